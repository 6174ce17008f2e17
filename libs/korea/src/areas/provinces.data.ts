import type { Area } from './area.js';
import { notified, recent } from './sources.data.js';

/** The country and its 시도, with the changes of 2023–2026. */
export const provinces: readonly Area[] = [
  { code: 'KR', ko: '대한민국', en: 'Republic of Korea', parent: null, source: notified },
  { code: '11', ko: '서울특별시', en: 'Seoul', parent: 'KR', source: notified },
  { code: '12', ko: '전남광주통합특별시', en: 'Jeonnam-Gwangju', parent: 'KR', from: '2026-07-01', source: recent },
  { code: '26', ko: '부산광역시', en: 'Busan', parent: 'KR', source: notified },
  { code: '27', ko: '대구광역시', en: 'Daegu', parent: 'KR', source: notified },
  { code: '28', ko: '인천광역시', en: 'Incheon', parent: 'KR', source: notified },
  { code: '29', ko: '광주광역시', en: 'Gwangju', parent: '12', until: '2026-07-01', source: notified },
  { code: '30', ko: '대전광역시', en: 'Daejeon', parent: 'KR', source: notified },
  { code: '31', ko: '울산광역시', en: 'Ulsan', parent: 'KR', source: notified },
  { code: '36', ko: '세종특별자치시', en: 'Sejong', parent: 'KR', source: notified },
  { code: '41', ko: '경기도', en: 'Gyeonggi-do', parent: 'KR', source: notified },
  { code: '42', ko: '강원도', en: 'Gangwon-do', parent: 'KR', until: '2023-06-11', successor: '51', source: notified },
  { code: '43', ko: '충청북도', en: 'Chungcheongbuk-do', parent: 'KR', source: notified },
  { code: '44', ko: '충청남도', en: 'Chungcheongnam-do', parent: 'KR', source: notified },
  { code: '45', ko: '전라북도', en: 'Jeollabuk-do', parent: 'KR', until: '2024-01-18', successor: '52', source: notified },
  { code: '46', ko: '전라남도', en: 'Jeollanam-do', parent: '12', until: '2026-07-01', source: notified },
  { code: '47', ko: '경상북도', en: 'Gyeongsangbuk-do', parent: 'KR', source: notified },
  { code: '48', ko: '경상남도', en: 'Gyeongsangnam-do', parent: 'KR', source: notified },
  { code: '50', ko: '제주특별자치도', en: 'Jeju', parent: 'KR', source: notified },
  { code: '51', ko: '강원특별자치도', en: 'Gangwon State', parent: 'KR', from: '2023-06-11', source: notified },
  { code: '52', ko: '전북특별자치도', en: 'Jeonbuk State', parent: 'KR', from: '2024-01-18', source: notified },
];

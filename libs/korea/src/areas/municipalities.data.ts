import type { Area } from './area.js';

const standard = '행정표준코드';

export const municipalities: readonly Area[] = [
  { code: '27720', ko: '군위군', en: 'Gunwi-gun', parent: '27', from: '2023-07-01', source: standard },
  { code: '43110', ko: '청주시', en: 'Cheongju-si', parent: '43', source: standard },
  { code: '43111', ko: '상당구', en: 'Sangdang-gu', parent: '43110', source: standard },
  { code: '43112', ko: '서원구', en: 'Seowon-gu', parent: '43110', source: standard },
  { code: '43113', ko: '흥덕구', en: 'Heungdeok-gu', parent: '43110', source: standard },
  { code: '43114', ko: '청원구', en: 'Cheongwon-gu', parent: '43110', source: standard },
  { code: '43130', ko: '충주시', en: 'Chungju-si', parent: '43', source: standard },
  { code: '43150', ko: '제천시', en: 'Jecheon-si', parent: '43', source: standard },
  {
    code: '43710',
    ko: '청원군',
    en: 'Cheongwon-gun',
    parent: '43',
    until: '2014-07-01',
    successor: '43110',
    source: `${standard} (확인 필요)`,
  },
  { code: '43720', ko: '보은군', en: 'Boeun-gun', parent: '43', source: standard },
  { code: '43730', ko: '옥천군', en: 'Okcheon-gun', parent: '43', source: standard },
  { code: '43740', ko: '영동군', en: 'Yeongdong-gun', parent: '43', source: standard },
  { code: '43745', ko: '증평군', en: 'Jeungpyeong-gun', parent: '43', source: standard },
  { code: '43750', ko: '진천군', en: 'Jincheon-gun', parent: '43', source: standard },
  { code: '43760', ko: '괴산군', en: 'Goesan-gun', parent: '43', source: standard },
  { code: '43770', ko: '음성군', en: 'Eumseong-gun', parent: '43', source: standard },
  { code: '43800', ko: '단양군', en: 'Danyang-gun', parent: '43', source: standard },
  { code: '47720', ko: '군위군', en: 'Gunwi-gun', parent: '47', until: '2023-07-01', successor: '27720', source: standard },
];

import type { Region } from './area.js';

/** The three 권역 of 충청북도 as the centre groups them; 음성 and 괴산 are elsewhere sometimes counted to the north. */
export const regions: readonly Region[] = [
  {
    code: 'chungbuk-north',
    ko: '북부권',
    en: 'Northern Chungbuk',
    areas: ['43130', '43150', '43800'],
    from: '2022-03-18',
    source: '충북북부권혁신지원센터 참여 시군 (2022-03-18 개소)',
  },
  {
    code: 'chungbuk-central',
    ko: '중부권',
    en: 'Central Chungbuk',
    areas: ['43110', '43745', '43750', '43760', '43770'],
    source: '북부권·남부권을 뺀 나머지 시군 (확인 필요)',
  },
  {
    code: 'chungbuk-south',
    ko: '남부권',
    en: 'Southern Chungbuk',
    areas: ['43720', '43730', '43740'],
    from: '2023-03-27',
    source: '남부 3군, 충북남부권혁신지원센터 (2023-03-27 개소)',
  },
];

/** The fourth and fifth digits of a 사업자등록번호. */
export const taxpayerKinds: readonly { from: number; to: number; ko: string; en: string; source: string; verified: boolean }[] = [
  { from: 1, to: 79, ko: '개인사업자(과세)', en: 'Sole proprietor (taxable)', source: '국세청 사업자등록번호 부여 체계', verified: false },
  { from: 80, to: 80, ko: '기타 단체', en: 'Other body', source: '국세청 사업자등록번호 부여 체계', verified: false },
  { from: 81, to: 81, ko: '영리법인 본점', en: 'Corporation (head office)', source: '국세청 사업자등록번호 부여 체계', verified: false },
  { from: 82, to: 82, ko: '비영리법인', en: 'Non-profit corporation', source: '국세청 사업자등록번호 부여 체계', verified: false },
  {
    from: 83,
    to: 83,
    ko: '국가·지방자치단체',
    en: 'State or local government',
    source: '국세청 사업자등록번호 부여 체계',
    verified: false,
  },
  { from: 84, to: 84, ko: '외국법인', en: 'Foreign corporation', source: '국세청 사업자등록번호 부여 체계', verified: false },
  { from: 85, to: 85, ko: '영리법인 지점', en: 'Corporation (branch)', source: '국세청 사업자등록번호 부여 체계', verified: false },
  { from: 86, to: 88, ko: '영리법인 본점', en: 'Corporation (head office)', source: '국세청 사업자등록번호 부여 체계', verified: false },
  { from: 89, to: 89, ko: '종교단체', en: 'Religious body', source: '국세청 사업자등록번호 부여 체계', verified: false },
  {
    from: 90,
    to: 99,
    ko: '개인사업자(면세)',
    en: 'Sole proprietor (tax-exempt)',
    source: '국세청 사업자등록번호 부여 체계',
    verified: false,
  },
];

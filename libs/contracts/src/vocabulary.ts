/** One code of a closed list. A code is never renamed, only deprecated. */
export interface Term {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly deprecated?: true;
}

/** Tracks (분야) a programme belongs to. */
export const tracks: readonly Term[] = [
  { code: 'automotive', ko: '자동차', en: 'Automotive' },
  { code: 'semiconductor', ko: '반도체', en: 'Semiconductor' },
  { code: 'secondary-battery', ko: '이차전지', en: 'Secondary battery' },
  { code: 'elevator', ko: '승강기', en: 'Elevator' },
  { code: 'blockchain', ko: '블록체인', en: 'Blockchain' },
  { code: 'regional-north', ko: '북부권', en: 'Northern region' },
  { code: 'regional-south', ko: '남부권', en: 'Southern region' },
  { code: 'research', ko: '연구개발·과학기술', en: 'Research and science' },
  { code: 'digital', ko: '디지털·SW', en: 'Digital and software' },
  { code: 'ai', ko: 'AI·빅데이터', en: 'AI and big data' },
  { code: 'xr', ko: 'XR·메타버스', en: 'XR and metaverse' },
  { code: 'robot', ko: '로봇', en: 'Robotics' },
  { code: 'bio-health', ko: '바이오헬스', en: 'Bio-health' },
  { code: 'materials-parts', ko: '소재·부품·장비', en: 'Materials, parts and equipment' },
  { code: 'ict', ko: 'ICT', en: 'ICT' },
  { code: 'content', ko: '콘텐츠', en: 'Content' },
  { code: 'tourism', ko: '관광', en: 'Tourism' },
  { code: 'talent', ko: '인재양성', en: 'Talent' },
  { code: 'startup', ko: '창업', en: 'Start-up' },
  { code: 'market', ko: '판로·마케팅', en: 'Markets and marketing' },
  { code: 'green', ko: '탄소중립·수소', en: 'Carbon neutrality and hydrogen' },
  { code: 'smart-city', ko: '스마트시티', en: 'Smart city' },
  { code: 'security', ko: '정보보호', en: 'Information security' },
];

/** What a support item gives. `interests` of a firm use the same codes. */
export const supportKinds: readonly Term[] = [
  { code: 'rnd', ko: '기술개발(R&D)', en: 'Research and development' },
  { code: 'prototype', ko: '시제품 제작', en: 'Prototype' },
  { code: 'process', ko: '공정개선', en: 'Process improvement' },
  { code: 'certification', ko: '인증·특허', en: 'Certification and patents' },
  { code: 'marketing', ko: '마케팅', en: 'Marketing' },
  { code: 'exhibition', ko: '전시회 참가', en: 'Exhibition' },
  { code: 'export', ko: '수출·해외진출', en: 'Export' },
  { code: 'commercialization', ko: '사업화', en: 'Commercialisation' },
  { code: 'consulting', ko: '컨설팅·자문', en: 'Consulting' },
  { code: 'education', ko: '교육·인력양성', en: 'Education' },
  { code: 'equipment', ko: '장비·시설 활용', en: 'Equipment and facilities' },
  { code: 'space', ko: '입주 공간', en: 'Space' },
  { code: 'demonstration', ko: '실증', en: 'Demonstration' },
  { code: 'startup', ko: '창업 지원', en: 'Start-up support' },
  { code: 'investment', ko: '투자·자금', en: 'Investment and funds' },
  { code: 'network', ko: '교류·협력', en: 'Networking' },
  { code: 'information', ko: '정보 제공', en: 'Information' },
  { code: 'planning', ko: '기획·과제 발굴', en: 'Planning' },
  { code: 'infrastructure', ko: '기반 구축', en: 'Infrastructure' },
  { code: 'event', ko: '행사·대회', en: 'Event' },
  { code: 'service', ko: '서비스 운영', en: 'Service' },
];

export const interests: readonly Term[] = supportKinds;

/** Marks the source puts on a programme. */
export const flags: readonly Term[] = [
  { code: '신규', ko: '신규', en: 'New' },
  { code: '공모', ko: '공모', en: 'By national competition' },
  { code: '제안', ko: '제안', en: 'Proposed to a ministry' },
  { code: '공약', ko: '공약', en: 'Governor’s pledge' },
];

export const applicants: readonly Term[] = [
  { code: 'company', ko: '기업', en: 'Company' },
  { code: 'pre-startup', ko: '예비창업자', en: 'Pre-startup' },
  { code: 'individual', ko: '개인', en: 'Individual' },
  { code: 'institution', ko: '기관', en: 'Institution' },
];

export const statuses: readonly Term[] = [
  { code: 'planned', ko: '예정', en: 'Planned' },
  { code: 'open', ko: '접수 중', en: 'Open' },
  { code: 'closed', ko: '마감', en: 'Closed' },
  { code: 'ended', ko: '종료', en: 'Ended' },
];

export const closings: readonly Term[] = [
  { code: 'fixed', ko: '마감일 지정', en: 'Fixed date' },
  { code: 'until-exhausted', ko: '예산 소진 시까지', en: 'Until the budget is spent' },
  { code: 'rolling', ko: '상시', en: 'Rolling' },
  { code: 'unknown', ko: '미정', en: 'Not stated' },
];

/**
 * Questions only a person can judge that state a fact about the firm, so that several programmes may ask them under one id and one answer
 * (`*` in place of the programme's id) serves them all. `ko` is the text of the programmes. What hangs on one notice is none of them.
 */
export const questions: readonly Term[] = [
  {
    code: 'ict-firm',
    ko: '정보통신기술(ICT) 분야의 제품이나 서비스를 만드는 기업입니까?',
    en: 'Does your firm make products or services of information and communication technology (ICT)?',
  },
  {
    code: 'digital-firm',
    ko: '소프트웨어(SW) 등 디지털 제품이나 서비스를 만드는 기업입니까?',
    en: 'Does your firm make software or other digital products or services?',
  },
  {
    code: 'semiconductor-or-software',
    ko: '반도체나 소프트웨어(SW) 분야의 제품·서비스를 만드는 기업입니까?',
    en: 'Does your firm make semiconductor or software products or services?',
  },
  {
    code: 'metaverse-content',
    ko: 'VR·AR이나 메타버스 콘텐츠를 만들거나 실증하려는 기업입니까?',
    en: 'Does your firm want to make or test VR, AR or metaverse content?',
  },
  { code: 'xr-technology', ko: 'XR이나 디지털트윈 기술을 가진 기업입니까?', en: 'Does your firm have XR or digital twin technology?' },
  { code: 'materials-parts-maker', ko: '소재·부품·장비를 만드는 기업입니까?', en: 'Does your firm make materials, parts or equipment?' },
  {
    code: 'aims-at-sobujang',
    ko: '소부장 전문기업 확인을 받으려고 준비하는 기업입니까?',
    en: 'Is your firm preparing to be certified as a specialist in materials, parts and equipment (소부장 전문기업)?',
  },
  {
    code: 'regional-specialised-industry',
    ko: '이차전지, 반도체, 자동차, 바이오 등 충북의 지역특화산업에 속하는 기업입니까?',
    en: 'Does your firm belong to a specialised industry of Chungbuk, such as secondary batteries, semiconductors, automotive or bio?',
  },
  {
    code: 'county-specialised-industry',
    ko: '사업장이 있는 시·군의 특화산업(경쟁력강화산업)에 속하는 기업입니까?',
    en: 'Does your firm belong to the specialised industry of the city or county it has a site in?',
  },
  {
    code: 'future-vehicle-technology',
    ko: '자율주행, 미래차부품, 특장차, 드론 분야의 기술을 개발하는 기업입니까?',
    en: 'Does your firm develop technology for autonomous driving, parts of future vehicles, special-purpose vehicles or drones?',
  },
  {
    code: 'hydrogen-digital-firm',
    ko: '청정수소나 이를 다루는 디지털 기술(ICT·SW) 분야의 전문기업입니까?',
    en: 'Does your firm specialise in clean hydrogen, or in digital technology (ICT, software) for it?',
  },
  {
    code: 'security-startup',
    ko: '정보보호 기술을 바탕으로 창업한 스타트업입니까?',
    en: 'Is your firm a start-up founded on information security technology?',
  },
  {
    code: 'security-technology',
    ko: '정보보호 기술을 개발하거나 사업화하려는 기업입니까?',
    en: 'Does your firm want to develop or commercialise information security technology?',
  },
  {
    code: 'wellness-tourism-firm',
    ko: '웰니스·의료관광 상품이나 서비스를 내놓았거나 준비하는 기업입니까?',
    en: 'Does your firm offer, or prepare, products or services of wellness or medical tourism?',
  },
  { code: 'exporter', ko: '수출하고 있는 기업입니까?', en: 'Does your firm export?' },
  { code: 'consumer-goods', ko: '소비재와 관련한 기업입니까?', en: 'Does your firm deal with consumer goods?' },
  {
    code: 'young-founder',
    ko: '대표자 또는 예비창업자가 청년입니까? (청년의 나이 기준은 공고문에서 확인하세요.)',
    en: 'Is the representative or the founder-to-be a young person? (See the notice for the age limits.)',
  },
];

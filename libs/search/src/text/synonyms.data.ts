/**
 * Names that mean the same to who looks for a programme, one group a line: a text with one of them also finds the others, after what has the
 * text's own words. A change here takes effect at the next start; nothing has to be indexed anew.
 *
 * A space in a name says that it is also written in two words (`해외 진출`, 해외진출). Names are found tightly: Latin and single syllables as whole
 * words, others as words, their beginnings or inside a compound. No name is in two groups, and none is so common that it would find half of
 * the catalogue (`기업`, `지원`).
 */
export const synonymGroups: readonly (readonly string[])[] = [
  // Industries and technologies
  ['이차전지', '2차전지', '배터리', '축전지'],
  ['반도체', '칩', '팹리스'],
  ['승강기', '엘리베이터', '에스컬레이터'],
  ['자동차', '모빌리티', '미래차', '전기차'],
  ['블록체인', '분산원장', 'DLT'],
  ['인공지능', 'AI', '머신러닝', '딥러닝'],
  ['소프트웨어', 'SW'],
  ['메타버스', '확장현실', 'XR'],
  ['가상현실', 'VR'],
  ['증강현실', 'AR'],
  ['사물인터넷', 'IoT'],
  ['드론', '무인기', '무인 항공기'],
  ['정보보호', '정보 보안', '사이버 보안'],
  ['소부장', '소재부품장비'],
  ['바이오헬스', '헬스케어'],
  ['탄소중립', '넷제로', '저탄소'],
  ['디지털 전환', 'DX'],
  ['스마트공장', '스마트 팩토리'],
  ['이스포츠', 'e스포츠', 'esports'],
  // Who applies
  ['스타트업', '창업기업', '창업', 'startup'],
  // What is supported
  ['연구개발', '기술개발', 'R&D'],
  ['특허', '지식재산', '지재권', 'IP'],
  ['수출', '해외 진출', '해외 판로'],
  ['마케팅', '홍보', '판로'],
  ['시제품', '프로토타입', '목업'],
  ['인증', '시험'],
  ['전시회', '박람회', '엑스포'],
  ['컨설팅', '자문', '멘토링'],
  ['인력 양성', '인재 양성'],
  ['실증', '테스트베드', 'PoC'],
  ['사업화', '상용화', '제품화'],
];

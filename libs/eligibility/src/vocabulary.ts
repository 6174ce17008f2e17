import type { Lang } from '#korea';
import type { Form, SiteKind, SizeClass, Stage, StandingFlag, TestName } from './rule.js';

/** One code of a closed list. A code is never renamed. */
export interface Code<C extends string = string> {
  readonly code: C;
  readonly ko: string;
  readonly en: string;
}

/** Certificates and confirmations a firm may hold. */
export const certificates: readonly Code[] = [
  { code: 'innobiz', ko: '이노비즈', en: 'Inno-Biz' },
  { code: 'mainbiz', ko: '메인비즈', en: 'Main-Biz' },
  { code: 'venture', ko: '벤처기업', en: 'Venture business' },
  { code: 'research-institute', ko: '기업부설연구소', en: 'Corporate research institute' },
  { code: 'rnd-department', ko: '연구개발전담부서', en: 'R&D department' },
  { code: 'lab-company', ko: '연구소기업', en: 'Research-based spin-off' },
  { code: 'social', ko: '사회적기업', en: 'Social enterprise' },
  { code: 'pre-social', ko: '예비사회적기업', en: 'Preliminary social enterprise' },
  { code: 'women', ko: '여성기업', en: 'Women-owned business' },
  { code: 'disabled', ko: '장애인기업', en: 'Disabled-owned business' },
  { code: 'sobujang', ko: '소부장 전문기업', en: 'Materials, parts and equipment specialist' },
  { code: 'root', ko: '뿌리기업', en: 'Root industry company' },
  { code: 'startup', ko: '창업기업 확인', en: 'Confirmed start-up' },
  { code: 'direct-production', ko: '직접생산확인', en: 'Direct production' },
  { code: 'family-friendly', ko: '가족친화인증', en: 'Family-friendly management' },
  { code: 'export-promising', ko: '수출유망중소기업', en: 'Promising exporter' },
  { code: 'green', ko: '녹색인증', en: 'Green certification' },
  { code: 'iso', ko: 'ISO 인증', en: 'ISO certification' },
  { code: 'haccp', ko: 'HACCP', en: 'HACCP' },
  { code: 'chungbuk-promising', ko: '충북 유망중소기업', en: 'Promising SME of Chungbuk' },
  { code: 'chungbuk-star', ko: '충북 스타기업', en: 'Star company of Chungbuk' },
];

/** Technology and industry fields that KSIC does not carry, as firms state them. */
export const fields: readonly Code[] = [
  { code: 'automotive', ko: '자동차', en: 'Automotive' },
  { code: 'semiconductor', ko: '반도체', en: 'Semiconductor' },
  { code: 'secondary-battery', ko: '이차전지', en: 'Secondary battery' },
  { code: 'elevator', ko: '승강기', en: 'Elevator' },
  { code: 'blockchain', ko: '블록체인', en: 'Blockchain' },
  { code: 'bio-health', ko: '바이오헬스', en: 'Bio-health' },
  { code: 'robot', ko: '로봇', en: 'Robotics' },
  { code: 'hydrogen', ko: '수소', en: 'Hydrogen' },
  { code: 'ai', ko: '인공지능', en: 'Artificial intelligence' },
  { code: 'xr', ko: 'XR·메타버스', en: 'XR and metaverse' },
  { code: 'software', ko: '소프트웨어', en: 'Software' },
  { code: 'content', ko: '콘텐츠', en: 'Content' },
  { code: 'cosmetics', ko: '화장품', en: 'Cosmetics' },
  { code: 'food-tech', ko: '푸드테크', en: 'Food tech' },
  { code: 'materials-parts', ko: '소재·부품·장비', en: 'Materials, parts and equipment' },
  { code: 'defence', ko: '방위산업', en: 'Defence' },
  { code: 'aerospace', ko: '항공우주', en: 'Aerospace' },
];

export const stages: readonly Code<Stage>[] = [
  { code: 'pre-startup', ko: '예비창업자', en: 'Pre-startup' },
  { code: 'operating', ko: '영업 중', en: 'Operating' },
  { code: 'closed', ko: '폐업', en: 'Closed' },
];

export const forms: readonly Code<Form>[] = [
  { code: 'corporation', ko: '법인', en: 'Corporation' },
  { code: 'sole-proprietor', ko: '개인사업자', en: 'Sole proprietor' },
  { code: 'cooperative', ko: '협동조합', en: 'Cooperative' },
  { code: 'other', ko: '기타', en: 'Other' },
];

export const standingFlags: readonly Code<StandingFlag>[] = [
  { code: 'tax-arrears', ko: '세금 체납', en: 'Tax arrears' },
  { code: 'credit-default', ko: '채무불이행', en: 'Credit default' },
  { code: 'suspended', ko: '휴업', en: 'Business suspended' },
  { code: 'sanctioned', ko: '정부지원사업 참여제한', en: 'Barred from public support' },
];

export const sizeClasses: readonly Code<SizeClass>[] = [
  { code: 'micro', ko: '소상공인', en: 'Micro enterprise' },
  { code: 'small', ko: '소기업', en: 'Small enterprise' },
  { code: 'medium', ko: '중기업', en: 'Medium enterprise' },
  { code: 'sme', ko: '중소기업', en: 'SME' },
  { code: 'mid', ko: '중견기업', en: 'Mid-sized enterprise' },
  { code: 'large', ko: '대기업', en: 'Large enterprise' },
];

export const siteKinds: readonly Code<SiteKind>[] = [
  { code: 'head', ko: '본사', en: 'Head office' },
  { code: 'factory', ko: '공장', en: 'Factory' },
  { code: 'lab', ko: '연구소', en: 'Laboratory' },
  { code: 'branch', ko: '지점', en: 'Branch' },
];

/** What each test asks about. */
export const tests: readonly Code<TestName>[] = [
  { code: 'site', ko: '소재지', en: 'Site' },
  { code: 'industry', ko: '업종', en: 'Industry' },
  { code: 'size', ko: '기업 규모', en: 'Size' },
  { code: 'age', ko: '업력', en: 'Age' },
  { code: 'employees', ko: '상시근로자', en: 'Employees' },
  { code: 'revenue', ko: '매출', en: 'Revenue' },
  { code: 'certificate', ko: '인증', en: 'Certificate' },
  { code: 'stage', ko: '사업 단계', en: 'Stage' },
  { code: 'form', ko: '기업 형태', en: 'Form' },
  { code: 'field', ko: '분야', en: 'Field' },
  { code: 'standing', ko: '결격사유', en: 'Standing' },
  { code: 'received', ko: '수혜 이력', en: 'Earlier support' },
  { code: 'confirm', ko: '확인 질문', en: 'Question' },
];

export function codesOf<C extends string>(list: readonly Code<C>[]): readonly C[] {
  return list.map(({ code }) => code);
}

/** The code's name; a code that is not in the list as it is. */
export function nameOf(list: readonly Code[], code: string, lang: Lang): string {
  return list.find((each) => each.code === code)?.[lang] ?? code;
}

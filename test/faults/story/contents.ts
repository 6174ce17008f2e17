import type { Random } from '../random.js';

const areas = ['43130', '43111', '43113', '43150', '43720', '43770', '43800', '41135', '11680'];
const industries = ['28202', '29162', '26112', '62010', '10794', '47912', '72129'];
const stages = ['operating', 'operating', 'operating', 'closed'];
const forms = ['corporation', 'sole-proprietor', 'cooperative'];
const words = ['승강기', '이차전지', '수출', '시제품', '마케팅', '반도체', '스마트', '친환경', '인증', '데이터'];

/** Each of which some programme has in its title sooner or later. */
export const searchWords: readonly string[] = words;

/** A firm as its clerk would send it: some tell much of themselves, some little. */
export function firm(random: Random): object {
  return {
    name: `${random.pick(words)}상사 ${random.below(1000)}`,
    stage: random.pick(stages),
    sites: [{ kind: 'head', area: random.pick(areas) }, ...(random.chance(0.3) ? [{ kind: 'factory', area: random.pick(areas) }] : [])],
    ...(random.chance(0.8) && { industries: random.some(industries, 1 + random.below(2)) }),
    ...(random.chance(0.7) && { employees: random.below(300) }),
    ...(random.chance(0.6) && { revenues: [{ year: 2023, amount: random.below(50_000) * 1_000_000 }] }),
    ...(random.chance(0.6) && { establishedOn: `${2005 + random.below(19)}-0${1 + random.below(9)}-1${random.below(10)}` }),
    ...(random.chance(0.5) && { form: random.pick(forms) }),
  };
}

export function program(random: Random, id: string): object {
  return {
    id,
    title: `${random.some(words, 2).join(' ')} 지원 사업 ${random.below(100)}`,
    summary: `${random.some(words, 4).join(', ')}을 돕습니다.`,
    applicants: ['company'],
    host: { organization: '충북과학기술혁신원' },
    ...(random.chance(0.6) && { budget: { amount: random.below(900) * 1_000_000 } }),
    supports: [{ kind: random.pick(['process', 'prototype', 'marketing']), title: `${random.pick(words)} 지원` }],
    rule: rule(random),
    ruleCovers: 'all',
  };
}

/** A call is open, past or yet to come on the day that the story takes place. */
export function call(random: Random, id: string): object {
  const month = 1 + random.below(6);
  return {
    id,
    title: `${random.pick(words)} 모집 공고`,
    opensAt: `2024-0${month}-0${1 + random.below(9)}`,
    closesAt: `2024-0${month + 1}-1${random.below(10)}T18:00:00+09:00`,
    ...(random.chance(0.4) && { rule: rule(random) }),
  };
}

function rule(random: Random): object {
  const criteria = [
    { site: { in: random.some(areas, 1 + random.below(5)) }, id: 'site', quote: '소재 기업' },
    { industry: { in: random.some(industries, 1 + random.below(4)) }, id: 'industry', quote: '업종' },
    { employees: { max: 10 + random.below(250) }, id: 'employees', quote: '상시근로자' },
    { stage: { in: ['operating'] }, id: 'stage', quote: '영업 중인 기업' },
  ];
  const chosen = random.some(criteria, 1 + random.below(3));
  return random.chance(0.3) ? { any: chosen } : { all: chosen };
}

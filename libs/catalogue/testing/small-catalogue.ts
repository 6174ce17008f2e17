import type { CatalogueCheck, EntryCheck } from '../src/checks/check.js';
import type { Checked } from '../src/finding.js';
import type { CatalogueInput } from '../src/read-catalogue.js';
import { readCatalogue } from '../src/read-catalogue.js';

/** A made-up plan; the number before each line is its own. */
const plan = `
1
2 차 례
3 Ⅲ. 추진계획	7
4
5 I. 일반현황
6
7 1 시설현황
8 - 위치 : 가온시 나루로 3
9  - 시험동(2층)
10
11 Ⅲ. 추진계획
12
13 1. 가온의 산업 육성
14 - 산업이 바뀌고 있다
15
16 ① 관내 기업 지원
17
18 1-1. 시험과 인증
19
20 □ 나사 시험 지원사업('31~'32) ^{신규} : 2.5억원
21
22 - 나사 기업 시험 지원(4개사), 상담 지원(20여건)
23 - **나사 센터 구축('31) : 10억원(산업부 공모)**
24  - 시험 장비 구축(2식)
25
26 IV. 현안사업
27
28 1. 나사 시험 지원
29
30 - 위 치 : 가온시 일원
31 - 사업기간 : 2031. 1. ~ 2032. 12.
32 - 총사업비 : 3억원(국비 2억, 지방비 1억)
33 - 지원기업 모집 공고 : '31. 3.
34
35 (단위 : 억원)
36
37 재원별	총사업비	2031년도
38 국 비	2	1
39 계	3	2
40
41 부서명	시험부	담당자	○○○ 책임 ☎011)222-3333
`;

/** A programme told in two chapters that contradict each other on its budget. */
const testing = {
  id: 'screw-testing',
  title: '나사 시험 지원사업',
  otherNames: ['나사 시험 지원'],
  summary: '나사 기업 4개사의 시험을 지원합니다.',
  applicants: ['company'],
  host: { organization: '가온원', department: '시험부', phone: '011-222-3333' },
  budget: { amount: 300_000_000, split: { national: 200_000_000, local: 100_000_000 } },
  period: { start: '2031-01', end: '2032-12' },
  place: '가온시 일원 · 시험동(2층)',
  supports: [
    { kind: 'certification', title: '나사 기업 시험 지원', quota: { count: 4, unit: '개사' } },
    { kind: 'consulting', title: '상담 지원', quota: { count: 20, unit: '여건' } },
  ],
  rule: {
    all: [
      { site: { in: ['43'] }, id: 'site', quote: '관내 기업 지원', lines: [16, 16] },
      { confirm: '나사를 만드는 기업입니까?', id: 'screws', quote: '나사 기업 시험 지원(4개사)', lines: [22, 22] },
    ],
  },
  ruleCovers: 'part',
  flags: ['신규'],
  sources: [
    { document: 'plan', section: 'Ⅲ-1. 가온의 산업 육성, 1-1. 시험과 인증', lines: [20, 22] },
    { document: 'plan', section: 'IV. 현안사업, 1. 나사 시험 지원', lines: [28, 41] },
    { document: 'plan', section: 'I. 일반현황, 1 시설현황', lines: [8, 9] },
  ],
  remarks: [
    {
      kind: 'contradiction',
      text: '사업비가 2.5억원과 3억원으로 다르다.',
      lines: [
        [20, 20],
        [32, 39],
      ],
    },
  ],
  targets: [
    { title: '나사 기업 시험 지원', count: 4, unit: '개사', lines: [22, 22] },
    { title: '상담 지원(20여건)', count: 20, unit: '건', lines: [22, 22] },
  ],
  calls: [{ id: '2031-1', title: '지원기업 모집 공고', expected: '2031-03', closing: 'unknown' }],
};

const centre = {
  id: 'screw-centre',
  title: '나사 센터 구축',
  summary: '시험 장비를 갖춥니다.',
  applicants: [],
  budget: { amount: 1_000_000_000 },
  period: { start: '2031', end: '2031' },
  supports: [{ kind: 'infrastructure', title: '시험 장비 구축', quota: { count: 2, unit: '식' } }],
  flags: ['공모'],
  sources: [{ document: 'plan', section: 'Ⅲ-1. 가온의 산업 육성, 1-1. 시험과 인증', lines: [23, 24] }],
  targets: [{ title: '시험 장비 구축', count: 2, unit: '식', lines: [24, 24] }],
};

const noProgrammes = [
  { lines: [11, 14], reason: 'Headings and background.' },
  { lines: [16, 18], reason: 'Headings.' },
  { lines: [26, 26], reason: 'Heading.' },
];

/** What differs from the small catalogue, which is right as it stands. */
export interface Change {
  readonly testing?: object;
  readonly centre?: object;
  readonly noProgrammes?: unknown;
  /** Lines that read otherwise, by number. */
  readonly lines?: Readonly<Record<number, string>>;
}

export function smallCatalogue(change: Change = {}): CatalogueInput {
  const lines = plan
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\d+ ?/u, ''))
    .map((line, index) => change.lines?.[index + 1] ?? line);
  return {
    plan: { id: 'plan', lines },
    programmes: [
      { file: 'screw-testing.yaml', data: { ...testing, ...change.testing } },
      { file: 'screw-centre.yaml', data: { ...centre, ...change.centre } },
    ],
    noProgrammes: { file: 'none.yaml', data: change.noProgrammes ?? noProgrammes },
  };
}

/** What a check finds in the changed catalogue: `path: message`, for the first programme where it looks at one. */
export function findingsOf(check: EntryCheck, change: Change = {}): readonly string[] {
  const { catalogue, findings } = readCatalogue(smallCatalogue(change));
  const entry = catalogue.entries.find(({ id }) => id === testing.id);
  if (entry === undefined) throw new Error(findings.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return written(check(entry, catalogue));
}

/** The same for a check that looks at everything. */
export function findingsOfAll(check: CatalogueCheck, change: Change = {}): readonly string[] {
  return written(check(readCatalogue(smallCatalogue(change)).catalogue));
}

function written({ findings }: Checked): readonly string[] {
  return findings.map(({ path, message }) => `${path}: ${message}`);
}

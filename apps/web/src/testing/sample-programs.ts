import type { ProgramAnswer } from '../api-client/api-client.types.js';

const host = { organization: '충북과학기술혁신원', department: '북부권 혁신지원센터', phone: '043-852-2896' };
const rest = { otherNames: [], flags: [], remarks: [], sources: [{ document: 'sample', lines: [1, 2] as const }], version: 1 };

/** A call that is open until 18:00 of a day two weeks on; asks for a place, an age and an exhibit that only a person can judge. */
export const exhibition: ProgramAnswer = {
  ...rest,
  id: 'kes-exhibition',
  title: 'KES 전시회 참가 지원',
  summary: '전시회 부스와 통역을 지원합니다.',
  tracks: ['market', 'regional-north'],
  applicants: ['company'],
  host,
  status: 'open',
  budget: { amount: 120000000, split: { national: 60000000, local: 30000000 } },
  targets: [{ title: '전시회 참가', count: 12, unit: '개사', lines: [21, 21] }],
  period: { start: '2024-01', end: '2024-12' },
  supports: [
    { kind: 'exhibition', title: '전시회 부스 임차', quota: { count: 12, unit: '개사' } },
    { kind: 'marketing', title: '홍보물 제작' },
  ],
  rule: {
    all: [
      { site: { in: ['43'] }, id: 'place', quote: '도내 소재 기업', lines: [10, 10] },
      { age: { below: 7 }, id: 'young', quote: '창업 7년 미만', lines: [11, 11] },
      { confirm: 'KES 전시분야에 적합한 제품을 보유', id: 'product-fits', quote: 'KES 전시분야에 적합한 제품', lines: [12, 13] },
      { certificate: { any: ['innobiz'] }, id: 'innobiz', strength: 'preferred', quote: '이노비즈 기업 우대' },
    ],
  },
  ruleCovers: 'part',
  calls: [
    {
      id: '2024-1',
      title: '2024년 KES 참가기업 모집 공고',
      noticedOn: '2024-02-26',
      opensAt: '2024-03-01',
      closesAt: '2024-03-18T18:00:00+09:00',
      closing: 'fixed',
      url: 'https://example.org/notice/1',
    },
  ],
};

/** A call that is only expected; asks for a place and one of two facts. */
export const battery: ProgramAnswer = {
  ...rest,
  id: 'chungju-battery',
  title: '충주시 이차전지 기업지원 사업',
  summary: '',
  tracks: ['secondary-battery', 'regional-north'],
  applicants: ['company'],
  host,
  status: 'planned',
  budget: { amount: 250000000 },
  supports: [{ kind: 'prototype', title: '시제품 제작 지원', quota: { count: 5, unit: '건' } }],
  rule: {
    all: [
      { site: { in: ['43130'] }, id: 'site', quote: '충주시 소재 이차전지 부품 산업체' },
      {
        any: [
          { industry: { in: ['28202'] }, id: 'industry' },
          { field: { in: ['secondary-battery'] }, id: 'field' },
        ],
      },
    ],
  },
  remarks: [
    { kind: 'note', text: '제목이 두 곳에서 다르게 적혀 있다.' },
    {
      kind: 'contradiction',
      text: '사업비가 2.5억과 2.7억으로 다르게 적혀 있다.',
      lines: [
        [630, 633],
        [1200, 1200],
      ],
    },
  ],
  calls: [{ id: '2024-1', title: '2024년 모집 공고', expected: '2024-03', closing: 'unknown' }],
};

/** Asks for the number of employees alone; always open. */
export const consulting: ProgramAnswer = {
  ...rest,
  id: 'small-firm-consulting',
  title: '영세기업 컨설팅',
  summary: '전문가가 찾아갑니다.',
  tracks: ['regional-south'],
  applicants: ['company'],
  host: { organization: '남부권 혁신지원센터' },
  status: 'open',
  supports: [],
  rule: { employees: { below: 10 }, id: 'few', quote: '상시근로자 10인 미만' },
  calls: [{ id: 'always', title: '상시 접수', opensAt: '2024-01-02', closing: 'rolling' }],
};

/** Firms do not apply to it. */
export const forestry: ProgramAnswer = {
  ...rest,
  id: 'forest',
  title: '생활 밀착형 숲 조성',
  summary: '',
  tracks: [],
  applicants: [],
  host,
  status: 'planned',
  supports: [],
  sources: [],
  calls: [],
};

/** Every text of it tries to become markup. */
export const hostile: ProgramAnswer = {
  ...rest,
  id: 'hostile',
  title: '<script>alert(1)</script>"><img src=x onerror=alert(2)>',
  summary: '</p><script>alert(3)</script>',
  otherNames: ['<b>x</b>'],
  tracks: ['market'],
  applicants: ['company'],
  host: { organization: '<i>기관</i>', department: '"><svg onload=alert(4)>', phone: '043-1<script>' },
  status: 'open',
  supports: [{ kind: 'marketing', title: '<u>지원</u>', quota: { count: 1, unit: '<em>건</em>' } }],
  rule: { confirm: '"><script>alert(5)</script>', id: 'c"><x', quote: '<q>인용</q>' },
  remarks: [{ kind: 'contradiction', text: '<marquee>다름</marquee>' }],
  sources: [{ document: '<h1>문서</h1>' }],
  calls: [{ id: 'c', title: '<h2>공고</h2>', opensAt: '2024-01-02', closing: 'until-exhausted', url: 'javascript:alert(6)' }],
};

export const samplePrograms: readonly ProgramAnswer[] = [exhibition, battery, consulting, forestry, hostile];

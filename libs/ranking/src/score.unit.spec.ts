import type { Outcome, Profile, Rule } from '#eligibility';
import type { Ranked } from './ranked.js';
import { scoreOf } from './score.js';
import { weights } from './weights.data.js';

const base: Ranked = {
  profile: {},
  rule: null,
  outcomes: new Map(),
  kinds: [],
  budget: null,
  call: null,
  open: false,
  expected: null,
  running: false,
  today: '2024-03-04',
  relevance: null,
  lang: 'ko',
};

function factor(name: string, ranked: Partial<Ranked>) {
  const found = scoreOf({ ...base, ...ranked }).factors.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no factor ${name}`);
  return found;
}

function met(rule: Rule, profile: Profile, ...ids: string[]): Partial<Ranked> {
  return { rule, profile, outcomes: new Map(ids.map((id): [string, Outcome] => [id, 'met'])) };
}

describe('weights', () => {
  it('sum to 1', () => {
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});

describe('scoreOf', () => {
  it('is the sum of weight × value over all factors', () => {
    const { score, factors } = scoreOf({ ...base, budget: 250_000_000, relevance: 0.5 });
    expect(factors.map(({ name }) => name)).toEqual(Object.keys(weights));
    expect(score).toBeCloseTo(
      factors.reduce((sum, { weight, value }) => sum + weight * value, 0),
      5,
    );
  });

  it('finds nothing in a programme without rule, budget or call', () => {
    expect(scoreOf(base).score).toBe(0);
  });
});

describe('area', () => {
  const inChungju: Profile = { sites: [{ area: '43130' }] };
  const one = factor('area', met({ site: { in: ['43130'] }, id: 's' }, inChungju, 's'));
  const three = factor('area', met({ site: { in: ['43720', '43730', '43740'] }, id: 's' }, { sites: [{ area: '43720' }] }, 's'));
  const province = factor('area', met({ site: { in: ['43'] }, id: 's' }, inChungju, 's'));
  const country = factor('area', met({ site: { in: ['KR'] }, id: 's' }, inChungju, 's'));

  it('counts one county 1, and less the wider the area', () => {
    expect(one.value).toBe(1);
    expect(three.value).toBeLessThan(one.value);
    expect(province.value).toBeLessThan(three.value);
    expect(country.value).toBe(0);
  });

  it('names the area that fits the firm', () => {
    expect(one.text).toContain('충주');
    expect(three.text).toContain('보은');
    expect(three.text).not.toContain('영동');
  });

  it('counts half while it is unknown, and nothing under a not', () => {
    expect(factor('area', { rule: { site: { in: ['43130'] }, id: 's' }, outcomes: new Map([['s', 'unknown']]) }).value).toBe(0.5);
    expect(factor('area', met({ not: { site: { in: ['43130'] }, id: 's' } }, inChungju, 's')).value).toBe(0);
  });
});

describe('industry', () => {
  it('counts a longer code more than a shorter one', () => {
    const profile: Profile = { industries: ['28202'] };
    const values = ['28202', '2820', '282', '28', 'C'].map(
      (code) => factor('industry', met({ industry: { in: [code] }, id: 'i' }, profile, 'i')).value,
    );
    expect(values).toEqual([1, 0.9, 0.8, 0.6, 0.3]);
  });

  it('looks at the codes that fit the firm, not at the others in the list', () => {
    expect(factor('industry', met({ industry: { in: ['C', '62010'] }, id: 'i' }, { industries: ['28202'] }, 'i')).value).toBe(0.3);
  });
});

describe('asked', () => {
  it('is the share of the interests that the programme serves', () => {
    expect(factor('asked', { profile: { interests: ['prototype', 'export'] }, kinds: ['prototype', 'process'] }).value).toBe(0.5);
  });

  it('takes the mean with the relevance of a text', () => {
    expect(factor('asked', { profile: { interests: ['prototype'] }, kinds: ['prototype'], relevance: 0.5 }).value).toBe(0.75);
    expect(factor('asked', { relevance: 0.5 }).value).toBe(0.5);
  });
});

describe('closing', () => {
  const call = (closesAt: string) => ({ closesAt, closing: 'fixed' });

  it('halves every fourteen days', () => {
    expect(factor('closing', { open: true, call: call('2024-03-04') }).value).toBe(1);
    expect(factor('closing', { open: true, call: call('2024-03-18') }).value).toBe(0.5);
    expect(factor('closing', { open: true, call: call('2024-04-01') }).value).toBe(0.25);
  });

  it('counts days in Seoul', () => {
    expect(factor('closing', { open: true, call: call('2024-03-18T18:00:00+09:00') }).text).toBe('마감 14일 전');
    expect(factor('closing', { open: true, call: call('2024-03-17T18:00:00Z') }).text).toBe('마감 14일 전');
  });

  it('names the month of a call that is only expected', () => {
    expect(factor('closing', { expected: '2024-03' }).text).toBe('공고 예정 2024년 3월');
  });

  it('counts nothing once it is over, or before there is any sign of a call', () => {
    expect(factor('closing', { call: call('2024-03-03') }).value).toBe(0);
    expect(factor('closing', {}).value).toBe(0);
    expect(factor('closing', { running: true }).value).toBe(0.1);
  });
});

describe('amount', () => {
  it('goes by order of magnitude from 10 million to 20 billion won', () => {
    expect(factor('amount', { budget: 10_000_000 }).value).toBe(0);
    expect(factor('amount', { budget: 20_000_000_000 }).value).toBe(1);
    expect(factor('amount', { budget: 1_000_000_000 }).value).toBeCloseTo(Math.log(100) / Math.log(2000), 5);
    expect(factor('amount', { budget: 500_000_000_000 }).value).toBe(1);
  });
});

describe('preferred', () => {
  it('is the share of the preferences that are met', () => {
    const rule: Rule = {
      all: [
        { certificate: { any: ['innobiz'] }, strength: 'preferred', id: 'a' },
        { certificate: { any: ['venture'] }, strength: 'preferred', id: 'b' },
        { site: { in: ['43'] }, id: 'c' },
      ],
    };
    expect(factor('preferred', met(rule, {}, 'a', 'c')).value).toBe(0.5);
  });
});

import { today } from '../testing/outcome.js';
import { criteriaOf, evaluate, judge, referenceDay, type Judged, type Profile, type Rule, type Verdict } from './index.js';

const by: Judged = { asOf: today };
const met: Rule = { form: { in: ['corporation'] } };
const unmet: Rule = { form: { in: ['other'] } };
const unknown: Rule = { employees: { max: 49 } };
const firm: Profile = { form: 'corporation' };
const verdict = (rule: Rule | null | undefined): Verdict => evaluate(rule, firm, by);

describe('groups', () => {
  test.each<[Rule, Verdict]>([
    [{ all: [met, met] }, 'eligible'],
    [{ all: [met, unknown] }, 'unknown'],
    [{ all: [unknown, unmet] }, 'ineligible'],
    [{ any: [unmet, unmet] }, 'ineligible'],
    [{ any: [unmet, unknown] }, 'unknown'],
    [{ any: [unknown, met] }, 'eligible'],
    [{ not: met }, 'ineligible'],
    [{ not: unmet }, 'eligible'],
    [{ not: unknown }, 'unknown'],
    [{ not: { any: [unmet, unmet] } }, 'eligible'],
  ])('%j: %s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });

  test('no rule is met', () => {
    expect(verdict(null)).toBe('eligible');
    expect(verdict(undefined)).toBe('eligible');
    expect(judge(null, {}, by)).toEqual({ verdict: 'eligible', trace: [], missing: [], nearMiss: null });
  });
});

describe('what is preferred never rules anyone out', () => {
  const preferred = (rule: Rule): Rule => ({ ...rule, strength: 'preferred' });

  test.each<[string, Rule, Verdict]>([
    ['alone', preferred(unmet), 'eligible'],
    ['in an all', { all: [met, preferred(unmet)] }, 'eligible'],
    ['in an any it does not help either', { any: [unmet, preferred(met)] }, 'ineligible'],
    ['a group with nothing left is left out of an any', { any: [unmet, { all: [preferred(met)] }] }, 'ineligible'],
    ['a group with nothing left is left out of an all', { all: [met, { any: [preferred(unmet)] }] }, 'eligible'],
    ['under a not', { not: preferred(met) }, 'eligible'],
    ['a not with nothing left is left out', { any: [unmet, { not: preferred(unmet) }] }, 'ineligible'],
    [
      'a not around a group with nothing left',
      { any: [unmet, { not: { all: [preferred(unmet), { not: preferred(met) }] } }] },
      'ineligible',
    ],
    ['a rule with nothing left is met', { not: { any: [preferred(met)] } }, 'eligible'],
  ])('%s', (_, rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });

  test('it stays in the trace, with its outcome', () => {
    const { trace } = judge({ all: [met, preferred(unmet)] }, firm, by);
    expect(trace.map(({ strength, outcome }) => [strength, outcome])).toEqual([
      ['must', 'met'],
      ['preferred', 'unmet'],
    ]);
  });
});

describe('the reference date', () => {
  const call = { noticedOn: '2024-03-04', opensAt: '2024-03-10T09:00:00+09:00', closesAt: '2024-03-20T15:30:00Z' };
  test.each<[string | undefined, Judged, string]>([
    [undefined, { asOf: today, call }, '2024-03-04'],
    ['notice', { asOf: today, call }, '2024-03-04'],
    ['open', { asOf: today, call }, '2024-03-10'],
    // 15:30 in Greenwich is half past midnight in Seoul.
    ['close', { asOf: today, call }, '2024-03-21'],
    ['2024-01-01', { asOf: today, call }, '2024-01-01'],
    ['2023-12-31T15:00:00Z', { asOf: today, call }, '2024-01-01'],
    [undefined, { asOf: today }, today],
    ['close', { asOf: today, call: null }, today],
    ['open', { asOf: today, call: { noticedOn: '2024-03-04' } }, today],
    ['notice', { asOf: today, call: { opensAt: '2024-03-10' } }, today],
  ])('on %s of %j is %s', (on, judged, expected) => {
    expect(referenceDay(on, judged)).toBe(expected);
  });

  test('is each criterion’s own', () => {
    const seven: Profile = { establishedOn: '2017-03-15' };
    const below = (on: string): Rule => ({ age: { below: 7 }, on });
    expect(evaluate(below('notice'), seven, { asOf: today, call })).toBe('eligible');
    expect(evaluate(below('close'), seven, { asOf: today, call })).toBe('ineligible');
    expect(evaluate({ any: [below('close'), below('open')] }, seven, { asOf: today, call })).toBe('eligible');
  });

  test('a date that is none is an error of the caller', () => {
    expect(() => evaluate({ age: { max: 7 } }, {}, { asOf: 'today' })).toThrow(RangeError);
    expect(() => evaluate({ age: { max: 7 } }, {}, { asOf: today, call: { noticedOn: '2024-03' } })).toThrow(RangeError);
  });
});

test('criteria in order, with ids, paths and what a not does to them', () => {
  const rule: Rule = { all: [met, { not: { any: [{ ...unknown, id: 'few' }, { not: unmet }] } }] };
  expect(criteriaOf(rule).map(({ id, path, negated }) => [id, path, negated])).toEqual([
    ['/all/0', '/all/0', false],
    ['few', '/all/1/not/any/0', true],
    ['/all/1/not/any/1/not', '/all/1/not/any/1/not', false],
  ]);
  expect(criteriaOf(met)[0]).toMatchObject({ id: '', path: '' });
  expect(criteriaOf(null)).toEqual([]);
});

test('the trace says what is asked, what there is, and where it stands', () => {
  const rule: Rule = {
    all: [
      { site: { in: ['43130'] }, id: 'in-chungju', quote: '충주시 소재 이차전지.승강기 부품 산업체', lines: [1200, 1200] },
      { not: { field: { in: ['robot'] } } },
    ],
  };
  expect(judge(rule, { sites: [{ kind: 'head', area: '43113' }], fields: ['robot'] }, by).trace).toEqual([
    {
      id: 'in-chungju',
      outcome: 'unmet',
      required: '충주시 소재',
      actual: '본사: 충청북도 청주시 흥덕구',
      quote: '충주시 소재 이차전지.승강기 부품 산업체',
      strength: 'must',
      test: 'site',
      lines: [1200, 1200],
    },
    { id: '/all/1/not', outcome: 'met', required: '제외 대상: 분야: 로봇', actual: '로봇', quote: null, strength: 'must', test: 'field' },
  ]);
});

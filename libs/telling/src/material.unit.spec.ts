import type { Call, ProgramState } from '#contracts';
import type { Rule } from '#eligibility';
import fc from 'fast-check';
import { rule } from '../../eligibility/testing/arbitraries.js';
import { changesBetween, hashOf, type Material, type MaterialPart, materialOf, materialParts } from './material.js';

const inChungju: Rule = { site: { in: ['43130'] }, quote: '충주시 소재 기업', lines: [630, 633] };
const young: Rule = { age: { below: 7 } };
const innobiz: Rule = { certificate: { any: ['innobiz'] } };

const program = (rule: Rule | null = { all: [inChungju, young] }, amount?: number): Pick<ProgramState, 'budget' | 'rule'> => ({
  rule,
  ...(amount === undefined ? {} : { budget: { amount, split: { city: amount } } }),
});
const call = (given: Partial<Call> = {}): Call => ({
  id: 'c-1',
  title: '모집 공고',
  closing: 'fixed',
  opensAt: '2024-03-04',
  closesAt: '2024-03-18',
  ...given,
});
const changed = (from: Material, to: Material, fields?: readonly MaterialPart[]) => changesBetween(from, to, { fields });
const eligibility = (from: Rule | null, to: Rule | null, lang: 'ko' | 'en' = 'ko') => {
  const [change] = changesBetween(materialOf(program(from), call()), materialOf(program(to), call()), { lang });
  return [change?.from, change?.to];
};

describe('the material of a call', () => {
  test('is its dates, how it closes, the budget, and the rule it is judged by', () => {
    expect(materialOf(program(young, 300_000_000), call())).toEqual({
      opensAt: '2024-03-04',
      closesAt: '2024-03-18',
      closing: 'fixed',
      amount: 300_000_000,
      rule: { age: { below: 7 } },
    });
    expect(materialOf(program(young), call({ rule: innobiz })).rule).toEqual(innobiz);
    expect(materialOf(program(young), call({ rule: null })).rule).toEqual(young);
    expect(materialOf({}, null)).toEqual({ opensAt: null, closesAt: null, closing: null, amount: null, rule: null });
  });

  test('does not depend on how the same is written', () => {
    const one = materialOf(program({ all: [inChungju, young] }), call({ closesAt: '2024-03-18T18:00:00+09:00' }));
    const other = materialOf(
      program({
        all: [
          { id: 'age', age: { below: 7 } },
          { quote: '충주', site: { in: ['43130'] } },
        ],
      }),
      call({ closesAt: '2024-03-18T09:00Z', title: '다시 올린 공고', noticedOn: '2024-03-01', url: 'https://example.org' }),
    );
    expect(other).toEqual(one);
    expect(hashOf(other)).toBe(hashOf(one));
    expect(changed(one, other)).toEqual([]);
  });

  test('is plain JSON', () => {
    const material = materialOf(program(), call());
    expect(JSON.parse(JSON.stringify(material))).toEqual(material);
    expect(hashOf(JSON.parse(JSON.stringify(material)) as Material)).toBe(hashOf(material));
  });

  test('has a hash that later versions must give too, or everyone is told again', () => {
    // FNV-1a of {"amount":300000000,"closesAt":"2024-03-18","closing":"fixed","eligibility":{"age":{"below":7}},"opensAt":"2024-03-04"}
    expect(hashOf(materialOf(program(young, 300_000_000), call()))).toBe('3eb7d7e4168ba62a');
  });

  test('refuses dates that are none', () => {
    expect(() => materialOf(program(), call({ closesAt: '2024-02-30' }))).toThrow(RangeError);
  });
});

describe('what changed', () => {
  const before = materialOf(program(young, 300_000_000), call());

  test('in each field, in a fixed order', () => {
    const after = materialOf(
      program(innobiz, 500_000_000),
      call({ opensAt: undefined, closesAt: '2024-03-25T18:00:00+09:00', closing: 'until-exhausted' }),
    );
    expect(changed(before, after)).toEqual([
      { field: 'opensAt', from: '2024-03-04', to: null },
      { field: 'closesAt', from: '2024-03-18', to: '2024-03-25T18:00:00+09:00' },
      { field: 'closing', from: 'fixed', to: 'until-exhausted' },
      { field: 'amount', from: 300_000_000, to: 500_000_000 },
      { field: 'eligibility', from: '빠진 조건: 업력 7년 미만', to: '추가된 조건: 인증: 이노비즈 보유' },
    ]);
  });

  test('of what was asked for alone', () => {
    const after = materialOf(program(young, 500_000_000), call({ closesAt: '2024-03-25' }));
    expect(changed(before, after, ['amount']).map(({ field }) => field)).toEqual(['amount']);
    expect(changed(before, after, ['eligibility', 'dates']).map(({ field }) => field)).toEqual(['closesAt']);
    expect(changed(before, after, ['eligibility'])).toEqual([]);
    expect(changed(before, after, [])).toEqual([]);
    expect(hashOf(after, ['eligibility'])).toBe(hashOf(before, ['eligibility']));
    expect(hashOf(after, ['amount'])).not.toBe(hashOf(before, ['amount']));
    expect(hashOf(after, ['dates', 'amount'])).toBe(hashOf(after, ['amount', 'dates']));
  });
});

describe('changed conditions in words', () => {
  test.each<[string, Rule | null, Rule | null, string, string]>([
    ['one added', inChungju, { all: [inChungju, young] }, '빠진 조건 없음', '추가된 조건: 업력 7년 미만'],
    ['one removed', { all: [inChungju, young] }, young, '빠진 조건: 충주시 소재', '추가된 조건 없음'],
    [
      'one exchanged',
      { all: [inChungju, young] },
      { all: [inChungju, { age: { below: 10 } }] },
      '빠진 조건: 업력 7년 미만',
      '추가된 조건: 업력 10년 미만',
    ],
    ['two added to none', null, { all: [young, inChungju] }, '조건 없음', '추가된 조건: 업력 7년 미만; 충주시 소재'],
    ['all removed', young, null, '빠진 조건: 업력 7년 미만', '조건 없음'],
    ['one turned round', young, { not: young }, '빠진 조건: 업력 7년 미만', '추가된 조건: 제외 대상: 업력 7년 미만'],
    ['one only preferred', young, { ...young, strength: 'preferred' }, '빠진 조건: 업력 7년 미만', '추가된 조건: 우대: 업력 7년 미만'],
    ['another reference date', young, { ...young, on: 'close' }, '빠진 조건: 업력 7년 미만', '추가된 조건: 업력 7년 미만 (기준일: 마감일)'],
    [
      'a reference date of its own',
      young,
      { ...young, on: '2024-12-31' },
      '빠진 조건: 업력 7년 미만',
      '추가된 조건: 업력 7년 미만 (기준일: 2024-12-31)',
    ],
    [
      'either instead of both',
      { all: [inChungju, young] },
      { any: [inChungju, young] },
      '조건의 문구는 같음',
      '조건의 묶음이나 긴 목록이 바뀜',
    ],
  ])('%s', (_, from, to, removed, added) => {
    expect(eligibility(from, to)).toEqual([removed, added]);
  });

  test('in English', () => {
    expect(eligibility(inChungju, { all: [inChungju, { ...young, on: 'open', strength: 'preferred' }] }, 'en')).toEqual([
      'No condition removed',
      'Added: Preferred: In business for less than 7 years (as of opening)',
    ]);
    expect(eligibility(null, inChungju, 'en')).toEqual(['No conditions', 'Added: A site in Chungju-si']);
  });

  test('of very many, the first ten', () => {
    const many: Rule = { all: Array.from({ length: 12 }, (_, i): Rule => ({ confirm: `질문 ${i + 10}`, id: `q${i}` })) };
    expect(eligibility(null, many)[1]).toBe(`추가된 조건: ${Array.from({ length: 10 }, (_, i) => `질문 ${i + 10}`).join('; ')} 외 2개`);
  });
});

test('there is something to tell exactly if the hash is another one', () => {
  const aRule = fc.option(rule({ maxDepth: 1, maxParts: 3 }), { nil: null });
  const aCall = fc.record({
    opensAt: fc.constantFrom('2024-03-04', undefined),
    closesAt: fc.constantFrom('2024-03-18', '2024-03-18T18:00:00+09:00', '2024-03-18T09:00:00Z'),
  });
  const anAmount = fc.constantFrom(undefined, 1, 2);
  const aMaterial = fc.tuple(aRule, aCall, anAmount).map(([rule, dates, amount]) => materialOf(program(rule, amount), call(dates)));
  fc.assert(
    fc.property(
      aMaterial,
      aMaterial,
      fc.subarray([...materialParts]),
      fc.constantFrom('ko' as const, 'en' as const),
      (from, to, fields, lang) => {
        const changes = changesBetween(from, to, { fields, lang });
        expect(changes.length === 0).toBe(hashOf(from, fields) === hashOf(to, fields));
        expect(changes.every((change) => change.from !== change.to)).toBe(true);
        expect(changesBetween(from, from, { fields, lang })).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});

import fc from 'fast-check';
import { today } from '../testing/outcome.js';
import { judged, plainProfile, rule } from '../testing/arbitraries.js';
import { criteriaOf } from './criteria-of.js';
import { bound } from './criteria/index.js';
import { factsFor, outcomesOf, verdictOf } from './evaluate.js';
import { evaluate, missingFields, type Judged, type Profile, type Rule } from './index.js';

const missing = (rule: Rule, profile: Profile = {}) => missingFields(rule, profile, { asOf: today });

const inChungju: Rule = { site: { in: ['43130'] } };
const holdsInnobiz: Rule = { certificate: { any: ['innobiz'] } };
const ask = (id: string): Rule => ({ confirm: `${id}?`, id });

describe('what to ask for', () => {
  test('nothing while the verdict is certain', () => {
    expect(missing(inChungju, { sites: [{ area: '43130' }] })).toEqual([]);
    expect(missing(inChungju, { sites: [] })).toEqual([]);
    expect(missing({ all: [inChungju, holdsInnobiz] }, { certificates: [] })).toEqual([]);
  });

  test('of all, every unknown one, sorted', () => {
    expect(missing({ all: [inChungju, holdsInnobiz, ask('fits'), { employees: { max: 9 } }] })).toEqual([
      'answers.fits',
      'certificates',
      'employees',
      'sites',
    ]);
  });

  test('of any, the one that asks for least', () => {
    expect(missing({ any: [{ all: [inChungju, holdsInnobiz] }, { form: { in: ['other'] } }] })).toEqual(['form']);
  });

  test('a field that several criteria need counts once', () => {
    const twoOfSites: Rule = { all: [inChungju, { site: { in: ['43'], kinds: ['head'] } }] };
    expect(missing({ any: [{ all: [holdsInnobiz, { form: { in: ['other'] } }] }, twoOfSites] })).toEqual(['sites']);
  });

  test('a field asked for elsewhere anyway is free', () => {
    // By itself `employees` is as good as `sites` and comes first; but `sites` is asked for already.
    expect(missing({ all: [inChungju, { any: [{ employees: { max: 9 } }, { site: { in: ['43'] } }] }] })).toEqual(['sites']);
  });

  test('at the same number, rather a fact than an answer', () => {
    expect(missing({ any: [ask('a'), { standing: { none: ['suspended'] } }] })).toEqual(['standing']);
  });

  test('else the first by code unit', () => {
    expect(missing({ any: [holdsInnobiz, inChungju, { form: { in: ['other'] } }] })).toEqual(['certificates']);
    expect(missing({ any: [ask('b'), ask('a'), ask('B')] })).toEqual(['answers.B']);
    expect(missing({ any: [{ all: [ask('b'), ask('c')] }, { all: [ask('a'), ask('z')] }] })).toEqual(['answers.a', 'answers.z']);
  });

  test('under a not the parts of an any are all needed, and of an all only one', () => {
    expect(missing({ not: { any: [inChungju, holdsInnobiz] } })).toEqual(['certificates', 'sites']);
    expect(missing({ not: { all: [inChungju, holdsInnobiz] } })).toEqual(['certificates']);
  });

  test('what cannot help is not asked for', () => {
    expect(missing({ any: [{ all: [{ form: { in: ['other'] } }, inChungju] }, holdsInnobiz] }, { form: 'corporation' })).toEqual([
      'certificates',
    ]);
  });

  test('nothing for what is preferred only', () => {
    expect(missing({ all: [inChungju, { ...holdsInnobiz, strength: 'preferred' }] })).toEqual(['sites']);
    expect(missing({ any: [{ form: { in: ['other'] }, strength: 'preferred' }, { all: [inChungju, holdsInnobiz] }] })).toEqual([
      'certificates',
      'sites',
    ]);
  });
});

/** The definition to the letter: every set of unknown criteria is tried. */
function byTryingAll(rule: Rule, profile: Profile, by: Judged): readonly string[] {
  if (evaluate(rule, profile, by) !== 'unknown') return [];
  const outcomes = outcomesOf(rule, profile, by);
  const unknown = criteriaOf(rule).filter(({ path }) => outcomes.get(path) === 'unknown');
  let best: { readonly fields: readonly string[]; readonly answers: number } | null = null;
  for (let set = 0; set < 2 ** unknown.length; set += 1) {
    const chosen = unknown.filter((_, index) => (set & (1 << index)) !== 0);
    const turned = new Map(outcomes);
    for (const { path, negated } of chosen) turned.set(path, negated ? 'unmet' : 'met');
    if (verdictOf(rule, turned) !== 'eligible') continue;
    const fields = [...new Set(chosen.flatMap((placed) => bound(placed.criterion).lacks(factsFor(placed, profile, by))))].sort();
    const answers = fields.filter((field) => field.startsWith('answers.')).length;
    const firstBefore =
      best === null ||
      fields.length < best.fields.length ||
      (fields.length === best.fields.length && (answers < best.answers || (answers === best.answers && isBefore(fields, best.fields))));
    if (firstBefore) best = { fields, answers };
  }
  return best!.fields;
}

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  for (const [index, field] of a.entries()) if (field !== b[index]) return field < b[index]!;
  return false;
}

test('it is the best of all sets', () => {
  fc.assert(
    fc.property(rule({ maxDepth: 3, maxParts: 3 }), plainProfile, judged, (each, profile, by) => {
      fc.pre(criteriaOf(each).length <= 8);
      expect(missingFields(each, profile, by)).toEqual(byTryingAll(each, profile, by));
    }),
    { numRuns: 300 },
  );
});

test('it is the best of all sets where most criteria are questions', () => {
  const question = fc.integer({ min: 0, max: 9 });
  const tree = (depth: number): fc.Arbitrary<Rule> =>
    depth === 0
      ? fc.oneof(
          { weight: 3, arbitrary: question.map((): Rule => ({ confirm: '?' })) },
          fc.constantFrom<Rule>(inChungju, holdsInnobiz, { size: { in: ['micro'] } }, { employees: { max: 9 } }),
        )
      : fc.oneof(
          fc.array(tree(depth - 1), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
          fc.array(tree(depth - 1), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
          tree(depth - 1).map((not) => ({ not })),
        );
  const withIds = (each: Rule, next: Iterator<string>): Rule => {
    if ('all' in each) return { all: each.all.map((part) => withIds(part, next)) };
    if ('any' in each) return { any: each.any.map((part) => withIds(part, next)) };
    if ('not' in each) return { not: withIds(each.not, next) };
    return 'confirm' in each ? { ...each, id: next.next().value as string } : each;
  };
  const ids = fc.shuffledSubarray('abcdefghijklmnopqrstuvwxyz'.split(''), { minLength: 26 });
  fc.assert(
    fc.property(tree(3), ids, (shape, letters) => {
      const each = withIds(shape, letters[Symbol.iterator]());
      fc.pre(criteriaOf(each).length <= 9);
      expect(missing(each)).toEqual(byTryingAll(each, {}, { asOf: today }));
    }),
    { numRuns: 300 },
  );
});

test('two hundred questions in a deep rule are no trouble', () => {
  const each: Rule = {
    all: Array.from({ length: 100 }, (_, i): Rule => ({ any: [ask(`a${i}`), { all: [ask(`b${i}`)] }] })),
  };
  expect(missing(each)).toHaveLength(100);
});

import fc from 'fast-check';
import { judged, narrowed, plainProfile, profile, rule } from '../testing/arbitraries.js';
import {
  criteriaOf,
  evaluate,
  judge,
  lintRule,
  missingFields,
  parseProfile,
  parseRule,
  type Judged,
  type Profile,
  type Rule,
} from './index.js';

const someProfile = fc.oneof(profile, plainProfile);

/** Everything but the words. */
function essence(each: Rule, firm: Profile, by: Judged) {
  const { verdict, missing, nearMiss } = judge(each, firm, by);
  return { verdict, missing, nearMiss: nearMiss === null ? null : { id: nearMiss.id, off: nearMiss.off } };
}

describe('the doors', () => {
  test('take every rule and firm that is right, also after a journey as JSON', () => {
    fc.assert(
      fc.property(rule(), someProfile, (each, firm) => {
        expect(parseRule(each)).toEqual({ ok: true, value: each });
        expect(parseRule(JSON.parse(JSON.stringify(each)))).toEqual({ ok: true, value: each });
        expect(parseProfile(JSON.parse(JSON.stringify(firm)))).toEqual({ ok: true, value: firm });
      }),
      { numRuns: 300 },
    );
  });

  test('take or refuse anything at all, and never break', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withObjectString: true, withSparseArray: true }), (anything) => {
        for (const parsed of [
          parseRule(anything),
          parseRule({ all: [anything] }),
          parseProfile(anything),
          parseProfile({ sites: anything }),
        ]) {
          if (!parsed.ok) expect(parsed.errors.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('whatever the doors let through is judged, in either language, and explained criterion by criterion', () => {
  fc.assert(
    fc.property(rule(), someProfile, judged, fc.constantFrom('ko' as const, 'en' as const), (each, firm, by, lang) => {
      const { verdict, trace, missing, nearMiss } = judge(each, firm, by, lang);
      expect(verdict).toBe(evaluate(each, firm, by));
      expect(trace.map(({ id }) => id)).toEqual(criteriaOf(each).map(({ id }) => id));
      expect(new Set(trace.map(({ id }) => id)).size).toBe(trace.length);
      for (const { required, actual } of trace) expect(`${required} ${actual}`).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
      expect(missing.length > 0).toBe(verdict === 'unknown');
      if (verdict !== 'ineligible') expect(nearMiss).toBeNull();
      lintRule(each, lang);
    }),
    { numRuns: 300 },
  );
});

describe('groups follow the laws of Kleene', () => {
  const given = rule({ ids: 'given', maxDepth: 2 });

  /** Ids are unique in a rule, so the second of two rules gets its own. */
  const distinct = (each: Rule, prefix: string): Rule => {
    if ('all' in each) return { all: each.all.map((part) => distinct(part, prefix)) };
    if ('any' in each) return { any: each.any.map((part) => distinct(part, prefix)) };
    if ('not' in each) return { not: distinct(each.not, prefix) };
    return { ...each, id: `${prefix}${each.id}` };
  };

  test('De Morgan', () => {
    fc.assert(
      fc.property(given, given, someProfile, judged, (left, right, firm, by) => {
        const [a, b] = [distinct(left, 'a'), distinct(right, 'b')];
        expect(essence({ not: { all: [a, b] } }, firm, by)).toEqual(essence({ any: [{ not: a }, { not: b }] }, firm, by));
        expect(essence({ not: { any: [a, b] } }, firm, by)).toEqual(essence({ all: [{ not: a }, { not: b }] }, firm, by));
      }),
      { numRuns: 300 },
    );
  });

  test('two nots undo each other, and a group of one is its part', () => {
    fc.assert(
      fc.property(given, someProfile, judged, (each, firm, by) => {
        const own = essence(each, firm, by);
        expect(essence({ not: { not: each } }, firm, by)).toEqual(own);
        expect(essence({ all: [each] }, firm, by)).toEqual(own);
        expect(essence({ any: [each] }, firm, by)).toEqual(own);
      }),
      { numRuns: 300 },
    );
  });

  test('the order of parts never matters', () => {
    const turned = (each: Rule): Rule => {
      if ('all' in each) return { all: each.all.map(turned).reverse() };
      if ('any' in each) return { any: each.any.map(turned).reverse() };
      return 'not' in each ? { not: turned(each.not) } : each;
    };
    fc.assert(
      fc.property(given, someProfile, judged, (each, firm, by) => {
        expect(essence(turned(each), firm, by)).toEqual(essence(each, firm, by));
      }),
      { numRuns: 300 },
    );
  });

  test('a preferred criterion changes nothing', () => {
    const isPreferred = (each: Rule): boolean => 'strength' in each && each.strength === 'preferred';
    const without = (each: Rule): Rule | null => {
      if ('not' in each) {
        const inner = without(each.not);
        return inner === null ? null : { not: inner };
      }
      if (!('all' in each) && !('any' in each)) return isPreferred(each) ? null : each;
      const left = ('all' in each ? each.all : each.any).map(without).filter((part) => part !== null);
      if (left.length === 0) return null;
      return 'all' in each ? { all: left } : { any: left };
    };
    fc.assert(
      fc.property(given, someProfile, judged, (each, firm, by) => {
        const left = without(each);
        expect(essence(each, firm, by)).toEqual(
          left === null ? { verdict: 'eligible', missing: [], nearMiss: null } : essence(left, firm, by),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test('knowing more never overturns what was certain', () => {
  fc.assert(
    fc.property(
      rule(),
      someProfile.chain((firm) => fc.tuple(fc.constant(firm), narrowed(firm))),
      fc.record({ asOf: fc.constant('2024-05-10'), programId: fc.constant('p-1'), bareAnswers: fc.constant(true) }),
      (each, [firm, closer], by) => {
        const before = evaluate(each, firm, by);
        if (before !== 'unknown') expect(evaluate(each, closer, by)).toBe(before);
      },
    ),
    { numRuns: 1500 },
  );
});

test('the same question has the same answer', () => {
  fc.assert(
    fc.property(rule(), someProfile, judged, (each, firm, by) => {
      const frozen = JSON.stringify([each, firm, by]);
      expect(judge(each, firm, by)).toEqual(judge(each, firm, by));
      expect(missingFields(each, firm, by)).toEqual(judge(each, firm, by).missing);
      expect(JSON.stringify([each, firm, by])).toBe(frozen);
    }),
    { numRuns: 200 },
  );
});

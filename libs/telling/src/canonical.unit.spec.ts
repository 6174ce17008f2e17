import { evaluate, type Rule } from '#eligibility';
import fc from 'fast-check';
import { judged, profile, rule } from '../../eligibility/testing/arbitraries.js';
import { canonicalJson, canonicalRule } from './canonical.js';

test('JSON in which the order of keys does not show', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined, '0': 'x' })).toBe('{"0":"x","b":[{"c":null,"d":1}]}');
  expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  expect(canonicalJson([2, 1])).toBe('[2,1]');
});

describe('a rule', () => {
  test.each<[string, Rule, Rule]>([
    [
      'without ids, quotes and lines, and without what goes without saying',
      { site: { in: ['43130'] }, id: 'c1', quote: '충주시 소재', lines: [3, 4], strength: 'must', on: 'notice' },
      { site: { in: ['43130'] } },
    ],
    ['with its lists in order and once each', { industry: { in: ['C', '62', 'C'], main: false } }, { industry: { in: ['62', 'C'] } }],
    ['with its reference day in Seoul', { age: { below: 7 }, on: '2024-03-04T15:00:00Z' }, { age: { below: 7 }, on: '2024-03-05' }],
    [
      'with the parts of its groups in order and once each',
      { all: [{ size: { in: ['sme'] } }, { any: [{ age: { max: 3 } }, { age: { below: 3 } }] }, { size: { in: ['sme'] }, id: 'again' }] },
      { all: [{ any: [{ age: { below: 3 } }, { age: { max: 3 } }] }, { size: { in: ['sme'] } }] },
    ],
    [
      'with all that decides',
      { not: { age: { max: 7 }, on: 'open', strength: 'preferred' } },
      { not: { age: { max: 7 }, strength: 'preferred', on: 'open' } },
    ],
    ['with its main industry', { industry: { in: ['C'], main: true } }, { industry: { in: ['C'], main: true } }],
    ['with its question', { confirm: '제품을 보유', id: 'product' }, { confirm: '제품을 보유' }],
  ])('%s', (_, given, canonical) => {
    expect(canonicalRule(given)).toEqual(canonical);
  });

  const rules = rule();

  test('gives every firm the verdict it gave before', () => {
    fc.assert(
      // An answer is found by the id of its question, which is left out: so without answers.
      fc.property(rules, profile, judged, (each, known, how) => {
        const firm = { ...known, answers: {} };
        expect(evaluate(canonicalRule(each), firm, how)).toBe(evaluate(each, firm, how));
      }),
      { numRuns: 400 },
    );
  });

  test('is written once and for all, in whatever order it comes', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned).reverse();
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, part]) => [key, turned(part)] as const)
          .reverse(),
      );
    };
    fc.assert(
      fc.property(rules, (each) => {
        const canonical = canonicalRule(each);
        expect(canonicalRule(canonical)).toEqual(canonical);
        expect(canonicalJson(canonicalRule(turned(each) as Rule))).toBe(canonicalJson(canonical));
        expect(JSON.parse(JSON.stringify(canonical))).toEqual(canonical);
      }),
      { numRuns: 300 },
    );
  });
});

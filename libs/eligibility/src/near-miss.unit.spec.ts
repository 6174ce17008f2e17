import fc from 'fast-check';
import { judged, plainProfile, profile, rule } from '../testing/arbitraries.js';
import { today } from '../testing/outcome.js';
import { criteriaOf } from './criteria-of.js';
import { outcomesOf, verdictOf } from './evaluate.js';
import { judge, type Bounds, type NearMiss, type Profile, type Rule } from './index.js';

const nearMiss = (rule: Rule, firm: Profile, asOf = today): NearMiss | null => judge(rule, firm, { asOf }).nearMiss;
const off = (rule: Rule, firm: Profile, asOf = today) => nearMiss(rule, firm, asOf)?.off;

const inChungju: Rule = { site: { in: ['43130'] }, id: 'chungju', quote: '충주시 소재' };
const corporation: Rule = { form: { in: ['corporation'] } };
const elsewhere: Profile = { sites: [{ kind: 'head', area: '43113' }] };

test('the one condition that stands in the way, in words', () => {
  expect(nearMiss({ all: [inChungju, corporation] }, { ...elsewhere, form: 'corporation' })).toEqual({
    id: 'chungju',
    required: '충주시 소재',
    actual: '본사: 충청북도 청주시 흥덕구',
    off: null,
    quote: '충주시 소재',
  });
});

describe('which one it is', () => {
  test('the rest may be unknown: something other than ineligible is enough', () => {
    expect(nearMiss({ all: [inChungju, corporation] }, elsewhere)?.id).toBe('chungju');
  });
  test('none where two stand in the way', () => {
    expect(nearMiss({ all: [inChungju, corporation] }, { ...elsewhere, form: 'other' })).toBeNull();
  });
  test('none where either of two would do', () => {
    expect(nearMiss({ any: [inChungju, corporation] }, { ...elsewhere, form: 'other' })).toBeNull();
  });
  test('the one that helps, where another one alone would not', () => {
    const rule: Rule = { any: [inChungju, { all: [corporation, { employees: { max: 9 } }] }] };
    expect(nearMiss(rule, { ...elsewhere, form: 'other', employees: 10 })?.id).toBe('chungju');
  });
  test('none where nothing is in the way', () => {
    expect(nearMiss(inChungju, {})).toBeNull();
    expect(nearMiss(inChungju, { sites: [{ area: '43130' }] })).toBeNull();
  });
  test('under a not, the one that is met', () => {
    expect(nearMiss({ not: inChungju }, { sites: [{ area: '43130' }] })).toMatchObject({
      id: 'chungju',
      required: '제외 대상: 충주시 소재',
    });
    expect(nearMiss({ not: { any: [inChungju, corporation] } }, { sites: [{ area: '43130' }], form: 'other' })?.id).toBe('chungju');
    expect(nearMiss({ not: { all: [inChungju, corporation] } }, { sites: [{ area: '43130' }], form: 'corporation' })).toBeNull();
  });
  test('never a preferred one', () => {
    expect(nearMiss({ all: [inChungju, { ...corporation, strength: 'preferred' }] }, { ...elsewhere, form: 'other' })?.id).toBe('chungju');
  });
});

describe('how far off it is', () => {
  /** Established on 2018-03-02: the third anniversary is 2021-03-02, the seventh 2025-03-02. */
  test.each<[Bounds, string, number]>([
    [{ min: 3 }, '2021-03-01', 1],
    [{ above: 3 }, '2021-03-02', 0],
    [{ above: 3 }, '2021-02-28', 2],
    [{ max: 7 }, '2025-03-03', 1],
    [{ below: 7 }, '2025-03-02', 0],
    [{ below: 7 }, '2025-03-03', 1],
    [{ min: 3, below: 7 }, '2020-03-02', 365],
    [{ min: 3, below: 7 }, '2026-03-02', 365],
    [{ below: 7 }, '2018-02-28', 2],
    [{ max: 7 }, '2018-02-28', 2],
    [{ min: 3 }, '2018-02-28', 1098],
  ])('age %j on %s: %i days', (age, asOf, days) => {
    expect(off({ age }, { establishedOn: '2018-03-02' }, asOf)).toEqual({ days });
  });

  test.each<[Bounds, string, number]>([
    [{ below: 7 }, '2024-03-02', 365],
    [{ max: 7 }, '2025-03-02', 0],
    [{ min: 3 }, '2021-03-02', 0],
    [{ above: 3 }, '2021-03-12', 10],
    [{ min: 3, below: 7 }, '2021-03-12', 10],
    [{ min: 3, below: 7 }, '2025-03-01', 1],
  ])('under a not, age %j on %s: %i days to the nearer bound', (age, asOf, days) => {
    expect(off({ not: { age } }, { establishedOn: '2018-03-02' }, asOf)).toEqual({ days });
  });

  test.each<[Bounds, number, number]>([
    [{ max: 49 }, 50, 1],
    [{ below: 50 }, 50, 0],
    [{ below: 50 }, 50.5, 0.5],
    [{ min: 5 }, 3, 2],
    [{ above: 5 }, 5, 0],
    [{ min: 5, max: 49 }, 60, 11],
    [{ min: 5, max: 49 }, 0, 5],
  ])('employees %j of %d: %d persons', (employees, given, persons) => {
    expect(off({ employees }, { employees: given })).toEqual({ employees: persons });
  });

  test('under a not, to the nearer bound', () => {
    expect(off({ not: { employees: { min: 5, max: 49 } } }, { employees: 7 })).toEqual({ employees: 2 });
    expect(off({ not: { employees: { max: 49 } } }, { employees: 49 })).toEqual({ employees: 0 });
    expect(off({ not: { employees: { max: 49 } } }, { employees: 7 })).toEqual({ employees: 42 });
    expect(off({ not: { employees: { above: 5 } } }, { employees: 7 })).toEqual({ employees: 2 });
  });

  test('revenue in won', () => {
    expect(off({ revenue: { max: 12_000_000_000 } }, { revenues: [{ year: 2023, amount: 12_300_000_000 }] })).toEqual({ won: 300_000_000 });
  });

  test('nothing for bands, for a pre-startup and for other tests', () => {
    expect(nearMiss({ employees: { max: 49 } }, { employees: { min: 50 } })).toMatchObject({ off: null, actual: '50명 이상' });
    expect(nearMiss({ revenue: { max: 1 } }, { revenues: [{ year: 2023, amount: { min: 2 } }] })).toMatchObject({ off: null });
    expect(nearMiss({ age: { max: 7 } }, { stage: 'pre-startup', establishedOn: '2020-01-01' })).toMatchObject({ off: null });
    expect(nearMiss({ size: { in: ['mid'] } }, { sizeClass: 'small' })).toMatchObject({ off: null });
  });
});

test('it is the only criterion whose change for the better helps', () => {
  fc.assert(
    fc.property(rule({ maxDepth: 3, maxParts: 3 }), fc.oneof(profile, plainProfile), judged, (each, firm, by) => {
      const outcomes = outcomesOf(each, firm, by);
      const { verdict, nearMiss: found } = judge(each, firm, by);
      if (verdict !== 'ineligible') {
        expect(found).toBeNull();
        return;
      }
      // To the letter: any criterion, the unknown and the preferred too, made to turn out well.
      const helping = criteriaOf(each).filter(
        ({ path, negated }) => verdictOf(each, new Map(outcomes).set(path, negated ? 'unmet' : 'met')) !== 'ineligible',
      );
      expect(found?.id ?? null).toBe(helping.length === 1 ? helping[0]!.id : null);
      if (found?.off) for (const distance of Object.values(found.off)) expect(distance).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});

test('a firm is as many days off as the reference date must move', () => {
  const bounds: fc.Arbitrary<Bounds> = fc.constantFrom({ min: 3 }, { max: 3 }, { min: 2, max: 3 });
  fc.assert(
    fc.property(bounds, fc.date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), (age, date) => {
      const firm = { establishedOn: '2020-02-29' };
      const asOf = date.toISOString().slice(0, 10);
      const distance = off({ age }, firm, asOf) as { days: number } | undefined;
      fc.pre(distance !== undefined);
      const moved = [distance.days, -distance.days].map((days) =>
        new Date(Date.parse(asOf) + days * 86_400_000).toISOString().slice(0, 10),
      );
      expect(moved.map((day) => judge({ age }, firm, { asOf: day }).verdict)).toContain('eligible');
    }),
  );
});

describe('where there is no distance, or one that must not be measured', () => {
  test('a pre-startup has none, whatever it says of itself', () => {
    const firm: Profile = { stage: 'pre-startup', employees: 0, revenues: [{ year: 2023, amount: 1 }] };
    expect(nearMiss({ employees: { min: 5 } }, firm)).toMatchObject({ off: null });
    expect(nearMiss({ revenue: { min: 5 } }, firm)).toMatchObject({ off: null });
  });
  test('half employees leave no trace of binary fractions', () => {
    expect(off({ employees: { min: 5 } }, { employees: 4.6 })).toEqual({ employees: 0.4 });
  });
  test('an end at 0 cannot be crossed', () => {
    expect(off({ not: { employees: { min: 0, max: 10 } } }, { employees: 3 })).toEqual({ employees: 7 });
  });
  test('an age of more years than there are days to count them is never reached', () => {
    expect(nearMiss({ age: { max: 1e300 } }, { establishedOn: '2018-03-02' })).toBeNull();
    expect(judge({ age: { max: 1e300 } }, { establishedOn: '2018-03-02' }, { asOf: today }).verdict).toBe('eligible');
    expect(judge({ age: { min: 1e300 } }, { establishedOn: '2018-03-02' }, { asOf: today }).verdict).toBe('ineligible');
  });
});

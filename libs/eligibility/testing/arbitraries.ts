import fc from 'fast-check';
import type { Band, Bounds, CallDates, Criterion, CriterionExtras, Judged, Profile, Revenue, Rule, Tests } from '#eligibility';
import { certificates, fields, forms, siteKinds, sizeClasses, stages, standingFlags } from '#eligibility';
import type { Day } from '#korea';

/**
 * Rules and firms that meet each other: everything is drawn from small pools, with the values in them that decide (anniversaries, limits of the size law and their
 * neighbours, areas within one another), so that all outcomes are common.
 */

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);
/** A list without repetition, of at least one entry. */
const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(arbitrary, { minLength: 1, maxLength });
const typed = <T>(list: readonly { readonly code: T & string }[]) => fc.constantFrom(...list.map(({ code }) => code));

/** Areas within one another, side by side, far away, and under old codes. */
export const areaCodes = [
  'KR',
  '43',
  '43110',
  '43111',
  '43113',
  '43130',
  '43740',
  '43745',
  '43710',
  '11',
  '42',
  '51',
  '42110',
  '51110',
  '12',
  '29',
  '46',
] as const;
/** Industries within one another; with one limit, two, several or none. */
export const industryCodes = [
  'C',
  '28',
  '282',
  '28202',
  '29162',
  '30',
  '303',
  '30393',
  '31202',
  'J',
  '62',
  '62010',
  'S',
  '94',
  '95',
  'E',
  '36',
  'H',
  'T',
] as const;
export const programIds = ['p-1', 'p-2', 'p-3'] as const;
/** Ids that `confirm` criteria may have; the generators give each to one criterion of a rule at most. */
export const questionIds = ['product-fits', 'not-a-dealer', 'a/b', 'constructor', '__proto__'] as const;

/** Days at and beside each other's anniversaries, 29 February among them, on both sides of the change of the size law. */
export const day: fc.Arbitrary<Day> = one(
  '2016-02-29',
  '2017-05-10',
  '2018-03-02',
  '2020-02-29',
  '2021-02-28',
  '2023-02-28',
  '2023-12-31',
  '2024-01-01',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2024-05-09',
  '2024-05-10',
  '2024-05-11',
  '2025-08-31',
  '2025-09-01',
  '2026-07-01',
);

/** A day, or an instant in one of two zones that may fall on the day before or after in Seoul. */
export const dayOrInstant: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: day },
  day.map((each) => `${each}T18:00:00+09:00`),
  day.map((each) => `${each}T15:30:00Z`),
);

const extras: fc.Arbitrary<CriterionExtras> = fc.record(
  {
    quote: one('충주시 소재 기업', ''),
    lines: one<readonly [number, number]>([1, 1], [630, 633]),
    strength: fc.oneof({ weight: 4, arbitrary: fc.constant('must' as const) }, { weight: 1, arbitrary: fc.constant('preferred' as const) }),
    on: fc.oneof(one('notice', 'open', 'close'), day),
  },
  { requiredKeys: [] },
);

/** Bounds that hold `inside`: as all those of one rule hold the same number, no two of them are disjoint. */
function bounds(inside: number, step: number): fc.Arbitrary<Bounds> {
  const below = fc.nat(4).map((n) => Math.max(0, inside - n * step));
  const above = fc.nat(4).map((n) => inside + n * step);
  const lower = fc.oneof(
    below.map((min): Bounds => ({ min })),
    below.filter((bound) => bound < inside).map((bound): Bounds => ({ above: bound })),
  );
  const upper = fc.oneof(
    above.map((max): Bounds => ({ max })),
    above.filter((bound) => bound > inside).map((bound): Bounds => ({ below: bound })),
  );
  return fc.oneof(
    lower,
    upper,
    fc.tuple(lower, upper).map(([low, high]) => ({ ...low, ...high })),
  );
}

/** Numbers that all ranges of one rule hold. */
interface Anchors {
  readonly years: number;
  readonly persons: number;
  readonly won: number;
}
const anchors: fc.Arbitrary<Anchors> = fc.record({
  years: one(1, 3, 4, 7),
  persons: one(3, 5, 10, 50),
  won: one(1_000_000_000, 5_000_000_000, 12_000_000_000),
});

const testsOf = ({ years, persons, won }: Anchors): fc.Arbitrary<Partial<Tests>> =>
  fc.oneof(
    fc.record({ in: some(one(...areaCodes), 3), kinds: some(typed(siteKinds), 3) }, { requiredKeys: ['in'] }).map((site) => ({ site })),
    fc.record({ in: some(one(...industryCodes), 3), main: fc.boolean() }, { requiredKeys: ['in'] }).map((industry) => ({ industry })),
    some(typed(sizeClasses), 3).map((list) => ({ size: { in: list } })),
    bounds(years, 1).map((age) => ({ age })),
    bounds(persons, 1).map((employees) => ({ employees })),
    bounds(won, 1_000_000_000).map((revenue) => ({ revenue })),
    fc
      .tuple(one('any', 'all', 'none'), some(one('innobiz', 'venture', 'women'), 2))
      .map(([way, list]) => ({ certificate: { [way]: list } })),
    some(typed(stages), 2).map((list) => ({ stage: { in: list } })),
    some(typed(forms), 2).map((list) => ({ form: { in: list } })),
    some(one('robot', 'ai', 'elevator'), 2).map((list) => ({ field: { in: list } })),
    some(typed(standingFlags), 3).map((none) => ({ standing: { none } })),
    fc
      .record({ none: some(one(...programIds), 2), withinYears: one(1, 2, 3) }, { requiredKeys: ['none'] })
      .map((received) => ({ received })),
    fc.constant({ confirm: '제조 시설을 보유하고 있음' }),
  );

/** One criterion by itself; a `confirm` has an id. */
export const criterion: fc.Arbitrary<Criterion> = anchors.chain(criterionOf);

function criterionOf(held: Anchors): fc.Arbitrary<Criterion> {
  return fc
    .tuple(testsOf(held), extras)
    .map(([test, extra]) => ({ ...test, ...('confirm' in test ? { id: 'product-fits' } : {}), ...extra }) as unknown as Criterion);
}

export interface RuleShape {
  /** Groups within groups. */
  readonly maxDepth?: number;
  /** Parts of a group. */
  readonly maxParts?: number;
  /** `given`: every criterion has an id. `mixed`: only some have. */
  readonly ids?: 'given' | 'mixed';
}

/** A rule that `parseRule` accepts. */
export function rule({ maxDepth = 3, maxParts = 4, ids = 'mixed' }: RuleShape = {}): fc.Arbitrary<Rule> {
  const tree = anchors.chain((held) => ruleOf(held, maxDepth, maxParts));
  const naming = fc.tuple(fc.infiniteStream(fc.boolean()), fc.shuffledSubarray([...questionIds], { minLength: questionIds.length }));
  return fc.tuple(tree, naming).map(([each, [named, questions]]) => {
    let count = 0;
    const nextQuestion = questions[Symbol.iterator]();
    return withIds(each, (criterion) => {
      count += 1;
      if ('confirm' in criterion) return nextQuestion.next().value ?? `question-${count}`;
      return ids === 'given' || named.next().value === true ? `c${count}` : undefined;
    });
  });
}

function ruleOf(held: Anchors, depth: number, maxParts: number): fc.Arbitrary<Rule> {
  const leaf: fc.Arbitrary<Rule> = criterionOf(held);
  if (depth === 0) return leaf;
  const part = ruleOf(held, depth - 1, maxParts);
  const parts = fc.array(part, { minLength: 1, maxLength: maxParts });
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 3, arbitrary: parts.map((all) => ({ all })) },
    { weight: 3, arbitrary: parts.map((any) => ({ any })) },
    { weight: 1, arbitrary: part.map((not) => ({ not })) },
  );
}

/** The same rule with an id for each criterion in order, or none. */
function withIds(rule: Rule, idFor: (criterion: Criterion) => string | undefined): Rule {
  if ('all' in rule) return { all: rule.all.map((part) => withIds(part, idFor)) };
  if ('any' in rule) return { any: rule.any.map((part) => withIds(part, idFor)) };
  if ('not' in rule) return { not: withIds(rule.not, idFor) };
  const { id: _, ...rest } = rule;
  const id = idFor(rule);
  return id === undefined ? rest : { ...rest, id };
}

const persons = one(0, 1, 3, 4, 4.5, 5, 6, 9, 9.5, 10, 11, 49, 50, 51);
const won = one(
  0,
  999_999_999,
  1_000_000_000,
  5_000_000_000,
  5_000_000_001,
  12_000_000_000,
  12_000_000_001,
  80_000_000_000,
  100_000_000_000,
  150_000_000_001,
  180_000_000_001,
);

function bandOf(value: fc.Arbitrary<number>): fc.Arbitrary<Band> {
  return fc.oneof(
    value.map((min) => ({ min })),
    value.map((max) => ({ max })),
    fc.tuple(value, value).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
  );
}

const revenues: fc.Arbitrary<Revenue[]> = fc.uniqueArray(
  fc.record({ year: fc.integer({ min: 2019, max: 2026 }), amount: fc.oneof({ weight: 2, arbitrary: won }, bandOf(won)) }),
  { maxLength: 4, selector: ({ year }) => year },
);

const facts = {
  stage: typed(stages),
  establishedOn: day,
  sites: fc.array(fc.record({ kind: typed(siteKinds), area: one(...areaCodes) }, { requiredKeys: ['area'] }), { maxLength: 3 }),
  industries: fc.uniqueArray(one(...industryCodes), { maxLength: 3 }),
  employees: fc.oneof({ weight: 2, arbitrary: persons }, bandOf(persons)),
  revenues,
  assets: one(0, 9_000_000_000, 499_999_999_999, 500_000_000_000),
  sizeClass: typed(sizeClasses),
  form: typed(forms),
  fields: fc.uniqueArray(one('robot', 'ai', 'elevator', 'content'), { maxLength: 3 }),
  certificates: fc.array(
    fc.tuple(one('innobiz', 'venture', 'women', 'iso'), fc.option(day), fc.option(day)).map(([code, a, b]) => {
      const [issuedOn, validUntil] = a !== null && b !== null && a > b ? [b, a] : [a, b];
      return { code, ...(issuedOn === null ? {} : { issuedOn }), ...(validUntil === null ? {} : { validUntil }) };
    }),
    { maxLength: 3 },
  ),
  standing: fc.record(
    { 'tax-arrears': fc.boolean(), 'credit-default': fc.boolean(), suspended: fc.boolean(), sanctioned: fc.boolean() },
    { requiredKeys: [] },
  ),
  received: fc.array(fc.record({ programId: one(...programIds), year: fc.integer({ min: 2019, max: 2026 }) }), { maxLength: 3 }),
  answers: fc.dictionary(
    fc.tuple(one('', '*/', 'p-1/', 'p-2/'), one(...questionIds)).map(([owner, id]) => `${owner}${id}`),
    fc.boolean(),
    { maxKeys: 6 },
  ),
  interests: fc.uniqueArray(one('prototype', 'marketing'), { maxLength: 2 }),
  keywords: fc.array(fc.string({ maxLength: 10 }), { maxLength: 2 }),
} satisfies { readonly [K in keyof Profile]-?: fc.Arbitrary<NonNullable<Profile[K]>> };

/** A firm that `parseProfile` accepts, any of its facts given or not. */
export const profile: fc.Arbitrary<Profile> = fc.record(facts, { requiredKeys: [] });

/** A firm without what overrules the rest (a stated class, a stage), so that verdicts hang on many facts. */
export const plainProfile: fc.Arbitrary<Profile> = profile.map(({ sizeClass: _class, stage: _stage, ...rest }) => rest);

export const callDates: fc.Arbitrary<CallDates> = fc.record(
  { noticedOn: dayOrInstant, opensAt: dayOrInstant, closesAt: dayOrInstant },
  { requiredKeys: [] },
);

export const judged: fc.Arbitrary<Judged> = fc.record(
  {
    asOf: day,
    call: fc.option(callDates),
    programId: one(...programIds),
    bareAnswers: fc.boolean(),
  },
  { requiredKeys: ['asOf'] },
);

/**
 * The same firm with one thing known more closely: a fact given that was not, a band cut down, an area or a code drawn in, a kind named. Never a stage, a stated class, assets
 * or revenues, which may overturn what was certain.
 */
export function narrowed(known: Profile): fc.Arbitrary<Profile> {
  const { stage: _stage, sizeClass: _class, assets: _assets, revenues: _revenues, ...free } = facts;
  const given = (Object.keys(free) as (keyof typeof free)[])
    .filter((key) => known[key] === undefined)
    .map((key) => (free[key] as fc.Arbitrary<unknown>).map((value): Profile => ({ ...known, [key]: value })));
  const closer = [closerSites(known), closerIndustries(known), closerEmployees(known), closerStanding(known), closerAnswers(known)];
  const all = [...given, ...closer.filter((each) => each !== null)];
  return all.length === 0 ? fc.constant(known) : fc.oneof(...all);
}

function closerSites(known: Profile): fc.Arbitrary<Profile> | null {
  const { sites } = known;
  if (sites === undefined || sites.length === 0) return null;
  return fc.tuple(fc.nat(sites.length - 1), typed(siteKinds), one('43111', '43130', '51110')).map(([at, kind, inner]) => ({
    ...known,
    sites: sites.map((site, index) => {
      if (index !== at) return site;
      const area = isPartOf(inner, site.area) ? inner : site.area;
      return { kind: site.kind ?? kind, area };
    }),
  }));
}

function isPartOf(inner: string, outer: string): boolean {
  return outer === 'KR' || inner.startsWith(outer) || (outer === '43110' && inner === '43111') || (outer === '42' && inner === '51110');
}

function closerIndustries(known: Profile): fc.Arbitrary<Profile> | null {
  const { industries } = known;
  if (industries === undefined || industries.length === 0) return null;
  return fc
    .tuple(fc.nat(industries.length - 1), one('28202', '30393', '31202', '62010', '94110', '95110', '36010', '49100'))
    .map(([at, finer]) => ({
      ...known,
      industries: industries.map((code, index) => (index === at && isFiner(finer, code) ? finer : code)),
    }));
}

const sectionStarts: Readonly<Record<string, readonly string[]>> = {
  C: ['28', '30', '31'],
  J: ['62'],
  S: ['94', '95'],
  E: ['36'],
  H: ['49'],
  T: [],
};

function isFiner(finer: string, code: string): boolean {
  return finer.startsWith(code) || (sectionStarts[code] ?? []).some((start) => finer.startsWith(start));
}

function closerEmployees(known: Profile): fc.Arbitrary<Profile> | null {
  const { employees } = known;
  if (employees === undefined || typeof employees === 'number') return null;
  const inside = persons.filter((count) => count >= (employees.min ?? 0) && count <= (employees.max ?? Infinity));
  return fc.oneof(
    inside.map((count): Profile => ({ ...known, employees: count })),
    fc.tuple(inside, inside).map(([a, b]): Profile => ({ ...known, employees: { min: Math.min(a, b), max: Math.max(a, b) } })),
  );
}

function closerStanding(known: Profile): fc.Arbitrary<Profile> | null {
  return known.standing === undefined ? null : facts.standing.map((more) => ({ ...known, standing: { ...more, ...known.standing } }));
}

/** An answer under `*` or the bare id may yet be overruled by the programme's own, so answers are added only to questions that have none. */
function closerAnswers(known: Profile): fc.Arbitrary<Profile> | null {
  const { answers } = known;
  if (answers === undefined) return null;
  return fc.tuple(one('', '*/', 'p-1/', 'p-2/'), one(...questionIds), fc.boolean()).map(([owner, id, answer]) => {
    const answered = ['', '*/', ...programIds.map((program) => `${program}/`)].some((other) => Object.hasOwn(answers, `${other}${id}`));
    return answered ? known : { ...known, answers: { ...answers, [`${owner}${id}`]: answer } };
  });
}

/** Codes that no list holds, to be refused. */
export const unknownCode: fc.Arbitrary<string> = fc
  .string({ maxLength: 12 })
  .filter((text) => ![...codes(certificates), ...codes(fields), ...codes(stages), ...codes(forms)].includes(text));

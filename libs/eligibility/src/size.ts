import { type Day, industries, mayBeWithoutLimit, microEmployeeLimits, sizeLawOn, sizeLimits, smeAssetLimit, yearOf } from '#korea';
import type { Profile } from './profile.js';
import { rangeOfValue } from './ranges.js';
import type { SizeClass } from './rule.js';
import type { Outcome } from './verdict.js';

/** Classes that do not overlap; every class of the law is made of them. */
export const elementarySizes = ['micro', 'small-not-micro', 'medium', 'mid', 'large'] as const;
export type ElementarySize = (typeof elementarySizes)[number];

const madeOf: Readonly<Record<SizeClass, readonly ElementarySize[]>> = {
  micro: ['micro'],
  small: ['micro', 'small-not-micro'],
  medium: ['medium'],
  sme: ['micro', 'small-not-micro', 'medium'],
  mid: ['mid'],
  large: ['large'],
};
const notSme: readonly ElementarySize[] = ['mid', 'large'];
/** Digits of the finest KSIC code. */
const finestIndustry = 5;
const narrowestFirst: readonly SizeClass[] = ['micro', 'small', 'medium', 'sme', 'mid', 'large'];

/**
 * The classes the firm may be in on that day: what it states and no more; else what follows from the law in force (중소기업기본법 시행령 별표 1·3, 소상공인기본법 시행령 제3조), where
 * everything that is not given leaves open what hangs on it. None for a pre-startup.
 *
 * A simplification of the law: no affiliates, no grace period, no part years; a firm that knows better states its class.
 */
export function possibleSizes(profile: Profile, on: Day): readonly ElementarySize[] {
  if (profile.stage === 'pre-startup') return [];
  if (profile.sizeClass !== undefined) return madeOf[profile.sizeClass];
  const possible = new Set(worldsOf(profile, on).flatMap(({ sizes }) => sizes));
  return elementarySizes.filter((size) => possible.has(size));
}

/** The narrowest class the firm is certainly in. */
export function narrowestSize(profile: Profile, on: Day): SizeClass | 'unknown' {
  const possible = possibleSizes(profile, on);
  if (possible.length === 0) return 'unknown';
  return narrowestFirst.find((size) => possible.every((each) => madeOf[size].includes(each))) ?? 'unknown';
}

/** Met if every class the firm may be in is asked for, unmet if none is (or there is none: a pre-startup has no size). */
export function sizeOutcome(asked: readonly SizeClass[], profile: Profile, on: Day): Outcome {
  return fit(asked, possibleSizes(profile, on));
}

/**
 * The fields to ask for where a size cannot be told.
 *
 * `sizeClass` where nothing else can settle it: a stated class is too wide, the main industry has no limit, or only mid or large is open. Else each field that the derivation
 * lacks, which is to say: each of `industries`, `revenues` and `employees` of which, everything else being settled in one of the ways still open, the outcome hangs.
 * So `employees` is lacking only where micro is told from small, and not where the firm is too big for either; and `industries` not where the main code has all its digits
 * and yet may be under either of two limits (31202).
 */
export function sizeLacks(asked: readonly SizeClass[], profile: Profile, on: Day): readonly string[] {
  if (profile.sizeClass !== undefined) return ['sizeClass'];
  const outcomes = worldsOf(profile, on).map((world) => ({ ...world, outcome: fit(asked, world.sizes) }));
  const underLimit = outcomes.filter(({ law }) => law.limit !== null);
  const mainIsFinest = profile.industries?.[0]?.length === finestIndustry;
  const lacking = [
    ...(hangs(underLimit, 'staff') ? ['employees'] : []),
    ...(!mainIsFinest && hangs(outcomes, 'law') ? ['industries'] : []),
    ...(hangs(underLimit, 'sales') ? ['revenues'] : []),
  ];
  return lacking.length > 0 ? lacking : ['sizeClass'];
}

/** Whether two worlds that differ in nothing else come out differently. */
function hangs(worlds: readonly (World & { readonly outcome: Outcome })[], on: 'law' | 'sales' | 'staff'): boolean {
  const others = (['law', 'sales', 'staff'] as const).filter((each) => each !== on);
  const seen = new Map<unknown, Map<unknown, Outcome>>();
  return worlds.some((world) => {
    const [first, second] = others.map((each) => world[each]);
    const alike = seen.get(first) ?? new Map<unknown, Outcome>();
    seen.set(first, alike);
    const before = alike.get(second);
    alike.set(second, world.outcome);
    return before !== undefined && before !== world.outcome;
  });
}

/** The elementary classes these classes are made of. */
export function sizesMadeOf(sizes: readonly SizeClass[]): readonly ElementarySize[] {
  return elementarySizes.filter((size) => sizes.some((each) => madeOf[each].includes(size)));
}

function fit(asked: readonly SizeClass[], possible: readonly ElementarySize[]): Outcome {
  const wanted = sizesMadeOf(asked);
  if (!possible.some((size) => wanted.includes(size))) return 'unmet';
  return possible.every((size) => wanted.includes(size)) ? 'met' : 'unknown';
}

/** What the law says of a main industry: KRW of mean sales, or null where it sets no limit; micro is small with fewer regular employees than `micro`. */
interface IndustryLaw {
  readonly limit: { readonly sme: number; readonly small: number } | null;
  readonly micro: number;
}

/** One way in which what is open about a firm may be settled: an industry, a step of sales, a step of staff; and the classes it then may be in. */
interface World {
  readonly law: IndustryLaw;
  readonly sales: number;
  readonly staff: number;
  readonly sizes: readonly ElementarySize[];
}

function worldsOf(profile: Profile, on: Day): readonly World[] {
  const laws = lawsOf(profile.industries?.[0], on);
  const sum = meanSales(profile, on);
  const staff = rangeOfValue(profile.employees ?? {});
  const tooRich = (profile.assets ?? 0) >= smeAssetLimit;

  // Steps between the limits: sales are at most a limit where their step is its rank or less; staff is fewer than a limit likewise.
  const years = Math.max(1, sum.count);
  const salesLimits = ascending(laws.flatMap(({ limit }) => (limit === null ? [] : [limit.small * years, limit.sme * years])));
  const staffLimits = ascending(laws.map(({ micro }) => micro));
  const salesSteps = steps(salesLimits.filter((limit) => limit < sum.min).length, salesLimits.filter((limit) => limit < sum.max).length);
  const staffSteps = steps(
    staffLimits.filter((limit) => limit <= staff.low).length,
    staffLimits.filter((limit) => limit <= staff.high).length,
  );

  return laws.flatMap((law) => {
    const smallRank = law.limit === null ? -1 : salesLimits.indexOf(law.limit.small * years);
    const smeRank = law.limit === null ? -1 : salesLimits.indexOf(law.limit.sme * years);
    const microRank = staffLimits.indexOf(law.micro);
    return salesSteps.flatMap((salesStep) =>
      staffSteps.map((staffStep): World => {
        const small = staffStep <= microRank ? 'micro' : 'small-not-micro';
        const sales = law.limit === null ? 'no-limit' : salesStep <= smallRank ? 'small' : salesStep <= smeRank ? 'medium' : 'above';
        return { law, sales: salesStep, staff: staffStep, sizes: tooRich ? notSme : sizesAt[small][sales] };
      }),
    );
  });
}

/** The classes a firm may be in by its staff (if it is small) and its sales. */
const sizesAt = {
  micro: { small: ['micro'], medium: ['medium'], above: notSme, 'no-limit': ['micro', 'medium', ...notSme] },
  'small-not-micro': {
    small: ['small-not-micro'],
    medium: ['medium'],
    above: notSme,
    'no-limit': ['small-not-micro', 'medium', ...notSme],
  },
} as const satisfies Record<string, Record<string, readonly ElementarySize[]>>;

/**
 * The sum of the given revenues of the last three closed years before the reference year, and how many they are. Limits are held against it times `count`, so that no mean
 * is rounded. A band adds its ends; where no revenue is given the sum may be anything.
 */
export function meanSales({ revenues }: Profile, on: Day): { readonly min: number; readonly max: number; readonly count: number } {
  const reference = yearOf(on);
  const closed = (revenues ?? []).filter(({ year }) => year < reference && year >= reference - 3).map(({ amount }) => rangeOfValue(amount));
  if (closed.length === 0) return { min: 0, max: Infinity, count: 0 };
  return {
    min: closed.reduce((sum, { low }) => sum + low, 0),
    max: closed.reduce((sum, { high }) => sum + high, 0),
    count: closed.length,
  };
}

/** The laws a firm may be under: all those its main code may mean, or of every division where it has none. */
function lawsOf(main: string | undefined, on: Day): readonly IndustryLaw[] {
  const key = `${sizeLawOn(on).id} ${main}`;
  const known = knownLaws.get(key);
  if (known !== undefined) return known;
  const codes = main === undefined ? industries.filter(({ level }) => level === 'division').map(({ code }) => code) : [main];
  const laws = distinct(codes.flatMap((code) => lawsOfCode(code, on)));
  if (knownLaws.size >= maxKnownLaws) knownLaws.clear();
  knownLaws.set(key, laws);
  return laws;
}

/** Firms share main codes, so each is looked up once; bounded, because anyone may send any code. */
const knownLaws = new Map<string, readonly IndustryLaw[]>();
const maxKnownLaws = 4000;

function lawsOfCode(code: string, on: Day): readonly IndustryLaw[] {
  const limits = [...sizeLimits(code, on), ...(mayBeWithoutLimit(code, on) ? [null] : [])];
  return microEmployeeLimits(code).flatMap((micro) => limits.map((limit) => ({ limit, micro })));
}

function distinct(laws: readonly IndustryLaw[]): readonly IndustryLaw[] {
  return [...new Map(laws.map((law) => [`${law.limit?.sme} ${law.limit?.small} ${law.micro}`, law])).values()];
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function steps(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

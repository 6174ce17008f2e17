import { type Band, elementarySizes, type Profile, possibleSizes, type SizeClass } from '#eligibility';
import { industries, mayBeWithoutLimit, microEmployeeLimits, sizeLimits, smeAssetLimit } from '#korea';
import type { Epoch } from '../../days/epochs.js';

const micro = 1;
const smallNotMicro = 2;
const medium = 4;
/** Mid and large, of which the law's tables do not tell one from the other. */
const notSme = 8 | 16;

/** The elementary classes that a class is made of, as bits in the order of `elementarySizes`. */
export function maskOfClass(size: SizeClass): number {
  return maskOf(possibleSizes({ sizeClass: size }, '2025-01-01'));
}

/**
 * The classes a firm may be in, as bits: what `possibleSizes` of the eligibility lib says, worked out without making anything. Each law the firm may be under is looked at by itself,
 * which gives the same: nothing that is open about a firm hangs on another thing that is.
 */
export function sizeMask(profile: Profile, epoch: Epoch): number {
  if (profile.stage === 'pre-startup') return 0;
  if (profile.sizeClass !== undefined) return (stated[profile.sizeClass] ??= maskOfClass(profile.sizeClass));
  let low = 0;
  let high = 0;
  let years = 0;
  for (const { year, amount } of profile.revenues ?? []) {
    if (year >= epoch.year || year < epoch.year - 3) continue;
    years++;
    low += lowEnd(amount);
    high += highEnd(amount);
  }
  if (years === 0) {
    high = Infinity;
    years = 1;
  }
  const staffLow = profile.employees === undefined ? 0 : lowEnd(profile.employees);
  const staffHigh = profile.employees === undefined ? Infinity : highEnd(profile.employees);
  const tooRich = (profile.assets ?? 0) >= smeAssetLimit;

  let mask = 0;
  for (const law of lawsOf(profile.industries?.[0], epoch)) {
    const staffed = (staffLow < law.staff ? micro : 0) | (staffHigh >= law.staff ? smallNotMicro : 0);
    if (tooRich) mask |= notSme;
    else if (law.sme === null || law.small === null) mask |= staffed | medium | notSme;
    else {
      if (low <= law.small * years) mask |= staffed;
      if (high > law.small * years && low <= law.sme * years && law.sme > law.small) mask |= medium;
      if (high > law.sme * years) mask |= notSme;
    }
  }
  return mask;
}

const stated: Partial<Record<SizeClass, number>> = {};

interface Law {
  readonly sme: number | null;
  readonly small: number | null;
  readonly staff: number;
}

const laws = new Map<string, Map<string, readonly Law[]>>();
const noIndustry = '';

function lawsOf(main: string | undefined, epoch: Epoch): readonly Law[] {
  let ofLaw = laws.get(epoch.law);
  if (ofLaw === undefined) laws.set(epoch.law, (ofLaw = new Map()));
  let found = ofLaw.get(main ?? noIndustry);
  if (found === undefined) {
    const codes = main === undefined ? industries.filter(({ level }) => level === 'division').map(({ code }) => code) : [main];
    found = codes.flatMap((code) => lawsOfCode(code, epoch.day));
    ofLaw.set(main ?? noIndustry, found);
  }
  return found;
}

function lawsOfCode(code: string, day: string): readonly Law[] {
  const limits: readonly { readonly sme: number | null; readonly small: number | null }[] = [
    ...sizeLimits(code, day),
    ...(mayBeWithoutLimit(code, day) ? [{ sme: null, small: null }] : []),
  ];
  return microEmployeeLimits(code).flatMap((staff) => limits.map(({ sme, small }) => ({ sme, small, staff })));
}

function maskOf(sizes: readonly string[]): number {
  return elementarySizes.reduce((mask, size, bit) => mask | (sizes.includes(size) ? 1 << bit : 0), 0);
}

function lowEnd(value: number | Band): number {
  return typeof value === 'number' ? value : (value.min ?? 0);
}

function highEnd(value: number | Band): number {
  return typeof value === 'number' ? value : (value.max ?? Infinity);
}

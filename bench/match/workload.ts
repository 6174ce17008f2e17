import { certificates, fields, type HeldCertificate, type Profile, type Rule, type SiteKind, standingFlags } from '#eligibility';
import type { IndexedProgram } from '#match-index';
import { counties, county, industry, provinces, subclasses } from './korea.js';
import { Random, Weighted } from './random.js';

/** The day as of which is asked. */
export const asOf = '2026-03-04';
const asOfYear = 2026;

/** Regular employees. Firms of one person as published (see `korea.ts`); how the others divide is assumed. */
const staff = new Weighted<readonly [number, number]>([
  [[0, 0], 76.5],
  [[1, 4], 16.5],
  [[5, 9], 4],
  [[10, 49], 2.5],
  [[50, 299], 0.45],
  [[300, 2000], 0.05],
]);
/** Of an exponential of this mean 60.1 % are seven years or less, as published; that it is one is assumed. */
const meanAge = 7.62;
const soleProprietors = 0.873;
const codesOf = (terms: readonly { readonly code: string }[]) => terms.map(({ code }) => code);
const [certificateCodes, fieldCodes] = [codesOf(certificates), codesOf(fields)];
const questionIds = Array.from({ length: 40 }, (_, index) => `question-${index}`);

/** Shares of firms that give a field, all assumed. What they do not give is unknown. */
const given = {
  stage: 0.85,
  established: 0.95,
  sites: 0.98,
  industries: 0.97,
  employees: 0.8,
  revenues: 0.65,
  form: 0.9,
  fields: 0.3,
  certificates: 0.6,
  standing: 0.5,
  received: 0.5,
};

export function firmId(number: number): string {
  return `firm-${number.toString(36).padStart(6, '0')}`;
}

/** A firm after the published shares that `korea.ts` names, else after shares that are assumed. The same for the same seed. */
export function makeFirm(random: Random): Profile {
  const [least, most] = staff.draw(random);
  const heads = least + random.below(most - least + 1);
  // Assumed, so that about the published share of firms sells for 50 million won or less.
  const sales = Math.round((heads + 0.5) * 1e8 * (0.1 + 3.5 * random.unit() ** 3));
  const age = Math.min(60, -meanAge * Math.log(1 - random.unit()));
  const stage = random.chance(0.02) ? 'pre-startup' : random.chance(0.01) ? 'closed' : random.chance(given.stage) ? 'operating' : undefined;
  const banded = random.chance(0.1);
  return {
    ...(stage !== undefined && { stage }),
    ...(stage !== 'pre-startup' && random.chance(given.established) && { establishedOn: dayBefore(age) }),
    ...(random.chance(given.sites) && { sites: sitesOf(random) }),
    ...(random.chance(given.industries) && {
      industries: Array.from({ length: random.chance(0.2) ? 2 : 1 }, () =>
        cut(industry.draw(random), random.chance(0.05) ? 2 + random.below(2) : 5),
      ),
    }),
    ...(random.chance(given.employees) && { employees: banded ? { min: least, max: most } : heads }),
    ...(random.chance(given.revenues) && {
      revenues: Array.from({ length: 1 + random.below(3) }, (_, back) => ({
        year: asOfYear - 1 - back,
        amount: Math.round(sales * (0.8 + 0.4 * random.unit())),
      })),
    }),
    ...(random.chance(given.form) && { form: random.chance(soleProprietors) ? ('sole-proprietor' as const) : ('corporation' as const) }),
    ...(random.chance(given.fields) && { fields: random.chance(0.15) ? random.some(fieldCodes, 1 + random.below(2)) : [] }),
    ...(random.chance(given.certificates) && { certificates: random.chance(0.12) ? certificatesOf(random) : [] }),
    ...(random.chance(given.standing) && { standing: Object.fromEntries(standingFlags.map(({ code }) => [code, random.chance(0.02)])) }),
    ...(random.chance(given.received) && {
      received: random.chance(0.06) ? [{ programId: programId(random.below(20_000)), year: asOfYear - random.below(5) }] : [],
    }),
    ...(random.chance(0.1) && { answers: Object.fromEntries(random.some(questionIds, 2).map((id) => [`*/${id}`, random.chance(0.7)])) }),
    ...(random.chance(0.2) && { interests: random.some(['rnd', 'prototype', 'marketing', 'export', 'certification', 'consulting'], 2) }),
  };
}

export function programId(number: number): string {
  return `program-${number}`;
}

export function makeProgram(random: Random, number: number): IndexedProgram {
  const notice = dayBefore(random.unit() * 2);
  const isCalled = random.chance(0.75);
  const rule = makeRule(random);
  return {
    id: programId(number),
    applicants: random.chance(0.15) ? ['company', 'pre-startup'] : ['company'],
    rule,
    calls: isCalled ? [{ id: 'call', noticedOn: notice, closesAt: dayAfter(notice, 10 + random.below(200)), closing: 'fixed' }] : [],
    supports: random
      .some(['rnd', 'prototype', 'marketing', 'export', 'certification', 'consulting', 'education', 'space'], 1 + random.below(3))
      .map((kind) => ({ kind })),
    ...(random.chance(0.8) && { budget: { amount: Math.round(10 ** (7 + 3 * random.unit())) } }),
  };
}

/** What rules ask for, and how often, is assumed throughout. Four to seven criteria, in about a third of the rules some of them within an `any` or a `not`. */
export function makeRule(random: Random): Rule {
  const all: Rule[] = [];
  if (random.chance(0.75)) all.push(siteRule(random));
  if (random.chance(0.5)) all.push(industryRule(random));
  if (random.chance(0.55)) all.push({ size: { in: random.chance(0.7) ? ['sme'] : random.chance(0.5) ? ['micro'] : ['small', 'medium'] } });
  if (random.chance(0.35)) all.push({ age: random.chance(0.7) ? { below: random.of([3, 5, 7, 7, 10]) } : { min: random.of([1, 3, 5]) } });
  if (random.chance(0.2)) all.push({ employees: random.chance(0.6) ? { min: random.of([1, 5, 10]) } : { max: random.of([9, 49, 299]) } });
  if (random.chance(0.15))
    all.push({ revenue: random.chance(0.6) ? { max: random.of([1, 5, 12, 120, 1000]) * 1e9 } : { min: random.of([1, 3, 10]) * 1e8 } });
  if (random.chance(0.2))
    all.push({
      certificate: random.chance(0.85)
        ? { any: random.some(certificateCodes, 1 + random.below(3)) }
        : { none: [random.of(certificateCodes)] },
    });
  if (random.chance(0.25)) all.push({ stage: { in: random.chance(0.2) ? ['operating', 'pre-startup'] : ['operating'] } });
  if (random.chance(0.12)) all.push({ form: { in: random.chance(0.7) ? ['corporation'] : ['corporation', 'cooperative'] } });
  if (random.chance(0.1)) all.push({ field: { in: random.some(fieldCodes, 1 + random.below(2)) } });
  if (random.chance(0.4))
    all.push({ standing: { none: random.chance(0.7) ? ['tax-arrears', 'credit-default', 'suspended', 'sanctioned'] : ['tax-arrears'] } });
  if (random.chance(0.1)) all.push({ received: { none: [programId(random.below(20_000))], withinYears: 1 + random.below(3) } });
  if (random.chance(0.15)) all.push({ confirm: '해당 제품을 보유', id: random.of(questionIds) });
  if (random.chance(0.2)) all.push({ any: [siteRule(random), { certificate: { any: [random.of(certificateCodes)] } }] });
  if (random.chance(0.1)) all.push({ not: industryRule(random) });
  if (all.length === 0) all.push({ size: { in: ['sme'] } });
  return { all };
}

function siteRule(random: Random): Rule {
  const place = random.unit();
  const listed = place < 0.4 ? [county.draw(random)] : place < 0.75 ? [random.of(provinces)] : random.some(counties, 2 + random.below(5));
  return {
    site: {
      in: listed,
      ...(random.chance(0.4) && { kinds: random.of<SiteKind[]>([['head'], ['head', 'factory'], ['head', 'factory', 'lab']]) }),
    },
  };
}

function industryRule(random: Random): Rule {
  const codes = random.chance(0.4)
    ? [random.of(['C', 'J', 'M', 'G', 'I'])]
    : Array.from({ length: 1 + random.below(4) }, () => cut(random.of(subclasses), 2 + random.below(3)));
  return { industry: { in: [...new Set(codes)], ...(random.chance(0.3) && { main: true }) } };
}

function sitesOf(random: Random): NonNullable<Profile['sites']> {
  const head = { kind: 'head' as const, area: county.draw(random) };
  if (random.chance(0.03)) return [{ area: head.area.slice(0, 2) }];
  return random.chance(0.92)
    ? [head]
    : [head, { kind: random.of<SiteKind>(['factory', 'lab', 'branch']), area: random.chance(0.6) ? head.area : county.draw(random) }];
}

function certificatesOf(random: Random): HeldCertificate[] {
  return random.some(certificateCodes, 1 + random.below(3)).map((code) => {
    const issuedOn = dayBefore(random.unit() * 3.5);
    return random.chance(0.2) ? { code } : { code, issuedOn, validUntil: dayAfter(issuedOn, 1095) };
  });
}

function cut(code: string, digits: number): string {
  return code.slice(0, digits);
}

const end = Date.parse(`${asOf}T00:00:00Z`);
const dayMillis = 86_400_000;

function dayBefore(years: number): string {
  return new Date(end - Math.floor(years * 365.25) * dayMillis).toISOString().slice(0, 10);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10);
}

export function* makeFirms(count: number, seed: number): Iterable<Profile> {
  const random = new Random(seed);
  for (let number = 0; number < count; number++) yield makeFirm(random);
}

export function* makePrograms(count: number, seed: number): Iterable<IndexedProgram> {
  const random = new Random(seed);
  for (let number = 0; number < count; number++) yield makeProgram(random, number);
}

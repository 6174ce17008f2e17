import type { Term } from '#contracts';
import type { Form, Profile, Revenue, Site, SiteKind, SizeClass, Stage, StandingFlag } from '#eligibility';
import { isDay, readWon } from '#korea';
import type { Entry } from '../address/address.js';
import { codesOf } from '../address/codes.js';
import { lookUpIndustry } from './industry-lookup.js';

/** What a profile is called in an address. */
export type ProfileField =
  | 'area'
  | 'industry'
  | 'established'
  | 'stage'
  | 'employees'
  | 'revenue'
  | 'cert'
  | 'size'
  | 'form'
  | 'field'
  | 'standing'
  | 'received'
  | 'answer'
  | 'interest';

/** An answer that could not be read, with what was written. */
export type ProfileProblem =
  | { readonly field: 'established' | 'employees' | 'revenue'; readonly reason: 'unreadable'; readonly text: string }
  | { readonly field: 'industry'; readonly reason: 'none'; readonly text: string }
  | { readonly field: 'industry'; readonly reason: 'many'; readonly text: string; readonly candidates: readonly Term[] }
  | { readonly field: ProfileField | null; readonly reason: 'refused'; readonly message: string };

export interface ReadProfile {
  /** What could be read. */
  readonly profile: Profile;
  readonly problems: readonly ProfileProblem[];
}

export interface ProfileReading {
  /** The year that a revenue without one is of: the last closed one. */
  readonly lastYear: number;
  readonly industries: readonly Term[];
}

const siteKinds: readonly SiteKind[] = ['head', 'factory', 'lab', 'branch'];
const stages: readonly Stage[] = ['pre-startup', 'operating', 'closed'];
const sizes: readonly SizeClass[] = ['micro', 'small', 'medium', 'sme', 'mid', 'large'];
const standingFlags: readonly StandingFlag[] = ['tax-arrears', 'credit-default', 'suspended', 'sanctioned'];

/** Says that a list was answered and is empty; an absent list is not answered. */
export const none = 'none';

/**
 * The profile that an address or a sent form carries: `area=43130:head&industry=28202&established=2018-03-02&employees=23&revenue=4200000000&cert=innobiz`.
 * `revenue` is KRW of the last closed year, of another as `2022:4000000000`; `answer` is `<program id>/<criterion id>:true`.
 * Forms may send what people write (`42억`, `2018.3.2`, `축전지`); codes are taken as they are, the API knows which it refuses.
 */
export function readProfile(query: URLSearchParams, reading: ProfileReading): ReadProfile {
  const problems: ProfileProblem[] = [];
  const industries = readIndustries(query, reading.industries, problems);
  const profile: Profile = {
    ...given('sites', readSites(query)),
    ...given('industries', industries),
    ...given('establishedOn', readDay(query, problems)),
    ...given('stage', oneOf(stages, query.get('stage'))),
    ...given('employees', readEmployees(query, problems)),
    ...given('revenues', readRevenues(query, reading.lastYear, problems)),
    ...given(
      'certificates',
      readList(query, 'cert')?.map((code) => ({ code })),
    ),
    ...given('sizeClass', oneOf(sizes, query.get('size'))),
    // The API knows the forms; whatever else is written here it refuses.
    ...given('form', (query.get('form')?.trim() || undefined) as Form | undefined),
    ...given('fields', readList(query, 'field')),
    ...given('standing', readStanding(query)),
    ...given('received', readReceived(query)),
    ...given('answers', readAnswers(query)),
    ...given('interests', listOf(query, 'interest')),
  };
  return { profile, problems };
}

/** The address of a profile, always in the same order; `readProfile` reads it back. */
export function writeProfile(profile: Profile, lastYear: number): readonly Entry[] {
  const { sites = [], industries = [], revenues = [], interests = [], answers = {} } = profile;
  return [
    ...sites.map((site): Entry => ['area', site.kind ? `${site.area}:${site.kind}` : site.area]),
    ...industries.map((code): Entry => ['industry', code]),
    ...single('established', profile.establishedOn),
    ...single('stage', profile.stage),
    ...single('employees', typeof profile.employees === 'number' ? String(profile.employees) : undefined),
    ...revenues.flatMap(({ year, amount }): Entry[] =>
      typeof amount === 'number' ? [['revenue', year === lastYear ? String(amount) : `${year}:${amount}`]] : [],
    ),
    ...list(
      'cert',
      profile.certificates?.map(({ code }) => code),
    ),
    ...single('size', profile.sizeClass),
    ...single('form', profile.form),
    ...list('field', profile.fields),
    ...list('standing', profile.standing && standingFlags.filter((flag) => profile.standing?.[flag])),
    ...list(
      'received',
      profile.received?.map(({ programId, year }) => `${programId}:${year}`),
    ),
    ...Object.entries(answers)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]): Entry => ['answer', `${key}:${value}`]),
    ...interests.map((code): Entry => ['interest', code]),
  ];
}

export function isEmptyProfile(profile: Profile): boolean {
  return Object.keys(profile).length === 0;
}

function given<K extends keyof Profile>(key: K, value: Profile[K] | undefined): Pick<Profile, K> | object {
  return value === undefined ? {} : { [key]: value };
}

function single(name: ProfileField, value: string | undefined): Entry[] {
  return value === undefined ? [] : [[name, value]];
}

function list(name: ProfileField, values: readonly string[] | undefined): Entry[] {
  if (!values) return [];
  return values.length === 0 ? [[name, none]] : values.map((value) => [name, value]);
}

function oneOf<T extends string>(allowed: readonly T[], text: string | null): T | undefined {
  return allowed.find((value) => value === text);
}

function listOf(query: URLSearchParams, name: string): readonly string[] | undefined {
  const codes = codesOf(query, name);
  return codes.length === 0 ? undefined : codes;
}

function readList(query: URLSearchParams, name: ProfileField): readonly string[] | undefined {
  return listOf(query, name)?.filter((value) => value !== none);
}

function readSites(query: URLSearchParams): readonly Site[] | undefined {
  const written = listOf(query, 'area')?.map((text): Site => {
    const [area = '', kindText = null] = text.split(':');
    const kind = oneOf(siteKinds, kindText);
    return kind ? { kind, area } : { area };
  });
  const [first, ...others] = written ?? [];
  if (!first) return undefined;
  // The form asks for the place and, apart from it, for what stands there.
  const kinds = first.kind ? [] : siteKinds.filter((kind) => query.getAll('site-kind').includes(kind));
  const here = kinds.length > 0 ? kinds.map((kind): Site => ({ kind, area: first.area })) : [first];
  return distinct([...here, ...others], (site) => `${site.area}:${site.kind ?? ''}`);
}

function readIndustries(query: URLSearchParams, known: readonly Term[], problems: ProfileProblem[]): readonly string[] | undefined {
  const picked = query.get('industry-pick')?.trim();
  // Names hold commas themselves ("전자 부품, 컴퓨터, …"): a comma parts two industries only before a code.
  const written = query.getAll('industry').flatMap((text) => text.split(/\s*(?:;|,(?=\s*[A-U]?\s*\d)|,(?=\s*[A-U]\s*(?:,|$)))\s*/iu));
  const codes: string[] = [];
  for (const text of picked ? [picked] : written) {
    const trimmed = text.trim();
    if (!trimmed) continue;
    const lookup = lookUpIndustry(trimmed, known);
    if (lookup.found === 'one') codes.push(lookup.code);
    else if (lookup.found === 'many') problems.push({ field: 'industry', reason: 'many', text: trimmed, candidates: lookup.candidates });
    else problems.push({ field: 'industry', reason: 'none', text: trimmed });
  }
  return codes.length === 0 ? undefined : [...new Set(codes)];
}

function readDay(query: URLSearchParams, problems: ProfileProblem[]): string | undefined {
  const text = query.get('established')?.trim();
  if (!text) return undefined;
  const [, year, month, day] =
    /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const written = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '';
  if (isDay(written)) return written;
  problems.push({ field: 'established', reason: 'unreadable', text });
  return undefined;
}

function readEmployees(query: URLSearchParams, problems: ProfileProblem[]): number | undefined {
  const text = query.get('employees')?.trim();
  if (!text) return undefined;
  const number = /^(\d{1,9}(?:\.\d{1,2})?)$/.exec(text.normalize('NFKC').replaceAll(/[,\s명]/gu, ''))?.[1];
  if (number !== undefined) return Number(number);
  problems.push({ field: 'employees', reason: 'unreadable', text });
  return undefined;
}

function readRevenues(query: URLSearchParams, lastYear: number, problems: ProfileProblem[]): readonly Revenue[] | undefined {
  const revenues: Revenue[] = [];
  for (const written of query.getAll('revenue')) {
    const text = written.trim();
    if (!text) continue;
    const [, year = String(lastYear), amountText = text] = /^(\d{4}):(.*)$/u.exec(text) ?? [];
    const amount = readWon(amountText);
    if (amount === null) problems.push({ field: 'revenue', reason: 'unreadable', text });
    else revenues.push({ year: Number(year), amount });
  }
  if (revenues.length === 0) return undefined;
  return distinct(revenues, ({ year }) => year).sort((a, b) => b.year - a.year);
}

function readStanding(query: URLSearchParams): Profile['standing'] {
  const written = readList(query, 'standing');
  const raised = standingFlags.filter((flag) => written?.includes(flag));
  // An unknown code must not turn into "nothing stands against the firm".
  if (!written || (written.length > 0 && raised.length === 0)) return undefined;
  return Object.fromEntries(standingFlags.map((flag) => [flag, raised.includes(flag)]));
}

function readReceived(query: URLSearchParams): Profile['received'] {
  const written = readList(query, 'received');
  const received = written?.flatMap((text) => {
    const [, programId, year] = /^([a-z0-9-]+):(\d{4})$/.exec(text) ?? [];
    return programId && year ? [{ programId, year: Number(year) }] : [];
  });
  return received?.length === 0 && written!.length > 0 ? undefined : received;
}

function readAnswers(query: URLSearchParams): Profile['answers'] {
  const answers = query.getAll('answer').flatMap((text) => {
    const [, key, value] = /^((?:\*|[a-z0-9-]+)\/.+):(true|false)$/su.exec(text) ?? [];
    return key ? [[key, value === 'true'] as const] : [];
  });
  return answers.length === 0 ? undefined : Object.fromEntries(answers);
}

/** Of equal ones the first stays. */
function distinct<T>(values: readonly T[], key: (value: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return values.filter((value) => !seen.has(key(value)) && seen.add(key(value)));
}

import { isArea, isIndustry, type Lang } from '#korea';
import type { HeldCertificate, Profile, Revenue } from './profile.js';
import {
  child,
  isObject,
  isOneOf,
  type Parsed,
  readAmount,
  readBoolean,
  readCode,
  readDay,
  readList,
  readObject,
  readText,
  refusals,
  Report,
  type Sentence,
} from './reading.js';
import { certificates, codesOf, fields, forms, siteKinds, sizeClasses, stages, standingFlags } from './vocabulary.js';

type Reader = (value: unknown, path: string, report: Report) => void;

export interface ProfileOptions {
  readonly lang?: Lang;
  /** Keys that the caller reads itself, such as a name or a registration number: passed over, and left out of the value. */
  readonly ignore?: readonly string[];
  /** The codes that `interests` may hold. Left out: any text. */
  readonly interests?: readonly string[];
}

/**
 * The one door for what a firm says of itself. What is refused carries a JSON Pointer into the profile, as deep as one place is to blame. Absent is unknown; null is a wrong type.
 */
export function parseProfile(input: unknown, { lang = 'ko', ignore = [], interests }: ProfileOptions = {}): Parsed<Profile> {
  const report = new Report(lang);
  const readers = readersWith(interests);
  const known = Object.keys(readers) as (keyof Profile)[];
  const given = readObject(withoutKeys(input, ignore), '', report, { known });
  const profile: Partial<Record<keyof Profile, unknown>> = {};
  for (const key of known) {
    const value = given?.[key];
    if (value === undefined) continue;
    readers[key](value, child('', key), report);
    profile[key] = value;
  }
  return report.outcome(profile as Profile);
}

function withoutKeys(input: unknown, keys: readonly string[]): unknown {
  return isObject(input) ? Object.fromEntries(Object.entries(input).filter(([key]) => !keys.includes(key))) : input;
}

function readersWith(interests: readonly string[] | undefined): Readonly<Record<keyof Profile, Reader>> {
  return {
    stage: codeIn(codesOf(stages)),
    establishedOn: readDay,
    sites: listOf(readSite),
    industries: listOf((code, path, report) => readCode(code, path, report, isIndustry)),
    employees: numberOrBand('any'),
    revenues: readRevenues,
    assets: (value, path, report) => readAmount(value, path, report, 'whole'),
    sizeClass: codeIn(codesOf(sizeClasses)),
    form: codeIn(codesOf(forms)),
    fields: listOf(codeIn(codesOf(fields))),
    certificates: listOf(readCertificate),
    standing: readStanding,
    received: listOf(readReceived),
    answers: readAnswers,
    interests: listOf(interests === undefined ? readText : codeIn(interests)),
    keywords: listOf(readText),
  };
}

function codeIn(codes: readonly string[]): Reader {
  return (value, path, report) => readCode(value, path, report, (code) => isOneOf(codes, code));
}

function listOf(readEntry: Reader): Reader {
  return (value, path, report) => readList(value, path, report, (entry, at) => readEntry(entry, at, report), 'may-be-empty');
}

const readSite: Reader = (value, path, report) => {
  const given = readObject(value, path, report, { known: ['kind', 'area'], required: ['area'] });
  if (given?.kind !== undefined) codeIn(codesOf(siteKinds))(given.kind, child(path, 'kind'), report);
  if (given?.area !== undefined) readCode(given.area, child(path, 'area'), report, isArea);
};

/** A number of 0 or more, or a band of two; an empty band and one whose ends are the wrong way round are refused at the band. */
function numberOrBand(whole: 'whole' | 'any'): Reader {
  return (value, path, report) => {
    if (!isObject(value)) {
      if (typeof value === 'number') readAmount(value, path, report, whole);
      else report.refuse(path, words.notNumberOrBand);
      return;
    }
    const before = report.errors.length;
    const given = readObject(value, path, report, { known: ['min', 'max'] })!;
    const ends = (['min', 'max'] as const).filter((end) => given[end] !== undefined);
    if (ends.length === 0 && report.errors.length === before) report.refuse(path, words.emptyBand);
    for (const end of ends) readAmount(given[end], child(path, end), report, whole);
    if (report.errors.length === before && ends.length === 2 && (given.min as number) > (given.max as number)) {
      report.refuse(path, words.bandOutOfOrder);
    }
  };
}

const readRevenues: Reader = (value, path, report) => {
  listOf(readRevenue)(value, path, report);
  if (!Array.isArray(value)) return;
  const seen = new Set<unknown>();
  value.forEach((revenue: unknown, index) => {
    const year = isObject(revenue) ? (revenue as Partial<Revenue>).year : undefined;
    if (typeof year !== 'number') return;
    if (seen.has(year)) report.refuse(child(child(path, index), 'year'), words.sameYear);
    seen.add(year);
  });
};

const readRevenue: Reader = (value, path, report) => {
  const given = readObject(value, path, report, { known: ['year', 'amount'], required: ['year', 'amount'] });
  if (given?.year !== undefined) readAmount(given.year, child(path, 'year'), report, 'whole');
  if (given?.amount !== undefined) numberOrBand('whole')(given.amount, child(path, 'amount'), report);
};

const readCertificate: Reader = (value, path, report) => {
  const before = report.errors.length;
  const given = readObject(value, path, report, { known: ['code', 'issuedOn', 'validUntil'], required: ['code'] });
  if (given === null) return;
  if (given.code !== undefined) codeIn(codesOf(certificates))(given.code, child(path, 'code'), report);
  if (given.issuedOn !== undefined) readDay(given.issuedOn, child(path, 'issuedOn'), report);
  if (given.validUntil !== undefined) readDay(given.validUntil, child(path, 'validUntil'), report);
  const { issuedOn, validUntil } = given as HeldCertificate;
  if (report.errors.length === before && issuedOn !== undefined && validUntil !== undefined && validUntil < issuedOn) {
    report.refuse(child(path, 'validUntil'), words.endsBeforeIssue);
  }
};

const readStanding: Reader = (value, path, report) => {
  const flags = codesOf(standingFlags);
  const given = readObject(value, path, report, { known: flags });
  for (const flag of flags) if (given?.[flag] !== undefined) readBoolean(given[flag], child(path, flag), report);
};

const readReceived: Reader = (value, path, report) => {
  const given = readObject(value, path, report, { known: ['programId', 'year'], required: ['programId', 'year'] });
  if (given?.programId !== undefined) readText(given.programId, child(path, 'programId'), report);
  if (given?.year !== undefined) readAmount(given.year, child(path, 'year'), report, 'whole');
};

const readAnswers: Reader = (value, path, report) => {
  if (!isObject(value)) report.refuse(path, refusals.notObject);
  else for (const [key, answer] of Object.entries(value)) if (answer !== undefined) readBoolean(answer, child(path, key), report);
};

const words = {
  notNumberOrBand: {
    ko: '숫자이거나 { "min", "max" } 범위여야 합니다.',
    en: 'This must be a number or a band { "min", "max" }.',
  },
  emptyBand: { ko: '범위의 min과 max 가운데 하나 이상을 적어 주세요.', en: 'Give min, max or both.' },
  bandOutOfOrder: { ko: '범위의 min이 max보다 큽니다.', en: 'min is above max.' },
  sameYear: { ko: '같은 연도의 매출이 이미 있습니다.', en: 'The revenue of this year is given twice.' },
  endsBeforeIssue: { ko: '유효기간의 끝이 발급일보다 앞섭니다.', en: 'The certificate ends before it was issued.' },
} satisfies Record<string, Sentence>;

import { isDay, type Lang } from '#korea';

/** What is wrong at one place. */
export interface PathError {
  /** JSON Pointer (RFC 6901) into what was read; `''` is the whole. */
  readonly path: string;
  readonly message: string;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly PathError[] };

/** A sentence a firm's clerk understands. */
export interface Sentence {
  readonly ko: string;
  readonly en: string;
}

/** Longest list that is read. */
export const maxListLength = 2000;
const maxErrors = 100;

/** Collects what is refused while something is read, up to a hundred places. */
export class Report {
  readonly errors: PathError[] = [];

  constructor(private readonly lang: Lang) {}

  refuse(path: string, sentence: Sentence): void {
    if (this.errors.length < maxErrors) this.errors.push({ path, message: sentence[this.lang] });
  }

  outcome<T>(value: T): Parsed<T> {
    return this.errors.length === 0 ? { ok: true, value } : { ok: false, errors: this.errors };
  }
}

/** The JSON Pointer one step down. */
export function child(path: string, key: string | number): string {
  if (typeof key === 'number' || !/[~/]/.test(key)) return `${path}/${key}`;
  return `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys that are there; one that holds `undefined` is not, as JSON cannot carry it. */
export function givenKeys(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined);
}

/**
 * Reads an object that may have these keys and no others; null if it is no object. Each unknown key is refused at its own place, a missing one at the object.
 */
export function readObject<K extends string>(
  value: unknown,
  path: string,
  report: Report,
  keys: { readonly known: readonly K[]; readonly required?: readonly K[] },
): Readonly<Partial<Record<K, unknown>>> | null {
  if (!isObject(value)) {
    report.refuse(path, refusals.notObject);
    return null;
  }
  const known: Partial<Record<K, unknown>> = {};
  for (const key of givenKeys(value)) {
    if (isOneOf(keys.known, key)) known[key] = value[key];
    else report.refuse(child(path, key), refusals.unknownKey(key));
  }
  for (const key of keys.required ?? []) if (known[key] === undefined) report.refuse(path, refusals.missingKey(key));
  return known;
}

/** Reads a list of at most 2,000 entries, each by `readEntry`; a list that is too long is not looked into. */
export function readList(
  value: unknown,
  path: string,
  report: Report,
  readEntry: (entry: unknown, path: string) => void,
  mayBeEmpty: 'may-be-empty' | 'not-empty',
): void {
  if (!Array.isArray(value)) report.refuse(path, refusals.notList);
  else if (value.length > maxListLength) report.refuse(path, refusals.listTooLong);
  else if (value.length === 0 && mayBeEmpty === 'not-empty') report.refuse(path, refusals.emptyList);
  else value.forEach((entry: unknown, index) => readEntry(entry, child(path, index)));
}

export function readText(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string') report.refuse(path, refusals.notText);
}

/** Reads text that says something. */
export function readFilledText(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string') report.refuse(path, refusals.notText);
  else if (value.trim() === '') report.refuse(path, refusals.emptyText);
}

export function readBoolean(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'boolean') report.refuse(path, refusals.notBoolean);
}

export function readDay(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string') report.refuse(path, refusals.notText);
  else if (!isDay(value)) report.refuse(path, refusals.notDay);
}

export function readCode(value: unknown, path: string, report: Report, isCode: (code: string) => boolean): void {
  if (typeof value !== 'string') report.refuse(path, refusals.notText);
  else if (!isCode(value)) report.refuse(path, refusals.unknownCode(value));
}

/** Reads a number of 0 or more; `whole` also refuses a fraction. */
export function readAmount(value: unknown, path: string, report: Report, whole: 'whole' | 'any'): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) report.refuse(path, refusals.notNumber);
  else if (value < 0) report.refuse(path, refusals.negative);
  else if (whole === 'whole' && !Number.isInteger(value)) report.refuse(path, refusals.fraction);
}

export function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The sentences of all refusals that are not about one criterion alone. */
export const refusals = {
  notObject: { ko: '키와 값으로 된 객체여야 합니다.', en: 'This must be an object of keys and values.' },
  notList: { ko: '목록이어야 합니다.', en: 'This must be a list.' },
  notText: { ko: '글자(문자열)여야 합니다.', en: 'This must be text.' },
  notNumber: { ko: '숫자여야 합니다.', en: 'This must be a number.' },
  notBoolean: { ko: '참(true) 또는 거짓(false)이어야 합니다.', en: 'This must be true or false.' },
  notDay: { ko: '달력에 있는 날짜를 2024-03-04처럼 적어 주세요.', en: 'Write a day of the calendar like 2024-03-04.' },
  emptyList: { ko: '목록이 비어 있습니다.', en: 'The list is empty.' },
  emptyText: { ko: '내용이 비어 있습니다.', en: 'The text is empty.' },
  listTooLong: {
    ko: `목록은 ${maxListLength}개까지 적을 수 있습니다.`,
    en: `A list may have ${maxListLength} entries at most.`,
  },
  negative: { ko: '0보다 작을 수 없습니다.', en: 'This cannot be below 0.' },
  fraction: { ko: '소수점 없는 수로 적어 주세요.', en: 'This must be a whole number.' },
  unknownKey: (key: string): Sentence => ({
    ko: `알 수 없는 항목입니다: ${shortened(key)}`,
    en: `Unknown key: ${shortened(key)}`,
  }),
  missingKey: (key: string): Sentence => ({ ko: `${key} 항목이 필요합니다.`, en: `${key} is missing.` }),
  unknownCode: (code: string): Sentence => ({
    ko: `알 수 없는 코드입니다: ${shortened(code)}`,
    en: `Unknown code: ${shortened(code)}`,
  }),
} as const;

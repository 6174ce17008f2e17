import { isDay, isInstant } from '#korea';
import type { Text } from '../problems/text.js';

/** What a query parameter looks like in the OpenAPI document. */
export interface QuerySchema {
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string'; readonly enum?: readonly string[] };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
}

/** Reads the values one parameter was given; none were given where there is none. */
export interface QueryReader<T> {
  readonly schema: QuerySchema;
  readonly description?: string;
  /** @throws QueryRefusal */
  readonly read: (values: readonly string[]) => T;
}

export class QueryRefusal extends Error {
  override readonly name = 'QueryRefusal';
  constructor(readonly text: Text) {
    super(typeof text === 'string' ? text : text.en);
  }
}

const refuse = (ko: string, en: string): never => {
  throw new QueryRefusal({ ko, en });
};

function single(values: readonly string[]): string | undefined {
  if (values.length > 1) refuse('한 번만 쓸 수 있습니다.', 'This may be given once.');
  return values[0] === '' ? undefined : values[0];
}

const parts = (values: readonly string[]) =>
  values
    .flatMap((value) => value.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Free text of at most so many characters. */
export function text(most = 200): QueryReader<string | undefined> {
  return {
    schema: { type: 'string' },
    read: (values) => {
      const value = single(values)?.trim();
      if (value !== undefined && value.length > most) refuse(`${most}자를 넘을 수 없습니다.`, `This may have at most ${most} characters.`);
      return value === '' ? undefined : value;
    },
  };
}

/** A list, repeated or comma-separated, of entries that `fits` accepts; `expects` says what those are. */
export function list(
  fits: (entry: string) => boolean,
  expects: { readonly ko: string; readonly en: string },
  most = 100,
): QueryReader<readonly string[]> {
  return {
    schema: { type: 'array', items: { type: 'string' } },
    description: `Repeated or comma-separated. ${expects.en}`,
    read: (values) => {
      const entries = [...new Set(parts(values))];
      if (entries.length > most) refuse(`${most}개를 넘을 수 없습니다.`, `This may have at most ${most} entries.`);
      for (const entry of entries) if (!fits(entry)) refuse(`'${shown(entry)}': ${expects.ko}`, `'${shown(entry)}': ${expects.en}`);
      return entries;
    },
  };
}

/** A list, repeated or comma-separated, of codes of a closed list. */
export function codes<C extends string>(allowed: readonly C[]): QueryReader<readonly C[]> {
  const known: ReadonlySet<string> = new Set(allowed);
  const names = allowed.length <= 40 ? `: ${allowed.join(', ')}` : '';
  const reader = list((entry) => known.has(entry), { ko: `아는 코드가 아닙니다${names}.`, en: `This is not a known code${names}.` });
  return {
    ...reader,
    schema: { type: 'array', items: { type: 'string', ...(allowed.length <= 100 && { enum: allowed }) } },
    description: 'Repeated or comma-separated.',
    read: (values) => reader.read(values) as readonly C[],
  };
}

/** One of a few words. */
export function oneOf<C extends string>(allowed: readonly C[]): QueryReader<C | undefined>;
export function oneOf<C extends string>(allowed: readonly C[], otherwise: NoInfer<C>): QueryReader<C>;
export function oneOf<C extends string>(allowed: readonly C[], otherwise?: C): QueryReader<C | undefined> {
  return {
    schema: { type: 'string', enum: allowed, ...(otherwise !== undefined && { default: otherwise }) },
    read: (values) => {
      const value = single(values);
      if (value === undefined) return otherwise;
      const found = allowed.find((word) => word === value);
      return found ?? refuse(`다음 중 하나여야 합니다: ${allowed.join(', ')}`, `This must be one of: ${allowed.join(', ')}`);
    },
  };
}

export interface IntegerOptions {
  readonly min: number;
  readonly max: number;
}

export function integer(options: IntegerOptions): QueryReader<number | undefined>;
export function integer(options: IntegerOptions, otherwise: number): QueryReader<number>;
export function integer({ min, max }: IntegerOptions, otherwise?: number): QueryReader<number | undefined> {
  return {
    schema: { type: 'integer', minimum: min, maximum: max, ...(otherwise !== undefined && { default: otherwise }) },
    read: (values) => {
      const value = single(values);
      if (value === undefined) return otherwise;
      const number = Number(value);
      if (!/^-?\d{1,15}$/.test(value) || number < min || number > max) {
        refuse(`${min} 이상 ${max} 이하의 정수여야 합니다.`, `This must be a whole number from ${min} to ${max}.`);
      }
      return number;
    },
  };
}

export function flag(): QueryReader<boolean> {
  return {
    schema: { type: 'boolean', default: false },
    read: (values) => {
      const value = single(values);
      if (value !== undefined && value !== 'true' && value !== 'false')
        refuse('true 또는 false여야 합니다.', 'This must be true or false.');
      return value === 'true';
    },
  };
}

/** A date, or an instant with offset. */
export function dayOrInstant(): QueryReader<string | undefined> {
  return {
    schema: { type: 'string' },
    description: 'A date (2024-03-04), or an instant with offset (2024-03-04T09:00:00+09:00). Omitted: now by the clock.',
    read: (values) => {
      const value = single(values);
      if (value !== undefined && !isDay(value) && !isInstant(value)) {
        refuse(
          '날짜(2024-03-04)나 시차가 있는 시각(2024-03-04T09:00:00+09:00)이어야 합니다.',
          'This must be a date (2024-03-04) or an instant with offset (2024-03-04T09:00:00+09:00).',
        );
      }
      return value;
    },
  };
}

/** The version of a document that an answer must know at least; `id` is null for the first document in the path. */
export interface AtLeast {
  readonly id: string | null;
  readonly version: number;
}

/** `atLeast=<version>`, or `atLeast=<id>@<version>`, repeatable. */
export function atLeast(): QueryReader<readonly AtLeast[]> {
  return {
    schema: { type: 'array', items: { type: 'string' } },
    description: '`<version>` of the first document in the path, or `<id>@<version>`; waits up to 2 s until that has arrived.',
    read: (values) =>
      parts(values).map((part) => {
        const [, id, version] = /^(?:([A-Za-z0-9._-]{1,200})@)?(\d{1,15})$/.exec(part) ?? [];
        if (version === undefined)
          return refuse('<판 번호> 또는 <id>@<판 번호> 형식이어야 합니다.', 'This must be <version> or <id>@<version>.');
        return { id: id ?? null, version: Number(version) };
      }),
  };
}

/** From 1. */
export const page = (): QueryReader<number> => integer({ min: 1, max: 1_000_000 }, 1);
/** 20 unless given, at most 100. */
export const pageSize = (): QueryReader<number> => integer({ min: 1, max: 100 }, 20);

const shown = (entry: string) => (entry.length > 40 ? `${entry.slice(0, 40)}…` : entry);

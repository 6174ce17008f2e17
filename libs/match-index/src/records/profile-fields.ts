import type { Band, Form, Profile, SiteKind, SizeClass, Stage, StandingFlag } from '#eligibility';
import { dayNumber, writeDay } from '../days/day-code.js';
import type { Interner } from '../memory/interner.js';
import type { ByteReader, ByteWriter } from './bytes.js';

/** How one field of a profile is written and read. Codes and ids are written as numbers of the texts. */
interface FieldCodec<T> {
  write(value: T, to: ByteWriter, texts: Interner): void;
  read(from: ByteReader, texts: Interner): T;
}

const day = {
  write: (value: string, to: ByteWriter) => to.whole(dayNumber(value) + daysBefore1970),
  read: (from: ByteReader) => writeDay(from.whole() - daysBefore1970),
};
/** More than lie between the year 0 and 1970. */
const daysBefore1970 = 800_000;

const code = <C extends string>(): FieldCodec<C> => ({
  write: (value, to, texts) => to.whole(texts.of(value)),
  read: (from, texts) => texts.text(from.whole()) as C,
});

const codes: FieldCodec<readonly string[]> = list(code<string>());

const amount: FieldCodec<number | Band> = {
  write(value, to) {
    if (typeof value === 'number') {
      to.byte(0);
      to.number(value);
      return;
    }
    to.byte((value.min === undefined ? 0 : 1) | (value.max === undefined ? 0 : 2));
    if (value.min !== undefined) to.number(value.min);
    if (value.max !== undefined) to.number(value.max);
  },
  read(from) {
    const ends = from.byte();
    if (ends === 0) return from.number();
    const min = ends & 1 ? { min: from.number() } : {};
    return ends & 2 ? { ...min, max: from.number() } : min;
  },
};

function list<T>(entry: FieldCodec<T>): FieldCodec<readonly T[]> {
  return {
    write(values, to, texts) {
      to.whole(values.length);
      for (const value of values) entry.write(value, to, texts);
    },
    read(from, texts) {
      const values: T[] = [];
      for (let left = from.whole(); left > 0; left--) values.push(entry.read(from, texts));
      return values;
    },
  };
}

/** The fields in the order they are written. */
export const profileFields: { readonly [K in keyof Required<Profile>]: FieldCodec<NonNullable<Profile[K]>> } = {
  stage: code<Stage>(),
  establishedOn: day,
  sites: list({
    write({ kind, area }, to, texts) {
      to.whole(kind === undefined ? 0 : texts.of(kind) + 1);
      to.whole(texts.of(area));
    },
    read(from, texts) {
      const kind = from.whole();
      const area = texts.text(from.whole());
      return kind === 0 ? { area } : { kind: texts.text(kind - 1) as SiteKind, area };
    },
  }),
  industries: codes,
  employees: amount,
  revenues: list({
    write({ year, amount: given }, to, texts) {
      to.whole(year);
      amount.write(given, to, texts);
    },
    read: (from, texts) => ({ year: from.whole(), amount: amount.read(from, texts) }),
  }),
  assets: { write: (value, to) => to.number(value), read: (from) => from.number() },
  sizeClass: code<SizeClass>(),
  form: code<Form>(),
  fields: codes,
  certificates: list({
    write({ code: held, issuedOn, validUntil }, to, texts) {
      to.whole(texts.of(held));
      to.byte((issuedOn === undefined ? 0 : 1) | (validUntil === undefined ? 0 : 2));
      if (issuedOn !== undefined) day.write(issuedOn, to);
      if (validUntil !== undefined) day.write(validUntil, to);
    },
    read(from, texts) {
      const held = { code: texts.text(from.whole()) };
      const days = from.byte();
      const issued = days & 1 ? { ...held, issuedOn: day.read(from) } : held;
      return days & 2 ? { ...issued, validUntil: day.read(from) } : issued;
    },
  }),
  standing: {
    write(said, to, texts) {
      const flags = Object.entries(said).filter(([, applies]) => applies !== undefined);
      to.whole(flags.length);
      for (const [flag, applies] of flags) to.whole(texts.of(flag) * 2 + (applies ? 1 : 0));
    },
    read(from, texts) {
      const said: Partial<Record<StandingFlag, boolean>> = {};
      for (let left = from.whole(); left > 0; left--) {
        const flag = from.whole();
        said[texts.text(Math.floor(flag / 2)) as StandingFlag] = flag % 2 === 1;
      }
      return said;
    },
  },
  received: list({
    write({ programId, year }, to, texts) {
      to.whole(texts.of(programId));
      to.whole(year);
    },
    read: (from, texts) => ({ programId: texts.text(from.whole()), year: from.whole() }),
  }),
  answers: {
    write(answers, to, texts) {
      const given = Object.entries(answers);
      to.whole(given.length);
      for (const [key, answer] of given) to.whole(texts.of(key) * 2 + (answer ? 1 : 0));
    },
    read(from, texts) {
      const entries: [string, boolean][] = [];
      for (let left = from.whole(); left > 0; left--) {
        const answer = from.whole();
        entries.push([texts.text(Math.floor(answer / 2)), answer % 2 === 1]);
      }
      // Not by assignment: a key may be named __proto__.
      return Object.fromEntries(entries);
    },
  },
  interests: codes,
  keywords: list({ write: (word, to) => to.text(word), read: (from) => from.text() }),
};

export const fieldNames = Object.keys(profileFields) as readonly (keyof Profile)[];

const bits = new Map(fieldNames.map((name, index) => [name, 1 << index]));

/** A set of fields, as bits in the order of `fieldNames`. */
export function maskOfFields(names: readonly (keyof Profile)[]): number {
  let mask = 0;
  for (const name of names) mask |= bits.get(name)!;
  return mask;
}

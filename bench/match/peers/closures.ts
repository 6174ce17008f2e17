import type { Formula, Held, Pair, Record_ } from './formula.js';

/** Formulas compiled to functions over a record. */
export type Test = (record: Record_) => boolean;

export function compile(formula: Formula): Test {
  if ('and' in formula) {
    const parts = formula.and.map(compile);
    return (record) => {
      for (const part of parts) if (!part(record)) return false;
      return true;
    };
  }
  if ('or' in formula) {
    const parts = formula.or.map(compile);
    return (record) => {
      for (const part of parts) if (part(record)) return true;
      return false;
    };
  }
  if ('not' in formula) {
    const part = compile(formula.not);
    return (record) => !part(record);
  }
  if ('absent' in formula) return (record) => record[formula.absent] === null;
  if ('has' in formula) {
    const wanted = new Set(formula.of);
    return (record) => {
      for (const text of (record[formula.has] ?? []) as readonly string[]) if (wanted.has(text)) return true;
      return false;
    };
  }
  if ('held' in formula) {
    const { held, on } = formula;
    return (record) =>
      ((record.certificates ?? []) as readonly Held[]).some(({ code, from, until }) => held.includes(code) && from <= on && on <= until);
  }
  const { value } = formula;
  if ('atLeast' in formula) return (record) => record[formula.atLeast] !== null && (record[formula.atLeast] as number) >= value;
  return (record) => record[formula.atMost] !== null && (record[formula.atMost] as number) <= value;
}

export interface CompiledPair {
  readonly certain: Test;
  readonly perhaps: Test;
}

export function compilePair({ certain, perhaps }: Pair): CompiledPair {
  return { certain: compile(certain), perhaps: compile(perhaps) };
}

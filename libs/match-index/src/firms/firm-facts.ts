import type { Interner } from '../memory/interner.js';
import type { Epoch } from '../days/epochs.js';

/** Under what one firm is kept: rows of keys, spans of keys, numbers in columns. Filled by the criteria, reused from firm to firm. */
export class FirmFacts {
  /** Keys, each once. */
  readonly rows: number[] = [];
  /** Key, low, high. */
  readonly spans: number[] = [];
  /** Column, low, high. */
  readonly numbers: number[] = [];

  constructor(
    private readonly keys: Interner,
    /** The epochs that facts which hang on the time are wanted for. */
    public epochs: readonly Epoch[],
  ) {}

  clear(): void {
    this.rows.length = 0;
    this.spans.length = 0;
    this.numbers.length = 0;
  }

  row(key: string): void {
    this.add(this.keys.of(key));
  }

  /** @param keys a list that is kept */
  allRows(keys: readonly string[]): void {
    for (const number of this.keys.ofAll(keys)) this.add(number);
  }

  span(key: string, low: number, high: number): void {
    const number = this.keys.of(key);
    if (!hasTriple(this.spans, number, low, high)) this.spans.push(number, low, high);
  }

  private add(number: number): void {
    if (!this.rows.includes(number)) this.rows.push(number);
  }

  /** A number that is known to lie in `low`–`high`. */
  number(column: string, low: number, high: number): void {
    this.numbers.push(this.keys.of(column), low, high);
  }
}

export function hasTriple(list: readonly number[], key: number, low: number, high: number): boolean {
  for (let at = 0; at < list.length; at += 3) if (list[at] === key && list[at + 1] === low && list[at + 2] === high) return true;
  return false;
}

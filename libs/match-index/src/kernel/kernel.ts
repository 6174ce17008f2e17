/**
 * The inner loops, over bitmaps and lists in one linear memory. Two implementations do the same: WebAssembly, and plain TypeScript as fallback and as second oracle.
 *
 * Offsets and lengths are in bytes. A bitmap's offset and length are multiples of 64. A list of rows is of u16; a list of spans is of triples of u16 `(row, low, high)`;
 * a column is of u16, one for each bit of the bitmap it is scanned into.
 */
export interface Kernel {
  readonly name: 'wasm' | 'plain';
  /** The memory as it is now. A call of `grow` puts another in its place: never keep a view over one. */
  readonly buffer: ArrayBuffer;
  grow(bytes: number): void;

  zero(to: number, length: number): void;
  fill(to: number, length: number): void;
  copy(to: number, from: number, length: number): void;
  and(to: number, from: number, length: number): void;
  or(to: number, from: number, length: number): void;
  andNot(to: number, from: number, length: number): void;
  orNot(to: number, from: number, length: number): void;
  /** to &= from, and the outcome again in `again`. 1 if any bit is left, else 0. */
  narrow(to: number, from: number, again: number, length: number): number;
  /** to &= ~from, for two bitmaps at once. */
  andNotBoth(to: number, other: number, from: number, length: number): void;
  xor(to: number, from: number, length: number): void;
  not(to: number, length: number): void;
  /** 1 if any bit is set, else 0. */
  any(from: number, length: number): number;
  count(from: number, length: number): number;
  countAnd(from: number, other: number, length: number): number;

  setRows(to: number, rows: number, n: number): void;
  clearRows(to: number, rows: number, n: number): void;
  /** Sets the rows of spans that meet `low`–`high`. */
  setMeeting(to: number, spans: number, n: number, low: number, high: number): void;
  /** Clears the rows of spans that meet `low`–`high`. */
  clearMeeting(to: number, spans: number, n: number, low: number, high: number): void;
  /** Clears the rows of spans in which the value does not lie. */
  clearMissing(to: number, spans: number, n: number, value: number): void;
  /** Sets the rows of spans in which the value does not lie. */
  setMissing(to: number, spans: number, n: number, value: number): void;
  /** The rows whose value lies in `low`–`high`. Words of 64 rows of which none is in `active` are left zero unread. */
  scan(to: number, column: number, low: number, high: number, active: number, length: number): void;
  /** For each set bit sets the bit whose number stands at its place among `numbers`, a list of u32. */
  spread(from: number, length: number, numbers: number, to: number): void;
  /** For each set bit adds one to that of the `counts`, a list of u32, which its value in the column names. */
  tally(from: number, length: number, column: number, counts: number): void;
  /** Writes `base` + the number of each set bit as u32; the number of them. What stands behind them, up to one place for each bit, may be overwritten. */
  list(from: number, length: number, base: number, to: number): number;
}

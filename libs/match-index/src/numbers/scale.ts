/**
 * Numbers from 0 on as u16 codes in their order. Each number of the scale has an even code of its own; what lies between two of them has the odd code between theirs. So codes
 * compare as the numbers do, and only two numbers between the same two marks cannot be told apart.
 */
export class Scale {
  private readonly marks: Float64Array;

  /** @param marks ascending, from 0, at most 32,767 */
  constructor(marks: readonly number[]) {
    this.marks = Float64Array.from(marks);
  }

  /** @param value 0 or more, `Infinity` included */
  code(value: number): number {
    if (value === Infinity) return endless;
    const { marks } = this;
    let low = 0;
    let high = marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (marks[middle]! <= value) low = middle;
      else high = middle - 1;
    }
    return marks[low] === value ? 2 * low : 2 * low + 1;
  }
}

/** The code of a side that has no end. */
export const endless = 0xffff;

export function isMark(code: number): boolean {
  return (code & 1) === 0 || code === endless;
}

/** Halves up to 8,000, as part-time staff count one half; thousands up to ten million. */
export const staffScale = new Scale([...numbers(0, 16_000, 0.5), ...numbers(9, 9_991, 1000)]);

/** KRW in amounts of up to three significant digits. */
export const wonScale = new Scale([
  ...numbers(0, 1000, 1),
  ...Array.from({ length: 14 }, (_, power) => numbers(100, 900, 1).map((digits) => digits * 10 ** (power + 1))).flat(),
]);

function numbers(first: number, count: number, step: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

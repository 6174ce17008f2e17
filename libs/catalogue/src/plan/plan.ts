/** A document as the catalogue cites it. */
export interface Plan {
  /** As `sources[].document` names it. */
  readonly id: string;
  /** Its lines without line ends; line 1 comes first. */
  readonly lines: readonly string[];
}

/** First and last line, from 1. */
export type LineRange = readonly [number, number];

export interface Line {
  readonly number: number;
  readonly text: string;
}

export function inside(plan: Plan, [first, last]: LineRange): boolean {
  return first >= 1 && first <= last && last <= plan.lines.length;
}

/** The lines of a range; those outside the document are left out. */
export function linesOf(plan: Plan, [first, last]: LineRange): readonly Line[] {
  return plan.lines.slice(Math.max(first, 1) - 1, Math.max(last, 0)).map((text, index) => ({ number: Math.max(first, 1) + index, text }));
}

/** The lines of several ranges, each once, in order. */
export function linesOfAll(plan: Plan, ranges: readonly LineRange[]): readonly Line[] {
  const found = new Map(ranges.flatMap((range) => linesOf(plan, range)).map((line) => [line.number, line]));
  return [...found.values()].sort((a, b) => a.number - b.number);
}

export function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}

/** `630–633`, or `1200` where it is one line. */
export function writeRange([first, last]: LineRange): string {
  return first === last ? String(first) : `${first}–${last}`;
}

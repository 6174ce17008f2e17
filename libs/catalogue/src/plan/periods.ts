/** `YYYY` or `YYYY-MM` at both ends. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

const short = /\('?(\d{2})(?:\s*~\s*'?(\d{2}))?\)/gu;
const from = String.raw`(\d{4})\s*[.년]?\s*(?:(\d{1,2})\s*\.)?`;
const range = new RegExp(String.raw`${from}\s*~\s*(?:(\d{4})\s*[.년]?\s*)?(?:(\d{1,2})\s*\.)?`, 'u');
const oneYear = /(\d{4})년?\s*\(1년\)/u;

/** Periods in the form `('24~'26)`, `('24)`, `(25~28)`. */
export function shortPeriods(text: string): readonly Period[] {
  return [...text.matchAll(short)].map(([, start, end]) => ({ start: `20${start!}`, end: `20${end ?? start!}` }));
}

/** The period in the form `2022. 4. ~ 2024. 6.`, `2024. 1. ~ 12.`, `2022 ~ 2024(3년)`, `2024(1년)`. */
export function longPeriod(text: string): Period | null {
  const match = range.exec(text);
  if (match !== null) {
    const [, startYear, startMonth, endYear, endMonth] = match;
    if (endYear === undefined && endMonth === undefined) return null;
    return { start: joined(startYear!, startMonth), end: joined(endYear ?? startYear!, endMonth) };
  }
  const year = oneYear.exec(text)?.[1];
  return year === undefined ? null : { start: year, end: year };
}

/** Whether both may be meant: the same where both say a month, else the same year. */
export function agree(a: Period, b: Period): boolean {
  return sameBound(a.start, b.start) && sameBound(a.end, b.end);
}

function sameBound(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

function joined(year: string, month: string | undefined): string {
  return month === undefined ? year : `${year}-${month.padStart(2, '0')}`;
}

import type { Bounds } from '#eligibility';
import {
  afterAllDays,
  anniversaryOf,
  beforeAllDays,
  dayCode,
  type DayNumber,
  firstDayCode,
  futureCode,
  isDayCode,
  lastDayCode,
  lastWithAnniversary,
  pastCode,
  yearOfDay,
} from '../../days/day-code.js';
import type { CodeRange } from '../../numbers/bounds.js';

/** Beyond any age that two calendar days can be apart. */
const longerThanTime = 20_000;

/** The days of establishment for which the bounds hold on the reference day: an interval that does not move with time. */
export function establishedRange({ min, above, max, below }: Bounds, on: DayNumber): CodeRange {
  let first = beforeAllDays;
  let last = Math.min(on, afterAllDays);
  if (min !== undefined) last = Math.min(last, lastWithAnniversary(years(min), on));
  if (above !== undefined) last = Math.min(last, lastWithAnniversary(years(above), on - 1));
  if (max !== undefined) first = Math.max(first, lastWithAnniversary(years(max), on - 1) + 1);
  if (below !== undefined) first = Math.max(first, lastWithAnniversary(years(below), on) + 1);
  const low = first <= beforeAllDays ? pastCode : dayCode(first);
  const high = last >= afterAllDays ? futureCode : dayCode(last);
  const lowIsDay = first <= beforeAllDays || isDayCode(low);
  const highIsDay = last >= afterAllDays || isDayCode(high);
  return {
    low: lowIsDay ? low : low === pastCode ? firstDayCode : futureCode + 1,
    outerLow: low,
    high: highIsDay ? high : high === futureCode ? lastDayCode : pastCode - 1,
    outerHigh: high,
  };
}

/**
 * Age as a code that counts anniversaries: odd on the day of one, even between two, 0 before establishment. In these codes bounds of years are ranges that hold on every day, so that a rule
 * which refers to today need not be touched when a day passes.
 */
export function ageCode(establishedOn: DayNumber, on: DayNumber): number {
  if (establishedOn > on) return 0;
  const years = yearOfDay(on) - yearOfDay(establishedOn);
  const whole = anniversaryOf(establishedOn, years) <= on ? years : years - 1;
  return 2 * whole + (anniversaryOf(establishedOn, whole) === on ? 1 : 2);
}

/** The codes of ages for which the bounds hold. */
export function ageRange({ min, above, max, below }: Bounds): { readonly low: number; readonly high: number } {
  const low = Math.max(1, min === undefined ? 1 : 2 * years(min) + 1, above === undefined ? 1 : 2 * years(above) + 2);
  const high = Math.min(0xffff, max === undefined ? 0xffff : 2 * years(max) + 1, below === undefined ? 0xffff : 2 * years(below));
  return { low, high };
}

/** A table of all day codes: 1 for the days of establishment at which age may not be the same on the two days, because an anniversary lies between them or on one of them. */
export function turningDays(from: DayNumber, to: DayNumber): Uint8Array {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  if (last - first >= daysOfAnyYear) return new Uint8Array(futureCode + 1).fill(1);
  const marked = new Uint8Array(futureCode + 1);
  marked[pastCode] = 1;
  marked[futureCode] = 1;
  for (let age = 0; age <= yearOfDay(last) - firstCodedYear; age++) {
    marked.fill(1, dayCode(lastWithAnniversary(age, first - 1) + 1), dayCode(lastWithAnniversary(age, last)) + 1);
  }
  return marked;
}

const daysOfAnyYear = 365;
const firstCodedYear = 1900;

function years(bound: number): number {
  return Math.min(bound, longerThanTime);
}

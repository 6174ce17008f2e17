import type { Day } from '#korea';

/**
 * Days counted from 1 March of the year 0, of the Gregorian calendar. Plain numbers, because a rule may ask for an age that lies beyond the year 9999, where no `Day` is.
 */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day);
  return count(year, month, date);
}

/** The day so many years after `day`; where that month has no such day (29 February), its last day. */
export function anniversary(day: Day, years: number): number {
  const { year, month, date } = partsOf(day);
  return count(year + years, month, Math.min(date, lengthOfMonth(year + years, month)));
}

/** Whole months from the one day to the later one. */
export function wholeMonths(from: Day, to: Day): number {
  const start = partsOf(from);
  const end = partsOf(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return end.date < Math.min(start.date, lengthOfMonth(end.year, end.month)) ? months - 1 : months;
}

function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Years are taken to begin in March, so that the leap day is the last of its year. */
function count(year: number, month: number, date: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const daysBefore = marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return daysBefore + Math.floor((153 * monthsSinceMarch + 2) / 5) + date - 1;
}

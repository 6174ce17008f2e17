/** Days since 1 January 1970 of the Gregorian calendar, also of years that no `Day` can write. */
export type DayNumber = number;

/** Of a day `YYYY-MM-DD`. */
export function dayNumber(day: string): DayNumber {
  return fromParts(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

export function yearOfDay(day: DayNumber): number {
  return partsOf(day).year;
}

/** The day so many years on; where that month has no such day (29 February), its last day. */
export function anniversaryOf(day: DayNumber, years: number): DayNumber {
  const { year, month, date } = partsOf(day);
  return fromParts(year + years, month, Math.min(date, lengthOfMonth(year + years, month)));
}

/** The last day whose anniversary after so many years is not after `until`. */
export function lastWithAnniversary(years: number, until: DayNumber): DayNumber {
  const { year, month, date } = partsOf(until);
  let day = fromParts(year - years, month, Math.min(date, lengthOfMonth(year - years, month)));
  while (anniversaryOf(day + 1, years) <= until) day++;
  while (anniversaryOf(day, years) > until) day--;
  return day;
}

export function writeDay(day: DayNumber): string {
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Before every `Day`, and after. */
export const beforeAllDays: DayNumber = fromParts(-1, 1, 1);
export const afterAllDays: DayNumber = fromParts(10000, 1, 1);

const base = fromParts(1900, 1, 1) - 1;

/** Codes of single days: 1 is 1 January 1900, 65534 a day in 2079. 0 is every day before, 65535 every day after. */
export const firstDayCode = 1;
export const lastDayCode = 65534;
export const pastCode = 0;
export const futureCode = 65535;

export function dayCode(day: DayNumber): number {
  return Math.min(futureCode, Math.max(pastCode, day - base));
}

/** Whether the code is that of one day, and not of all that lie before or after. */
export function isDayCode(code: number): boolean {
  return code >= firstDayCode && code <= lastDayCode;
}

export function dayOfCode(code: number): DayNumber {
  return code + base;
}

export function fromParts(year: number, month: number, date: number): DayNumber {
  // Years are taken to begin in March, so that the leap day is the last of its year.
  const march = month > 2 ? year : year - 1;
  const era = Math.floor(march / 400);
  const inEra = march - era * 400;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
}

export function partsOf(day: DayNumber): { readonly year: number; readonly month: number; readonly date: number } {
  const since = day + 719468;
  const era = Math.floor(since / 146097);
  const inEra = since - era * 146097;
  const year = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * inYear + 2) / 153);
  const date = inYear - Math.floor((153 * month + 2) / 5) + 1;
  return { year: year + era * 400 + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9, date };
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

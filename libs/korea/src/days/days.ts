import { Temporal } from 'temporal-polyfill';
import { remembering } from './remembering.js';

/** A calendar day `YYYY-MM-DD`, without a time and without a zone; two of them compare as strings. */
export type Day = string;

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)$/;
const zone = 'Asia/Seoul';

/** Whether the text is exactly `YYYY-MM-DD` and a day that the calendar has. */
export function isDay(text: string): boolean {
  return readDay(text) !== null;
}

/** Whether the text is an ISO 8601 instant: date, `T`, time to the minute or finer, and `Z` or an offset. */
export function isInstant(text: string): boolean {
  return readInstant(text) !== null;
}

/**
 * The day in Korea: a day as it is; an instant (ISO 8601 with offset, or milliseconds since 1970) as the date on a Seoul wall calendar.
 * @throws RangeError for anything else, a local time without an offset included, and for a day outside the years 0000–9999
 */
export function seoulDay(dateOrInstant: string | number): Day {
  if (typeof dateOrInstant === 'number') return dayOf(Temporal.Instant.fromEpochMilliseconds(dateOrInstant));
  if (isDay(dateOrInstant)) return dateOrInstant;
  const day = typeof dateOrInstant === 'string' && instantShape.test(dateOrInstant) ? dayOfInstant(dateOrInstant) : null;
  if (day === null) throw new RangeError(`Neither a day nor an instant with an offset: ${dateOrInstant}`);
  return day;
}

/**
 * The same month and day so many years on (or back); where that month has no such day (29 February), its last day.
 * @throws RangeError if `day` is no day, `years` no whole number, or the result outside the years 0000–9999
 */
export function addYears(day: Day, years: number): Day {
  return writeDay(theDay(day).add({ years }));
}

/**
 * The day so many days on (or back).
 * @throws RangeError if `day` is no day, `days` no whole number, or the result outside the years 0000–9999
 */
export function addDays(day: Day, days: number): Day {
  return writeDay(theDay(day).add({ days }));
}

/**
 * Whole days from the one to the other; negative if `to` is the earlier.
 * @throws RangeError if either is no day
 */
export function daysBetween(from: Day, to: Day): number {
  return sinceYearZero(to) - sinceYearZero(from);
}

/**
 * The calendar year.
 * @throws RangeError if `day` is no day
 */
export function yearOf(day: Day): number {
  return theDay(day).year;
}

function readDay(text: string): Temporal.PlainDate | null {
  return typeof text === 'string' && dayShape.test(text) ? dayFrom(text) : null;
}

const dayFrom = remembering((text): Temporal.PlainDate | null => {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
});

/** Null if the text is no instant, or one outside the years that a day can be written of. */
const dayOfInstant = remembering((text): Day | null => {
  const instant = readInstant(text);
  try {
    return instant === null ? null : dayOf(instant);
  } catch {
    return null;
  }
});

function dayOf(instant: Temporal.Instant): Day {
  return writeDay(instant.toZonedDateTimeISO(zone).toPlainDate());
}

function sinceYearZero(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return daysSinceYearZero(day);
}

const daysSinceYearZero = remembering((day) => theDay('0000-01-01').until(theDay(day), { largestUnit: 'day' }).days);

function theDay(text: string): Temporal.PlainDate {
  const day = readDay(text);
  if (day === null) throw new RangeError(`Not a day: ${text}`);
  return day;
}

function readInstant(text: string): Temporal.Instant | null {
  if (typeof text !== 'string' || !instantShape.test(text)) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

function writeDay(day: Temporal.PlainDate): Day {
  const text = day.toString();
  if (!dayShape.test(text)) throw new RangeError(`Outside the years 0000 to 9999: ${text}`);
  return text;
}

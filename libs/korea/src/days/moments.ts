import { Temporal } from 'temporal-polyfill';
import { type Day, isDay, isInstant } from './days.js';

const zone = 'Asia/Seoul';

/**
 * An instant (ISO 8601 with offset, or milliseconds since 1970) in milliseconds since 1970, what is finer cut off.
 * @throws RangeError for anything else, a day without a time included
 */
export function momentOf(instant: string | number): number {
  if (typeof instant === 'number') return Temporal.Instant.fromEpochMilliseconds(instant).epochMilliseconds;
  if (!isInstant(instant)) throw new RangeError(`Not an instant with an offset: ${instant}`);
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/**
 * When clocks in Seoul show that day and time, in milliseconds since 1970.
 * @param time `HH:MM`; the start of the day if left out
 * @throws RangeError if `day` is no day or `time` no time
 */
export function seoulMoment(day: Day, time = '00:00'): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

/**
 * An instant as clocks in Seoul show it, to the second: `2024-03-05T18:00:00+09:00`. Equal instants are written alike, whatever offset they came with.
 * @throws RangeError for what `momentOf` refuses
 */
export function writeSeoul(instant: string | number): string {
  return Temporal.Instant.fromEpochMilliseconds(momentOf(instant)).toString({ timeZone: zone, smallestUnit: 'second' });
}

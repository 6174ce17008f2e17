import { seoulDay } from '#korea';
import { type DayNumber, dayNumber } from './day-code.js';

const mostKept = 10_000;
const kept = new Map<string, DayNumber>();

/**
 * The day in Seoul of a day or an instant. Remembered, as the same few dates stand in many rules and calls and to read one is slow.
 * @throws RangeError if it is neither
 */
export function dayOfDate(date: string): DayNumber {
  let day = kept.get(date);
  if (day === undefined) {
    day = dayNumber(seoulDay(date));
    if (kept.size === mostKept) kept.clear();
    kept.set(date, day);
  }
  return day;
}

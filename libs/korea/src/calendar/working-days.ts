import { addDays, type Day, daysBetween, yearOf } from '../days/days.js';
import type { Holiday } from './holiday.js';
import { datedHolidays, fixedHolidays, holidaysKnownFrom, holidaysKnownUntil } from './holidays.data.js';

/** Which days are worked on: `isWorkingDay`, or the calendar of an office that keeps other days. */
export type WorkingDays = (day: Day) => boolean;

const aMonday: Day = '2024-01-01';
const workedOn = 5;

/** At most one on each day, which a test holds. */
const dated: ReadonlyMap<Day, Holiday> = new Map(datedHolidays.map((holiday) => [holiday.date, holiday]));

/**
 * The public holidays that fall on a day (관공서의 공휴일에 관한 규정); two may fall on the same one. Sundays are not among them. Where `areHolidaysKnown` says no, those with a
 * fixed date alone, by the law of today: no 설날, 추석, 부처님오신날, substitutes, elections or temporary holidays.
 * @throws RangeError if `day` is no day
 */
export function holidaysOn(day: Day): readonly Holiday[] {
  yearOf(day);
  const fixed = fixedHolidays
    .filter(({ monthDay, since }) => day.endsWith(`-${monthDay}`) && (since === undefined || day >= since))
    .map(({ ko, en, source, verify }): Holiday => ({ date: day, ko, en, kind: 'statutory', source, ...(verify && { verify }) }));
  const moved = dated.get(day);
  return moved === undefined ? fixed : [...fixed, moved];
}

/** Whether the day lies in the years whose holidays are all known, substitutes and those set for one year too. A temporary holiday may still be set for a day to come. */
export function areHolidaysKnown(day: Day): boolean {
  return day >= holidaysKnownFrom && day <= holidaysKnownUntil;
}

/**
 * Whether public offices work: Monday to Friday, no public holiday. After `holidaysKnownUntil`, and before 2023, only weekends and the holidays with a fixed date are known
 * (`areHolidaysKnown`), so that a holiday of the lunar calendar passes for a working day.
 * @throws RangeError if `day` is no day
 */
export function isWorkingDay(day: Day): boolean {
  return daysSinceMonday(day) < workedOn && holidaysOn(day).length === 0;
}

/**
 * The first working day after the day, which is never the day itself.
 * @throws RangeError if `day` is no day, or there is no working day to the end of the year 9999
 */
export function nextWorkingDay(day: Day, works: WorkingDays = isWorkingDay): Day {
  let next = addDays(day, 1);
  while (!works(next)) next = addDays(next, 1);
  return next;
}

/**
 * The first working day of the week that the day lies in, from Monday to Sunday; it may be before the day. Null if the week has none.
 * @throws RangeError if `day` is no day
 */
export function firstWorkingDayOfWeek(day: Day, works: WorkingDays = isWorkingDay): Day | null {
  const monday = addDays(day, -daysSinceMonday(day));
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)).find(works) ?? null;
}

function daysSinceMonday(day: Day): number {
  return ((daysBetween(aMonday, day) % 7) + 7) % 7;
}

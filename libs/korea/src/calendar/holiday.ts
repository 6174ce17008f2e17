import type { Day } from '../days/days.js';

/** statutory 법정공휴일, substitute 대체공휴일, temporary 임시공휴일, election 선거일. */
export type HolidayKind = 'statutory' | 'substitute' | 'temporary' | 'election';

/** A public holiday (관공서의 공휴일), Sundays apart. */
export interface Holiday {
  readonly date: Day;
  readonly ko: string;
  readonly en: string;
  readonly kind: HolidayKind;
  readonly source: string;
  /** The text of the law was not at hand: known from secondary sources that agree with each other. */
  readonly verify?: true;
}

/** A public holiday on the same date of the solar calendar each year. */
export interface FixedHoliday extends Omit<Holiday, 'date' | 'kind'> {
  /** `MM-DD`. */
  readonly monthDay: string;
  /** The first day on which the provision is in force; if not given, before any year that is asked for. */
  readonly since?: Day;
}

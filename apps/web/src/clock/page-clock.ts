import { type Day, seoulDay, yearOf } from '#korea';

/** What the service takes for now while one page is made. */
export interface PageClock {
  /** An instant. */
  readonly now: string;
  readonly demo: boolean;
  readonly help: string | null;
}

/** The day in Seoul. */
export function todayOf(clock: PageClock): Day {
  return seoulDay(clock.now);
}

/** The last closed year: the one that "last year's sales" are of. */
export function lastYearOf(clock: PageClock): number {
  return yearOf(todayOf(clock)) - 1;
}

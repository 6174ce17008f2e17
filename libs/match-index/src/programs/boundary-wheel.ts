import type { DayNumber } from '../days/day-code.js';
import { dayOfDate } from '../days/day-of-date.js';
import type { IndexedCall } from './indexed-program.js';

/**
 * The days on which the call that a programme is judged by may become another: those on which one of its calls opens or closes. Kept by day, so that time passing touches only the
 * programmes whose day it is.
 */
export class BoundaryWheel {
  private readonly days = new Map<DayNumber, Set<number>>();

  add(slot: number, calls: readonly IndexedCall[]): void {
    for (const day of boundaries(calls)) {
      const slots = this.days.get(day);
      if (slots === undefined) this.days.set(day, new Set([slot]));
      else slots.add(slot);
    }
  }

  remove(slot: number, calls: readonly IndexedCall[]): void {
    for (const day of boundaries(calls)) {
      const slots = this.days.get(day)!;
      slots.delete(slot);
      if (slots.size === 0) this.days.delete(day);
    }
  }

  /** Slots with such a day on that very day. */
  on(day: DayNumber): ReadonlySet<number> {
    return this.days.get(day) ?? none;
  }

  /** Slots with such a day between the two, or beside one of them: a call that closes with a day's end is closed at the next day's beginning. */
  between(one: DayNumber, other: DayNumber): ReadonlySet<number> {
    const first = Math.min(one, other) - 1;
    const last = Math.max(one, other) + 1;
    const found = new Set<number>();
    const take = (slots: ReadonlySet<number> | undefined) => slots?.forEach((slot) => found.add(slot));
    if (last - first <= this.days.size) for (let day = first; day <= last; day++) take(this.days.get(day));
    else this.days.forEach((slots, day) => day >= first && day <= last && take(slots));
    return found;
  }
}

const none: ReadonlySet<number> = new Set();

function boundaries(calls: readonly IndexedCall[]): ReadonlySet<DayNumber> {
  const dates = calls.flatMap(({ noticedOn, opensAt, closesAt }) => [opensAt ?? noticedOn, closesAt]);
  return new Set(dates.flatMap((date) => (date === undefined ? [] : dayOfDate(date))));
}

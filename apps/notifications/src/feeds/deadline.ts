import { addDays, type Day, isDay, momentOf, seoulDay, seoulMoment } from '#korea';

/** Where a closing date stands in a calendar: the whole of a day in Seoul, or a moment of it, epoch milliseconds. */
export type Deadline = { readonly day: Day } | { readonly at: number };

/**
 * What closes at the midnight that ends a day closes with that day: on the next one a reader would look for it a day late.
 *
 * @param closesAt a day, or an instant with offset
 */
export function deadlineOf(closesAt: string): Deadline {
  if (isDay(closesAt)) return { day: closesAt };
  const at = momentOf(closesAt);
  const day = seoulDay(at - 1);
  return seoulMoment(addDays(day, 1)) === at ? { day } : { at };
}

import { addDays, isDay, momentOf, seoulDay, seoulMoment } from '#korea';

/** Days before the closing day at which recipients are told of it, unless they chose others. */
export const defaultSteps: readonly number[] = [14, 3, 1];

export interface ClosingSteps {
  /** The steps that have begun, the farthest from the closing day first; empty once the call is closed. */
  readonly begun: readonly number[];
  /** Of these the nearest to the closing day: the one to tell of. Null if none has begun, and once the call is closed. */
  readonly due: number | null;
  /** When the next step begins, in milliseconds since 1970; null if none is to come. */
  readonly nextAt: number | null;
}

/**
 * Where a call stands on its way to closing. A step of n days begins at the Seoul midnight that starts the day n days before the closing day. A call that closes on a day without a
 * time closes at its end. A step that would begin no earlier than the call closes never begins.
 * @param closesAt a day, or an instant with an offset; a call that has none has no steps
 * @param now an instant with an offset, or milliseconds since 1970
 * @param steps whole days, 0 being the closing day itself, in any order
 * @throws RangeError for other dates and steps
 */
export function closingSteps(closesAt: string | undefined, now: string | number, steps: readonly number[] = defaultSteps): ClosingSteps {
  const moment = momentOf(now);
  const wrong = steps.find((days) => !Number.isInteger(days) || days < 0);
  if (wrong !== undefined) throw new RangeError(`Not a number of days before closing: ${wrong}`);
  if (closesAt === undefined) return none;

  const closingDay = seoulDay(closesAt);
  const closes = isDay(closesAt) ? seoulMoment(addDays(closesAt, 1)) : momentOf(closesAt);
  if (moment >= closes) return none;

  const beginning = (days: number): number => seoulMoment(addDays(closingDay, -days));
  const farthestFirst = [...new Set(steps)].sort((a, b) => b - a).filter((days) => beginning(days) < closes);
  const begun = farthestFirst.filter((days) => beginning(days) <= moment);
  const next = farthestFirst[begun.length];
  return { begun, due: begun.at(-1) ?? null, nextAt: next === undefined ? null : beginning(next) };
}

const none: ClosingSteps = { begun: [], due: null, nextAt: null };

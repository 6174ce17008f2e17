import { type Day, seoulDay } from '#korea';
import type { Profile } from './profile.js';
import type { ReferenceDate } from './rule.js';
import type { Judged } from './verdict.js';

/** What one criterion is judged on. */
export interface Facts {
  readonly profile: Profile;
  /** The reference date of the criterion. */
  readonly on: Day;
  /** The criterion's id. */
  readonly id: string;
  readonly judged: Judged;
}

/**
 * The reference date: `notice` (the default) is the call's `noticedOn`, `open` its `opensAt`, `close` its `closesAt`, and `asOf` stands in where the call has no such date or
 * there is no call. Anything else is a date of its own.
 * @throws RangeError if the date is neither a day nor an instant with an offset
 */
export function referenceDay(on: ReferenceDate | undefined, { asOf, call }: Judged): Day {
  switch (on ?? 'notice') {
    case 'notice':
      return seoulDay(call?.noticedOn ?? asOf);
    case 'open':
      return seoulDay(call?.opensAt ?? asOf);
    case 'close':
      return seoulDay(call?.closesAt ?? asOf);
    default:
      return seoulDay(on!);
  }
}

/** The same for two criteria exactly if they have the same reference date whatever the call. */
export function referenceKey(on: ReferenceDate | undefined): string {
  const named = on ?? 'notice';
  return named === 'notice' || named === 'open' || named === 'close' ? named : seoulDay(named);
}

import { addDays, firstWorkingDayOfWeek, isWorkingDay, momentOf, nextWorkingDay, seoulDay, seoulMoment, type WorkingDays } from '#korea';

const frequencies = ['weekly', 'daily', 'at-once'] as const;
/** How often someone wants to be told. */
export type Frequency = (typeof frequencies)[number];

/** How it reaches them; `phone` is 알림톡 and SMS. */
export type Channel = 'email' | 'webhook' | 'inbox' | 'phone';

export interface Wish {
  readonly frequency: Frequency;
  readonly channel: Channel;
}

/** Times on a Seoul clock: digests go out at `digest`; from `quietFrom` until `quietUntil` nothing goes out at once that may wake someone. */
export const hours = { digest: '09:00', quietFrom: '21:00', quietUntil: '08:00' } as const;

const mayWake: ReadonlySet<Channel> = new Set<Channel>(['email', 'phone']);

/**
 * When a message that there is reason for at `now` is to be sent, in milliseconds since 1970; never before `now`.
 * At once: now, but e-mail and phone from 21:00 until 08:00 in Seoul at that 08:00 (정보통신망법 제50조 holds advertising back by phone in these hours; e-mail is held back out of courtesy).
 * Daily: the next 09:00 of a working day. Weekly: the next 09:00 of the first working day of a week; a week all of holidays has none.
 * Exactly 09:00 and exactly 08:00 are now. Holidays are known for a span of years alone: see `isWorkingDay`.
 * @param now an instant with an offset, or milliseconds since 1970
 * @throws RangeError if `now` is no instant, or no day is worked on to the end of the year 9999
 */
export function dueAt({ frequency, channel }: Wish, now: string | number, works: WorkingDays = isWorkingDay): number {
  const moment = momentOf(now);
  switch (frequency) {
    case 'at-once':
      return mayWake.has(channel) ? afterQuiet(moment) : moment;
    case 'daily':
      return nextDaily(moment, works);
    case 'weekly':
      return nextWeekly(moment, works);
  }
}

/**
 * When it is to be sent as asked for, and after that when the next more frequent way would send it, to at once: for what would come too late, as a
 * weekly digest after the close of a call that is open for three days.
 */
export function dueTimes(
  { frequency, channel }: Wish,
  now: string | number,
  works: WorkingDays = isWorkingDay,
): readonly [number, ...number[]] {
  const more = frequencies.slice(frequencies.indexOf(frequency) + 1);
  return [dueAt({ frequency, channel }, now, works), ...more.map((each) => dueAt({ frequency: each, channel }, now, works))];
}

function afterQuiet(moment: number): number {
  const today = seoulDay(moment);
  const morning = seoulMoment(today, hours.quietUntil);
  if (moment < morning) return morning;
  return moment < seoulMoment(today, hours.quietFrom) ? moment : seoulMoment(addDays(today, 1), hours.quietUntil);
}

function nextDaily(moment: number, works: WorkingDays): number {
  const today = seoulDay(moment);
  const digest = seoulMoment(today, hours.digest);
  return works(today) && moment <= digest ? digest : seoulMoment(nextWorkingDay(today, works), hours.digest);
}

function nextWeekly(moment: number, works: WorkingDays): number {
  const today = seoulDay(moment);
  for (let week = today; ; week = addDays(week, 7)) {
    const first = firstWorkingDayOfWeek(week, works);
    const digest = first === null ? null : seoulMoment(first, hours.digest);
    if (digest !== null && digest >= moment) return digest;
  }
}

import type { CallSummary, ProgramStatus } from '#contracts';
import { type Day, daysBetween, seoulDay } from '#korea';

/** When one can or could apply, as of a day. */
export type Deadline =
  | { readonly kind: 'closes'; readonly days: number; readonly closesAt: string; readonly orEarlier: boolean }
  | { readonly kind: 'opens'; readonly on: Day }
  | { readonly kind: 'expected'; readonly month: string }
  | { readonly kind: 'rolling' | 'until-exhausted' | 'open-end' | 'notice-unknown' | 'closed' | 'ended' };

export type CallTimes = Pick<CallSummary, 'noticedOn' | 'opensAt' | 'closesAt' | 'expected' | 'closing'>;

/**
 * Days count from midnight to midnight in Seoul: 0 is the last day.
 *
 * @param expected the month of a call that is only announced, and so is not judged
 */
export function deadlineOf(status: ProgramStatus, call: CallTimes | null, today: Day, expected?: string): Deadline {
  if (status === 'ended' || status === 'closed') return { kind: status };
  if (call && status === 'open') return closingOf(call, today);
  const opens = call?.opensAt ?? call?.noticedOn;
  if (opens) return { kind: 'opens', on: seoulDay(opens) };
  const month = call?.expected ?? expected;
  return month ? { kind: 'expected', month } : { kind: 'notice-unknown' };
}

function closingOf(call: CallTimes, today: Day): Deadline {
  if (call.closesAt) {
    const days = daysBetween(today, seoulDay(call.closesAt));
    return { kind: 'closes', days, closesAt: call.closesAt, orEarlier: call.closing === 'until-exhausted' };
  }
  if (call.closing === 'rolling' || call.closing === 'until-exhausted') return { kind: call.closing };
  return { kind: 'open-end' };
}

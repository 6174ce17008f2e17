import type { Call, CallSummary, ProgramSummary, PublishedProgram } from '#contracts';
import { currentCall, statusOf, type AsOf } from '#eligibility';
import { seoulDay } from '#korea';

/** The first month of those in which a call is expected that is not past; undefined where a call with dates is the one to look at. */
export function expectedMonth({ calls }: PublishedProgram, asOf: AsOf): string | undefined {
  const thisMonth = seoulDay(asOf).slice(0, 7);
  if (currentCall(calls, asOf) !== null) return undefined;
  return calls
    .flatMap(({ expected }) => (expected === undefined || expected < thisMonth ? [] : [expected]))
    .sort()
    .at(0);
}

/** What a line of a list shows of a programme. */
export function programSummary(program: PublishedProgram, asOf: AsOf): ProgramSummary {
  const { id, version, title, tracks, applicants, host, budget, period, supports, flags } = program;
  const expected = expectedMonth(program, asOf);
  return { id, version, title, tracks, status: statusOf(program, asOf), applicants, host, budget, period, supports, flags, expected };
}

/** What a line of a list shows of a call. */
export function callSummary(call: Call): CallSummary {
  const { id, title, noticedOn, opensAt, closesAt, expected, closing, url } = call;
  return { id, title, noticedOn, opensAt, closesAt, expected, closing, url };
}

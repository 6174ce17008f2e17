import type { Call, CallSummary, ProgramSummary, PublishedProgram } from '#contracts';
import { statusOf, type AsOf } from '#eligibility';

/** What a line of a list shows of a programme. */
export function programSummary(program: PublishedProgram, asOf: AsOf): ProgramSummary {
  const { id, version, title, tracks, applicants, host, budget, period, supports, flags } = program;
  return { id, version, title, tracks, status: statusOf(program, asOf), applicants, host, budget, period, supports, flags };
}

/** What a line of a list shows of a call. */
export function callSummary(call: Call): CallSummary {
  const { id, title, noticedOn, opensAt, closesAt, expected, closing, url } = call;
  return { id, title, noticedOn, opensAt, closesAt, expected, closing, url };
}

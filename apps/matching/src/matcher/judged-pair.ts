import { judgedCall, type PublishedProgram } from '#contracts';
import { evaluate, sees, type AsOf, type Profile } from '#eligibility';
import { seoulDay } from '#korea';
import type { Matched } from './matcher.js';

/** One programme against one firm by the definition; null where the firm does not see it. */
export function judgedPair(profile: Profile, program: PublishedProgram, asOf: AsOf): Matched | null {
  const judged = judgedCall(program, asOf);
  const verdict = evaluate(judged.rule, profile, { asOf: seoulDay(asOf), call: judged.call, programId: program.id });
  return sees(profile, program.applicants, judged.rule, verdict) ? { program, verdict, ...judged } : null;
}

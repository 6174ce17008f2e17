import type { Match } from '#contracts';
import { judge, type AsOf, type Profile } from '#eligibility';
import { seoulDay, type Lang } from '#korea';
import type { ShownProgram } from '#match-index';
import { scoreOf, type Ordered } from '#ranking';
import type { Matched } from '../matcher/matcher.js';
import type { Reasons } from './match-template.js';
import { callSummary, programSummary } from './match-view.js';
import { shownProgram } from './shown-program.js';

/** A match as it is shown, and what its place in the order hangs on. */
export interface RankedMatch extends Ordered {
  readonly match: Match;
}

/** Who asks, when, and in which language. */
export interface Asker {
  readonly profile: Profile;
  readonly asOf: AsOf;
  readonly lang: Lang;
}

type Judged = Omit<Matched, 'verdict'>;

/** @param relevance how well the programme fits what was asked in words; null where nothing was */
export function rankedMatch(judged: Judged, asker: Asker, relevance: number | null): RankedMatch {
  const shown = shownProgram(judged.program, judged.call, asker.asOf);
  const reasons = reasonsOf(judged, shown, asker, relevance);
  const { verdict, score, missing } = reasons;
  const { closesAt } = shown;
  return { id: judged.program.id, verdict, missing: missing.length, score, closesAt, match: matchOf(judged, reasons, asker.asOf) };
}

/** What of a match hangs on the firm. */
export function reasonsOf(
  { program, call, rule }: Judged,
  shown: ShownProgram,
  { profile, asOf, lang }: Asker,
  relevance: number | null,
): Reasons {
  const today = seoulDay(asOf);
  const { verdict, trace, missing, nearMiss } = judge(rule, profile, { asOf: today, call, programId: program.id }, lang);
  const outcomes = new Map(trace.map((entry) => [entry.id, entry.outcome]));
  const { score, factors } = scoreOf({ ...shown, profile, rule, outcomes, today, relevance, lang });
  return { verdict, score, factors, trace, missing, nearMiss };
}

export function matchOf(
  { program, call, ruleCovers }: Judged,
  { verdict, score, factors, trace, missing, nearMiss }: Reasons,
  asOf: AsOf,
): Match {
  return {
    program: programSummary(program, asOf),
    call: call === null ? null : callSummary(call),
    verdict,
    ruleCovers,
    score,
    factors,
    trace,
    missing,
    nearMiss,
  };
}

import type { Match } from '#contracts';
import { judge, type AsOf, type Judgement, type Profile } from '#eligibility';
import { seoulDay, type Lang } from '#korea';
import { scoreOf, type Ordered } from '#ranking';
import type { Matched } from '../matcher/matcher.js';
import { callSummary, programSummary } from './match-view.js';
import { shownProgram } from './shown-program.js';

/** A match as it is shown, and what its place in the order hangs on. */
export interface RankedMatch extends Ordered {
  readonly match: Match;
}

/** @param relevance how well the programme fits what was asked in words; null where nothing was */
export function rankedMatch(
  { program, call, rule, ruleCovers }: Omit<Matched, 'verdict'>,
  { profile, asOf, lang }: { readonly profile: Profile; readonly asOf: AsOf; readonly lang: Lang },
  relevance: number | null,
): RankedMatch {
  const today = seoulDay(asOf);
  const judgement: Judgement = judge(rule, profile, { asOf: today, call, programId: program.id }, lang);
  const { closesAt, ...shown } = shownProgram(program, call, asOf);
  const { score, factors } = scoreOf({
    ...shown,
    profile,
    rule,
    outcomes: new Map(judgement.trace.map((entry) => [entry.id, entry.outcome])),
    today,
    relevance,
    lang,
  });
  const { verdict, trace, missing, nearMiss } = judgement;
  return {
    id: program.id,
    verdict,
    missing: missing.length,
    score,
    closesAt,
    match: {
      program: programSummary(program, asOf),
      call: call === null ? null : callSummary(call),
      verdict,
      ruleCovers,
      score,
      factors,
      trace,
      missing,
      nearMiss,
    },
  };
}

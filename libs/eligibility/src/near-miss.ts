import { criteriaOf } from './criteria-of.js';
import { bound } from './criteria/index.js';
import { factsFor, verdictOf } from './evaluate.js';
import type { Lang } from '#korea';
import type { Profile } from './profile.js';
import type { Rule } from './rule.js';
import type { Judged, NearMiss, Outcome } from './verdict.js';
import { actualInWords, requiredInWords } from './trace.js';

/**
 * The one criterion that, had it turned out well (met, or unmet under an odd number of `not`), would have made the verdict something other than ineligible. Null if the verdict
 * is not ineligible, if no single criterion would, and if more than one would.
 */
export function nearMissOf(
  rule: Rule | null | undefined,
  profile: Profile,
  judged: Judged,
  outcomes: ReadonlyMap<string, Outcome>,
  lang: Lang,
): NearMiss | null {
  if (verdictOf(rule, outcomes) !== 'ineligible') return null;
  // An unknown criterion is no candidate: an ineligible verdict holds however the unknown turns out.
  const turning = criteriaOf(rule).filter(({ path, criterion, negated }) => {
    const [good, bad] = negated ? (['unmet', 'met'] as const) : (['met', 'unmet'] as const);
    if (criterion.strength === 'preferred' || outcomes.get(path) !== bad) return false;
    return verdictOf(rule, new Map(outcomes).set(path, good)) !== 'ineligible';
  });
  const [only] = turning;
  if (only === undefined || turning.length > 1) return null;
  const facts = factsFor(only, profile, judged);
  return {
    id: only.id,
    required: requiredInWords(only, lang),
    actual: actualInWords(only, facts, lang),
    off: bound(only.criterion).off(facts),
    quote: only.criterion.quote ?? null,
  };
}

import type { Lang } from '#korea';
import { outcomesOf, verdictOf } from './evaluate.js';
import { missingFields } from './missing.js';
import { nearMissOf } from './near-miss.js';
import type { Profile } from './profile.js';
import type { Rule } from './rule.js';
import { traceOf } from './trace.js';
import type { Judged, Judgement } from './verdict.js';

/**
 * The verdict of `evaluate` with its reasons, in words.
 * @throws RangeError if a date of the call or `asOf` is neither a day nor an instant with an offset
 */
export function judge(rule: Rule | null | undefined, profile: Profile, judged: Judged, lang: Lang = 'ko'): Judgement {
  const outcomes = outcomesOf(rule, profile, judged);
  const verdict = verdictOf(rule, outcomes);
  return {
    verdict,
    trace: traceOf(rule, profile, judged, outcomes, lang),
    missing: verdict === 'unknown' ? missingFields(rule, profile, judged, outcomes) : [],
    nearMiss: verdict === 'ineligible' ? nearMissOf(rule, profile, judged, outcomes, lang) : null,
  };
}

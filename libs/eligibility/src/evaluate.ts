import { criteriaOf, isAll, isAny, isNot, partsOf, type PlacedCriterion } from './criteria-of.js';
import { bound } from './criteria/index.js';
import { type Facts, referenceDay } from './facts.js';
import { allOf, anyOf, negated } from './kleene.js';
import type { Profile } from './profile.js';
import { child } from './reading.js';
import type { Rule } from './rule.js';
import type { Judged, Outcome, Verdict } from './verdict.js';

/**
 * Whether a firm fits a rule: Kleene's three values over its criteria, without the preferred ones. No rule is met.
 * @param rule as `parseRule` gave it
 * @param profile as `parseProfile` gave it
 * @throws RangeError if a date of the call or `asOf` is neither a day nor an instant with an offset
 */
export function evaluate(rule: Rule | null | undefined, profile: Profile, judged: Judged): Verdict {
  return verdictOf(rule, outcomesOf(rule, profile, judged));
}

/** The outcome of each criterion by its path, the preferred ones too. */
export function outcomesOf(rule: Rule | null | undefined, profile: Profile, judged: Judged): ReadonlyMap<string, Outcome> {
  return new Map(criteriaOf(rule).map((placed) => [placed.path, bound(placed.criterion).evaluate(factsFor(placed, profile, judged))]));
}

export function factsFor({ criterion, id }: PlacedCriterion, profile: Profile, judged: Judged): Facts {
  return { profile, on: referenceDay(criterion.on, judged), id, judged };
}

/** The verdict that follows from the outcomes of the criteria. */
export function verdictOf(rule: Rule | null | undefined, outcomes: ReadonlyMap<string, Outcome>): Verdict {
  const outcome = rule === null || rule === undefined ? null : combine(rule, '', outcomes);
  return verdicts[outcome ?? 'met'];
}

const verdicts = { met: 'eligible', unmet: 'ineligible', unknown: 'unknown' } as const;

/** Null: nothing is left of the rule once the preferred criteria are left out. */
function combine(rule: Rule, path: string, outcomes: ReadonlyMap<string, Outcome>): Outcome | null {
  if (isNot(rule)) {
    const inner = combine(rule.not, child(path, 'not'), outcomes);
    return inner === null ? null : negated(inner);
  }
  if (isAll(rule) || isAny(rule)) {
    const parts = partsOf(rule, path).flatMap((each) => combine(each.part, each.path, outcomes) ?? []);
    if (parts.length === 0) return null;
    return isAll(rule) ? allOf(parts) : anyOf(parts);
  }
  return rule.strength === 'preferred' ? null : outcomes.get(path)!;
}

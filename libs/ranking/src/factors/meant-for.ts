import { criteriaOf, testOf, type Criterion, type Outcome, type PlacedCriterion, type Rule, type TestName } from '#eligibility';
import type { Ranked } from '../ranked.js';

/** The criteria of a rule by the factor that looks at them, in the order of the rule. */
export interface ReadRule {
  readonly area: readonly PlacedCriterion[];
  readonly industry: readonly PlacedCriterion[];
  readonly certificate: readonly PlacedCriterion[];
  /** 우대, 가점. */
  readonly preferred: readonly PlacedCriterion[];
}

/** Remembered: the same rules are ranked for one firm after the other. */
const known = new WeakMap<Rule, ReadRule>();
const noRule: ReadRule = { area: [], industry: [], certificate: [], preferred: [] };

export function readRule(rule: Rule | null): ReadRule {
  if (rule === null) return noRule;
  let read = known.get(rule);
  if (read === undefined) {
    const placed = criteriaOf(rule);
    const asking = (tests: readonly TestName[]) =>
      placed.filter(({ criterion, negated }) => !negated && criterion.strength !== 'preferred' && tests.includes(testOf(criterion)));
    read = {
      area: asking(['site']),
      industry: asking(['industry', 'field']),
      certificate: asking(['certificate']),
      preferred: placed.filter(({ criterion }) => criterion.strength === 'preferred'),
    };
    known.set(rule, read);
  }
  return read;
}

/** Criteria that ask for something (not under a `not`) and that the firm meets or may meet, each as `find` makes of it; the highest, the first of equals. `none` where there is nothing. */
export function bestOf<T extends { readonly value: number }>(
  { rule, outcomes }: Ranked,
  factor: 'area' | 'industry' | 'certificate',
  none: T,
  find: (criterion: Criterion, outcome: Outcome) => T | null,
): T {
  let best = none;
  for (const { id, criterion } of readRule(rule)[factor]) {
    const outcome = outcomes.get(id) ?? 'unknown';
    const finding = outcome === 'unmet' ? null : find(criterion, outcome);
    if (finding !== null && finding.value > best.value) best = finding;
  }
  return best;
}

import { criteriaOf, testOf, type Criterion, type Outcome, type TestName } from '#eligibility';
import type { Ranked } from '../ranked.js';

/** Criteria of these tests that ask for something (not under a `not`) and that the firm meets or may meet. */
export function meantFor(
  ranked: Ranked,
  tests: readonly TestName[],
): readonly { readonly criterion: Criterion; readonly outcome: Outcome }[] {
  return criteriaOf(ranked.rule)
    .filter(({ criterion, negated }) => !negated && criterion.strength !== 'preferred' && tests.includes(testOf(criterion)))
    .map(({ id, criterion }) => ({ criterion, outcome: ranked.outcomes.get(id) ?? 'unknown' }))
    .filter(({ outcome }) => outcome !== 'unmet');
}

/** The highest value, and its text; `none` where there is nothing. */
export function best<T extends { readonly value: number }>(findings: readonly T[], none: T): T {
  return findings.reduce((high, finding) => (finding.value > high.value ? finding : high), none);
}

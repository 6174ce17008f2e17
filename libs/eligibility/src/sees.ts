import { criteriaOf } from './criteria-of.js';
import type { Profile } from './profile.js';
import type { Rule, Stage } from './rule.js';
import type { Verdict } from './verdict.js';

/** Who may apply to a programme. */
export type Applicant = 'company' | 'pre-startup' | 'individual' | 'institution';

/**
 * Whether a programme is in a firm's lists at all. A firm that operates, or whose stage is not known, sees what is for companies; a pre-startup what is for pre-startups, and what
 * is for companies if the rule lists pre-startups and does not rule this one out; a closed firm only what lists closed firms. What no one applies to, nobody sees.
 */
export function sees(profile: Profile, applicants: readonly Applicant[], rule: Rule | null | undefined, verdict: Verdict): boolean {
  if (applicants.length === 0) return false;
  switch (profile.stage) {
    case 'pre-startup':
      return (
        applicants.includes('pre-startup') ||
        (applicants.includes('company') && listsStage(rule, 'pre-startup') && verdict !== 'ineligible')
      );
    case 'closed':
      return listsStage(rule, 'closed');
    case 'operating':
    case undefined:
      return applicants.includes('company');
  }
}

/** Whether a `stage` test of strength `must` that stands under no `not` names the stage. */
export function listsStage(rule: Rule | null | undefined, stage: Stage): boolean {
  return criteriaOf(rule).some(
    ({ criterion, path }) =>
      'stage' in criterion && criterion.stage?.in.includes(stage) && criterion.strength !== 'preferred' && !path.split('/').includes('not'),
  );
}

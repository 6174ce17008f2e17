import type { Profile } from '#eligibility';
import type { ProfileField, ProfileProblem } from './profile-query.js';

/** What the questions show: the answers so far, and what was wrong with those that could not be taken. */
export interface ProfileFormState {
  readonly profile: Profile;
  readonly problems: readonly ProfileProblem[];
}

export interface QuestionProps {
  readonly state: ProfileFormState;
  /** Sets apart the ids of two forms on one page. */
  readonly scope?: string;
  /** The place in the six. */
  readonly number?: number;
}

export function problemAt(state: ProfileFormState, field: ProfileField): ProfileProblem | null {
  return state.problems.find((problem) => problem.field === field) ?? null;
}

/** What was written where it could not be read. */
export function writtenAt(state: ProfileFormState, field: ProfileField): string | null {
  const problem = problemAt(state, field);
  return problem && 'text' in problem ? problem.text : null;
}

export function idOf(field: ProfileField, scope = 'q'): string {
  return `${scope}-${field}`;
}

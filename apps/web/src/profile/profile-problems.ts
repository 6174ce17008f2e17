import type { ApiProblem } from '../api-client/api-client.errors.js';
import type { Messages } from '../i18n/messages.js';
import type { ProfileField, ProfileProblem } from './profile-query.js';

/** Which question asks for a part of the profile, by the first step of the API's JSON Pointer. */
const fieldOfKey: Readonly<Record<string, ProfileField>> = {
  sites: 'area',
  industries: 'industry',
  establishedOn: 'established',
  stage: 'stage',
  employees: 'employees',
  revenues: 'revenue',
  certificates: 'cert',
  sizeClass: 'size',
  form: 'form',
  fields: 'field',
  standing: 'standing',
  received: 'received',
  answers: 'answer',
  interests: 'interest',
};

/** What the API refused in a profile, each at its question. */
export function refusalsOf(problem: ApiProblem): readonly ProfileProblem[] {
  if (problem.errors.length === 0) return [{ field: null, reason: 'refused', message: problem.detail }];
  return problem.errors.map(({ path, message }) => ({ field: fieldOfKey[path.split('/')[1] ?? ''] ?? null, reason: 'refused', message }));
}

export function problemText(problem: ProfileProblem, t: Messages): string {
  switch (problem.reason) {
    case 'refused':
      return problem.message;
    case 'none':
      return t.profile.problems.industryNone(problem.text);
    case 'many':
      return t.profile.problems.industryMany(problem.text);
    case 'unreadable':
      return t.profile.problems[problem.field];
  }
}

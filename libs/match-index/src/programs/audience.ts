import { type Applicant, listsStage, type Rule } from '#eligibility';

/** Who sees a programme, as `sees` of the eligibility lib has it. */
export interface Audience {
  /** Firms that operate, and those whose stage is not known. */
  readonly company: boolean;
  readonly preStartup: boolean;
  /** Pre-startups that are not ruled out. */
  readonly companyIfPossible: boolean;
  readonly closed: boolean;
}

export function audienceOf(applicants: readonly Applicant[], rule: Rule | null | undefined): Audience {
  const company = applicants.includes('company');
  return {
    company,
    preStartup: applicants.includes('pre-startup'),
    companyIfPossible: company && listsStage(rule, 'pre-startup'),
    closed: applicants.length > 0 && listsStage(rule, 'closed'),
  };
}

export const everyone: Audience = { company: true, preStartup: true, companyIfPossible: true, closed: true };

import type { ComponentType } from 'preact';
import { type AskedField, type AskedFieldName, askedFields, isAsked } from '../asked-fields.js';
import type { QuestionProps } from '../profile-form-state.js';
import { AreaQuestion } from './area.question.js';
import { CertificatesQuestion } from './certificates.question.js';
import { EmployeesQuestion } from './employees.question.js';
import { EstablishedQuestion } from './established.question.js';
import { FieldsQuestion, FormQuestion, ReceivedQuestion, SizeQuestion, StageQuestion, StandingQuestion } from './further.questions.js';
import { IndustryQuestion } from './industry.question.js';
import { RevenueQuestion } from './revenue.question.js';

export interface Asked extends AskedField {
  readonly Component: ComponentType<QuestionProps>;
}

const components: Readonly<Record<AskedFieldName, ComponentType<QuestionProps>>> = {
  sites: AreaQuestion,
  industries: IndustryQuestion,
  establishedOn: EstablishedQuestion,
  employees: EmployeesQuestion,
  revenues: RevenueQuestion,
  certificates: CertificatesQuestion,
  stage: StageQuestion,
  form: FormQuestion,
  fields: FieldsQuestion,
  standing: StandingQuestion,
  received: ReceivedQuestion,
  sizeClass: SizeQuestion,
};

/** Null for a field that no question here asks for. */
export function questionOf(field: string): Asked | null {
  return isAsked(field) ? { ...askedFields[field], Component: components[field] } : null;
}

const six: readonly AskedFieldName[] = ['sites', 'industries', 'establishedOn', 'employees', 'revenues', 'certificates'];

/** The six that are asked of everyone, in this order. */
export const sixQuestions: readonly Asked[] = six.map((field) => ({ ...askedFields[field], Component: components[field] }));

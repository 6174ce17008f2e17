import type { TestName } from '#eligibility';
import { age } from './age/age.index.js';
import { certificate } from './certificate/certificate.index.js';
import { confirm } from './confirm/confirm.index.js';
import type { CriterionIndex } from './criterion-index.js';
import { employees } from './employees/employees.index.js';
import { field } from './field/field.index.js';
import { form } from './form/form.index.js';
import { industry } from './industry/industry.index.js';
import { received } from './received/received.index.js';
import { revenue } from './revenue/revenue.index.js';
import { site } from './site/site.index.js';
import { size } from './size/size.index.js';
import { stage } from './stage/stage.index.js';
import { standing } from './standing/standing.index.js';

const kinds = {
  site,
  industry,
  size,
  age,
  employees,
  revenue,
  certificate,
  stage,
  form,
  field,
  standing,
  received,
  confirm,
} satisfies Record<TestName, unknown>;

/** Every test of the rule language. A leaf is only ever given to the criterion that made it. */
export const criterionIndexes = kinds as unknown as Readonly<Record<TestName, CriterionIndex>>;
export const allCriterionIndexes: readonly CriterionIndex[] = Object.values(criterionIndexes);

import type { Lang } from '#korea';
import type { Facts } from '../facts.js';
import type { Criterion, TestName } from '../rule.js';
import { remembering } from '../remembering.js';
import type { Off, Outcome } from '../verdict.js';
import { age } from './age.criterion.js';
import { certificate } from './certificate.criterion.js';
import { confirm } from './confirm.criterion.js';
import type { CriterionKind } from './criterion.js';
import { employees } from './employees.criterion.js';
import { field } from './field.criterion.js';
import { form } from './form.criterion.js';
import { industry } from './industry.criterion.js';
import { received } from './received.criterion.js';
import { revenue } from './revenue.criterion.js';
import { site } from './site.criterion.js';
import { size } from './size.criterion.js';
import { stage } from './stage.criterion.js';
import { standing } from './standing.criterion.js';

/** Every test of the rule language. */
export const criteria: { readonly [K in TestName]: CriterionKind<K> } = {
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
};

export const testNames = Object.keys(criteria) as readonly TestName[];

/** The one test a criterion carries. */
export const testOf = remembering((criterion: Criterion): TestName =>
  testNames.find((test) => Object.hasOwn(criterion, test) && (criterion as Partial<Record<TestName, unknown>>)[test] !== undefined)!,
);

/** A criterion's test with what it asks for filled in. */
export interface BoundCriterion {
  readonly test: TestName;
  evaluate(facts: Facts): Outcome;
  required(lang: Lang): string;
  actual(facts: Facts, lang: Lang): string;
  lacks(facts: Facts): readonly string[];
  off(facts: Facts): Off | null;
}

export const bound = remembering((criterion: Criterion): BoundCriterion => {
  const test = testOf(criterion);
  return bind(test, criteria[test] as CriterionKind<TestName>, (criterion as Record<TestName, never>)[test]);
});

function bind<K extends TestName>(test: K, kind: CriterionKind<K>, asked: Parameters<CriterionKind<K>['evaluate']>[0]): BoundCriterion {
  return {
    test,
    evaluate: (facts) => kind.evaluate(asked, facts),
    required: (lang) => kind.required(asked, lang),
    actual: (facts, lang) => kind.actual(asked, facts, lang),
    lacks: (facts) => kind.lacks(asked, facts),
    off: (facts) => kind.off?.(asked, facts) ?? null,
  };
}

import { child } from './reading.js';
import { remembering } from './remembering.js';
import type { AllRule, AnyRule, Criterion, NotRule, Rule } from './rule.js';

/** A criterion where it stands in its rule. */
export interface PlacedCriterion {
  /** As given, else its path. */
  readonly id: string;
  /** JSON Pointer into the rule. */
  readonly path: string;
  readonly criterion: Criterion;
  /** Whether it stands under an odd number of `not`, so that being unmet is what helps. */
  readonly negated: boolean;
}

export function isAll(rule: Rule): rule is AllRule {
  return (rule as Partial<AllRule>).all !== undefined;
}

export function isAny(rule: Rule): rule is AnyRule {
  return (rule as Partial<AnyRule>).any !== undefined;
}

export function isNot(rule: Rule): rule is NotRule {
  return (rule as Partial<NotRule>).not !== undefined;
}

interface PlacedPart {
  readonly part: Rule;
  readonly path: string;
}

/** A rule one level down, each part with its path. */
export function partsOf(rule: AllRule | AnyRule, path: string): readonly PlacedPart[] {
  const known = lastParts.get(rule);
  if (known?.path === path) return known.parts;
  const key = isAll(rule) ? 'all' : 'any';
  const parts = (isAll(rule) ? rule.all : rule.any).map((part, index) => ({ part, path: child(child(path, key), index) }));
  lastParts.set(rule, { path, parts });
  return parts;
}

/** Of each group its parts where it stood last: a rule is judged over and over. */
const lastParts = new WeakMap<Rule, { readonly path: string; readonly parts: readonly PlacedPart[] }>();

/** Every criterion of a rule in the order it is written, the preferred ones too. */
export function criteriaOf(rule: Rule | null | undefined): readonly PlacedCriterion[] {
  return rule === null || rule === undefined ? [] : wholeRule(rule);
}

const wholeRule = remembering((rule: Rule) => placed(rule, '', false));

function placed(rule: Rule, path: string, negated: boolean): readonly PlacedCriterion[] {
  if (isNot(rule)) return placed(rule.not, child(path, 'not'), !negated);
  if (isAll(rule) || isAny(rule)) return partsOf(rule, path).flatMap((each) => placed(each.part, each.path, negated));
  return [{ id: rule.id ?? path, path, criterion: rule, negated }];
}

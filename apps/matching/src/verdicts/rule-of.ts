import { parseRule, type Rule } from '#eligibility';
import type { Lang } from '#korea';
import { Problem } from '#service-kit';

/**
 * A rule as it came in a body. No rule and null are met by everyone.
 * @throws Problem `rule-invalid`, its paths into the rule itself
 */
export function ruleOf(given: unknown, lang: Lang): Rule | null {
  if (given === undefined || given === null) return null;
  const parsed = parseRule(given, { lang });
  if (!parsed.ok) throw new Problem('rule-invalid', { errors: parsed.errors });
  return parsed.value;
}

import type { Lang } from '#korea';
import { criteriaOf, type PlacedCriterion } from './criteria-of.js';
import { bound } from './criteria/index.js';
import { factsFor } from './evaluate.js';
import type { Facts } from './facts.js';
import type { Profile } from './profile.js';
import { remembering } from './remembering.js';
import type { Rule } from './rule.js';
import type { Judged, Outcome, TraceEntry } from './verdict.js';

/** Every criterion in words. The outcome is the criterion's own: under an odd number of `not`, where `required` says that it excludes, met is what rules out. */
export function traceOf(
  rule: Rule | null | undefined,
  profile: Profile,
  judged: Judged,
  outcomes: ReadonlyMap<string, Outcome>,
  lang: Lang,
): readonly TraceEntry[] {
  return criteriaOf(rule).map((placed) => {
    const { id, path, criterion } = placed;
    return {
      id,
      outcome: outcomes.get(path)!,
      required: requiredInWords(placed, lang),
      actual: actualInWords(placed, factsFor(placed, profile, judged), lang),
      quote: criterion.quote ?? null,
      strength: criterion.strength ?? 'must',
      test: bound(criterion).test,
      ...(criterion.lines === undefined ? {} : { lines: criterion.lines }),
    };
  });
}

/** What a criterion asks for, as the trace says it; under an odd number of `not`, that it excludes. */
export function requiredInWords(placed: PlacedCriterion, lang: Lang): string {
  return requiredIn[lang](placed);
}

const requiredIn = {
  ko: remembering(({ criterion, negated }: PlacedCriterion) => `${negated ? '제외 대상: ' : ''}${bound(criterion).required('ko')}`),
  en: remembering(({ criterion, negated }: PlacedCriterion) => `${negated ? 'Excluded: ' : ''}${bound(criterion).required('en')}`),
} as const satisfies Record<Lang, (placed: PlacedCriterion) => string>;

export function actualInWords({ criterion }: PlacedCriterion, facts: Facts, lang: Lang): string {
  return bound(criterion).actual(facts, lang);
}

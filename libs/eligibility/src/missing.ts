import { criteriaOf, isAll, isAny, isNot, partsOf } from './criteria-of.js';
import { bound } from './criteria/index.js';
import { factsFor, outcomesOf, verdictOf } from './evaluate.js';
import type { Profile } from './profile.js';
import { child } from './reading.js';
import type { Rule } from './rule.js';
import type { Judged, Outcome } from './verdict.js';

const answerPrefix = 'answers.';

/**
 * The fields to ask for while the verdict is unknown; else none.
 *
 * A criterion turns out well if it is met, or unmet under an odd number of `not`. Of the sets of unknown criteria that would make the verdict eligible if each turned out well,
 * the one is taken that needs the fewest distinct fields; among those the fewest `answers.*`; then the first by its sorted fields, compared by code unit.
 */
export function missingFields(
  rule: Rule | null | undefined,
  profile: Profile,
  judged: Judged,
  outcomes: ReadonlyMap<string, Outcome> = outcomesOf(rule, profile, judged),
): readonly string[] {
  if (rule === null || rule === undefined || verdictOf(rule, outcomes) !== 'unknown') return [];
  return cheapest(rule, outcomes, lackingFields(rule, outcomes, profile, judged));
}

/** For each unknown criterion by its path, the fields it lacks. */
function lackingFields(
  rule: Rule,
  outcomes: ReadonlyMap<string, Outcome>,
  profile: Profile,
  judged: Judged,
): ReadonlyMap<string, readonly string[]> {
  const unknown = criteriaOf(rule).filter(({ path, criterion }) => criterion.strength !== 'preferred' && outcomes.get(path) === 'unknown');
  return new Map(unknown.map((placed) => [placed.path, bound(placed.criterion).lacks(factsFor(placed, profile, judged))]));
}

/**
 * Exact and quick enough: there are a dozen profile fields at most, so every set of them is tried; and each answer belongs to one criterion, so once the profile fields are
 * chosen the answers add up along the tree.
 */
function cheapest(rule: Rule, outcomes: ReadonlyMap<string, Outcome>, lacking: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const fields = [...new Set([...lacking.values()].flat())].filter((field) => !field.startsWith(answerPrefix));
  const answersWith = (given: readonly string[]) => answersNeeded(rule, '', false, { outcomes, lacking, given: new Set(given) });
  const needed = fields.filter((field) => answersWith(fields.filter((other) => other !== field)) === null);
  const optional = fields.filter((field) => !needed.includes(field));

  let best: readonly string[] | null = null;
  for (const some of subsets(optional)) {
    const given = [...needed, ...some];
    const answers = answersWith(given);
    if (answers === null || answers === leftOut) continue;
    const candidate = [...given, ...answers].sort(byCodeUnit);
    if (best === null || compareAsks(candidate, best) < 0) best = candidate;
  }
  return best!;
}

/** What is known while the tree is walked: `given` are the profile fields taken to be given and to turn out well. */
interface Supposed {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly lacking: ReadonlyMap<string, readonly string[]>;
  readonly given: ReadonlySet<string>;
}

const leftOut = 'left-out';

/** The cheapest answers with which this part of the rule turns out well; null if none do. */
function answersNeeded(rule: Rule, path: string, negated: boolean, supposed: Supposed): readonly string[] | null | typeof leftOut {
  if (isNot(rule)) return answersNeeded(rule.not, child(path, 'not'), !negated, supposed);
  if (isAll(rule) || isAny(rule)) {
    const parts = partsOf(rule, path)
      .map((each) => answersNeeded(each.part, each.path, negated, supposed))
      .filter((part) => part !== leftOut);
    if (parts.length === 0) return leftOut;
    // A `not` around it turns an `all` into one part that must be unmet, and an `any` into all of them.
    if (isAll(rule) !== negated) return parts.includes(null) ? null : parts.flatMap((part) => part!);
    return parts.reduce((best, part) => (part !== null && (best === null || compareAnswers(part, best) < 0) ? part : best), null);
  }
  if (rule.strength === 'preferred') return leftOut;
  const lacks = supposed.lacking.get(path);
  if (lacks === undefined) return supposed.outcomes.get(path) === (negated ? 'unmet' : 'met') ? [] : null;
  const open = lacks.filter((field) => !supposed.given.has(field));
  return open.every((field) => field.startsWith(answerPrefix)) ? open : null;
}

/**
 * Fewer answers first, then by their sorted lists. Choosing part by part is exact: of two lists of one length the first is the one that has the lowest entry that is not in
 * both, and adding the same further fields to both does not change which that is.
 */
function compareAnswers(a: readonly string[], b: readonly string[]): number {
  return a.length - b.length || compareLists([...a].sort(byCodeUnit), [...b].sort(byCodeUnit));
}

/** @param a sorted, as `b` */
function compareAsks(a: readonly string[], b: readonly string[]): number {
  return a.length - b.length || answersIn(a) - answersIn(b) || compareLists(a, b);
}

function answersIn(fields: readonly string[]): number {
  return fields.filter((field) => field.startsWith(answerPrefix)).length;
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((field, index) => field !== b[index]);
  return differing === -1 ? 0 : byCodeUnit(a[differing]!, b[differing]!);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** items.length }, (_, set) => items.filter((_item, index) => (set & (1 << index)) !== 0));
}

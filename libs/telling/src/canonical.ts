import { type Criterion, type Rule, type TestName, testOf } from '#eligibility';
import { seoulDay } from '#korea';

/** JSON with the keys of every object in order, so that equal values are written alike. Keys without a value are left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * A rule cut down to what decides a verdict, and written in one way: without ids, quotes and lines; without what is said by saying nothing (`must`, `notice`, `main: false`); the parts
 * of `all` and `any` and the entries of lists in order and once each, for neither order nor repetition decides anything.
 */
export function canonicalRule(rule: Rule): Rule {
  if ('all' in rule) return { all: asSet(rule.all.map(canonicalRule)) };
  if ('any' in rule) return { any: asSet(rule.any.map(canonicalRule)) };
  if ('not' in rule) return { not: canonicalRule(rule.not) };
  return canonicalCriterion(rule);
}

const named: ReadonlySet<string> = new Set(['notice', 'open', 'close']);

function canonicalCriterion(criterion: Criterion): Criterion {
  const test = testOf(criterion);
  const { strength = 'must', on = 'notice' } = criterion;
  return {
    [test]: canonicalAsked((criterion as Partial<Record<TestName, unknown>>)[test]),
    ...(strength === 'must' ? {} : { strength }),
    ...(on === 'notice' ? {} : { on: named.has(on) ? on : seoulDay(on) }),
  } as unknown as Criterion;
}

function canonicalAsked(asked: unknown): unknown {
  if (typeof asked !== 'object' || asked === null) return asked;
  const said = Object.entries(asked).filter(([key, value]) => value !== undefined && !(key === 'main' && value === false));
  return Object.fromEntries(said.map(([key, value]) => [key, Array.isArray(value) ? asSet(value) : value]));
}

function asSet<T>(entries: readonly T[]): T[] {
  const byText = new Map(entries.map((entry) => [canonicalJson(entry), entry]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

import type { Formula, Held, Record_ } from './formula.js';

interface RulesEngine {
  addOperator(name: string, holds: (own: never, wanted: never) => boolean): void;
  run(facts: Readonly<Record<string, unknown>>): Promise<{ readonly events: readonly unknown[] }>;
}
type Condition = Record<string, unknown>;
const yes: Condition = { fact: 'always', operator: 'equal', value: true };

function conditionOf(formula: Formula): Condition {
  if ('and' in formula) return { all: formula.and.length === 0 ? [yes] : formula.and.map(conditionOf) };
  if ('or' in formula) return { any: formula.or.map(conditionOf) };
  if ('not' in formula) return { not: conditionOf(formula.not) };
  if ('absent' in formula) return { fact: formula.absent, operator: 'equal', value: null };
  if ('has' in formula) return { fact: formula.has, operator: 'hasAny', value: formula.of };
  if ('held' in formula) return { fact: 'certificates', operator: 'held', value: { codes: formula.held, on: formula.on } };
  return 'atLeast' in formula
    ? { fact: formula.atLeast, operator: 'greaterThanInclusive', value: formula.value }
    : { fact: formula.atMost, operator: 'lessThanInclusive', value: formula.value };
}

/** Null where the package is not installed. */
export async function openJsonRulesEngine(): Promise<((formula: Formula) => (record: Record_) => Promise<boolean>) | null> {
  const name = 'json-rules-engine';
  const { Engine } = (await import(name).catch(() => ({ Engine: null }))) as { Engine: null | (new (rules: unknown[]) => RulesEngine) };
  if (Engine === null) return null;
  return (formula) => {
    const condition = conditionOf(formula);
    const engine = new Engine([
      {
        conditions: 'not' in condition || 'all' in condition || 'any' in condition ? condition : { all: [condition] },
        event: { type: 'fits' },
      },
    ]);
    engine.addOperator(
      'hasAny',
      (own: readonly string[] | null, wanted: readonly string[]) => own !== null && own.some((text) => wanted.includes(text)),
    );
    engine.addOperator(
      'held',
      (own: readonly Held[] | null, { codes, on }: { codes: readonly string[]; on: string }) =>
        own !== null && own.some(({ code, from, until }) => codes.includes(code) && from <= on && on <= until),
    );
    return async (record) => (await engine.run({ ...record, always: true })).events.length > 0;
  };
}

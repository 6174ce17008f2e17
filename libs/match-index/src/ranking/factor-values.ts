import type { Criterion, Outcome, Profile } from '#eligibility';
import { type FactorName, type Ranked, scoreOf } from '#ranking';
import type { ShownProgram } from './shown-program.js';

/** Asks the ranking itself what a factor is worth, so that nothing of it is written twice; what hangs on one criterion or on a programme alone is asked once and remembered. */
const nothingShown: ShownProgram = { kinds: [], budget: null, call: null, open: false, expected: null, running: false, closesAt: null };
const mostRemembered = 50_000;
const remembered = new Map<string, number>();

/** A factor's value where a rule is one criterion with this outcome and nothing is known of the firm. */
export function valueOfCriterion(name: FactorName, criterion: Criterion, outcome: Outcome): number {
  const { id: _id, quote: _quote, lines: _lines, on: _on, strength: _strength, ...test } = criterion;
  const key = `${name} ${outcome} ${JSON.stringify(test)}`;
  let value = remembered.get(key);
  if (value === undefined) {
    value = valueOf(name, { rule: test, outcomes: new Map([['', outcome]]) });
    if (remembered.size === mostRemembered) remembered.clear();
    remembered.set(key, value);
  }
  return value;
}

/** A factor's value where it hangs on the programme alone. */
export function valueOfProgram(name: FactorName, shown: ShownProgram, today: string): number {
  return valueOf(name, { ...shown, today });
}

export function valueOfInterests(interests: Profile['interests'], kinds: readonly string[], relevance: number | null): number {
  return valueOf('asked', { profile: { interests }, kinds, relevance });
}

function valueOf(name: FactorName, ranked: Partial<Ranked>): number {
  const { factors } = scoreOf({
    ...nothingShown,
    profile: {},
    rule: null,
    outcomes: new Map(),
    today: '2000-01-01',
    relevance: null,
    lang: 'en',
    ...ranked,
  });
  return factors.find((factor) => factor.name === name)!.value;
}

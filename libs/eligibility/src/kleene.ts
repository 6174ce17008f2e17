import type { Outcome } from './verdict.js';

/** Kleene's conjunction: unmet if any is unmet, else unknown if any is unknown. Of nothing: met. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('unmet')) return 'unmet';
  return outcomes.includes('unknown') ? 'unknown' : 'met';
}

/** Kleene's disjunction: met if any is met, else unknown if any is unknown. Of nothing: unmet. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('met')) return 'met';
  return outcomes.includes('unknown') ? 'unknown' : 'unmet';
}

/** Swaps met and unmet. */
export function negated(outcome: Outcome): Outcome {
  if (outcome === 'unknown') return 'unknown';
  return outcome === 'met' ? 'unmet' : 'met';
}

export function met(holds: boolean): Outcome {
  return holds ? 'met' : 'unmet';
}

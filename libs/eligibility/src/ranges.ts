import type { Band } from './profile.js';
import type { Bounds } from './rule.js';
import type { Outcome } from './verdict.js';

/** The numbers from `low` to `high`; an open end is not part of it. All that rules bound is 0 or more, so no range begins below 0. */
export interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/** The numbers that hold all bounds. */
export function rangeOf({ min, above, max, below }: Bounds): Range {
  const low = Math.max(0, min ?? 0, above ?? 0);
  const high = Math.min(max ?? Infinity, below ?? Infinity);
  return { low, lowOpen: above === low, high, highOpen: below === high };
}

/** A known value as the point it is, a band as what lies between its ends; a side left out has no end. */
export function rangeOfValue(value: number | Band): Range {
  const { min, max } = typeof value === 'number' ? { min: value, max: value } : value;
  return { low: min ?? 0, lowOpen: false, high: max ?? Infinity, highOpen: false };
}

export function isEmpty({ low, lowOpen, high, highOpen }: Range): boolean {
  return low > high || (low === high && (lowOpen || highOpen));
}

/** Whether some number is in both. */
export function overlap(a: Range, b: Range): boolean {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  const open = [a, b].some((range) => (range.lowOpen && range.low === low) || (range.highOpen && range.high === high));
  return low < high || (low === high && !open);
}

/** Whether the bounds hold: for a band, met if all of it holds them, unmet if none of it does. */
export function holdBounds(bounds: Bounds, value: number | Band): Outcome {
  const asked = rangeOf(bounds);
  const given = rangeOfValue(value);
  if (!overlap(asked, given)) return 'unmet';
  return contains(asked, given.low) && contains(asked, given.high) ? 'met' : 'unknown';
}

function contains({ low, lowOpen, high, highOpen }: Range, value: number): boolean {
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
}

/**
 * How far a value is from the bound that decides. A value outside: from the end it would have to reach. A value inside, of which a `not` asks that it were outside:
 * from the nearer end that is bounded. Inclusive and exclusive ends measure alike, so a value that just touches an exclusive one is 0 away.
 */
export function distance(bounds: Bounds, value: number): number {
  const { low, high } = rangeOf(bounds);
  if (value < low) return exact(low - value);
  if (value > high) return exact(value - high);
  return exact(isBoundedBelow(bounds) ? Math.min(value - low, high - value) : high - value);
}

/** Whether a number from 0 on can lie below the bounds. */
export function isBoundedBelow({ min = 0, above = -1 }: Bounds): boolean {
  return min > 0 || above >= 0;
}

/** Half employees and the like, without what binary fractions add to them. */
function exact(difference: number): number {
  return Math.round(difference * 1e6) / 1e6;
}

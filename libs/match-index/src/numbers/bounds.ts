import type { Bounds } from '#eligibility';
import { endless, isMark, type Scale } from './scale.js';

/**
 * Bounds as codes. `inner` holds all of a value whose codes lie in it; `outer` any value that may. They differ only where a bound is no mark of the scale, and then a value that shares
 * its code must be looked at itself.
 */
export interface CodeRange {
  readonly low: number;
  readonly high: number;
  readonly outerLow: number;
  readonly outerHigh: number;
}

export function codeRange({ min, above, max, below }: Bounds, scale: Scale): CodeRange {
  const low = Math.max(0, min ?? 0, above ?? 0);
  const high = Math.min(max ?? Infinity, below ?? Infinity);
  const lowCode = scale.code(low);
  const highCode = scale.code(high);
  return {
    low: lowCode + (isMark(lowCode) && above !== low ? 0 : 1),
    outerLow: lowCode + (isMark(lowCode) && above === low ? 1 : 0),
    high: highCode === endless && below === undefined ? endless : highCode - (isMark(highCode) && below !== high ? 0 : 1),
    outerHigh: highCode === endless && below === undefined ? endless : highCode - (isMark(highCode) && below === high ? 1 : 0),
  };
}

export function isExact(range: CodeRange): boolean {
  return range.low === range.outerLow && range.high === range.outerHigh;
}

import type { Band } from '#eligibility';
import type { Scale } from './scale.js';

/** Buckets that end and begin at each of the marks: the mark by itself, and what lies between it and the next. Bounds at these marks fall between buckets. */
export function bucketsAt(marks: readonly number[], scale: Scale): Uint16Array {
  const starts = new Set([0, ...marks.flatMap((mark) => [scale.code(mark), scale.code(mark) + 1])]);
  return Uint16Array.from([...starts].sort((a, b) => a - b));
}

/** A value as the codes it is known to lie between. A side left out has no end. */
export function codesOf(value: number | Band, scale: Scale): { readonly low: number; readonly high: number } {
  if (typeof value === 'number') {
    const code = scale.code(value);
    return { low: code, high: code };
  }
  return { low: scale.code(value.min ?? 0), high: scale.code(value.max ?? Infinity) };
}

import type { FirmAnswer } from '../firms/firm-test.js';
import type { FirmSegment } from '../firms/firm-segment.js';

/** Firms that meet a leaf may meet it; so may those of which nothing is given. */
export function possibleIfNotGiven(segment: FirmSegment, given: number, { kernel, length, met, possible }: FirmAnswer): void {
  segment.rows.copyTo(possible, given, length);
  kernel.not(possible, length);
  kernel.or(possible, met, length);
}

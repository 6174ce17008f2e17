import type { FirmAnswer } from '../firms/firm-test.js';
import type { FirmSegment } from '../firms/firm-segment.js';

/** Firms that meet a leaf may meet it; so may those of which nothing is given. */
export function possibleIfNotGiven({ rows, liveCount }: FirmSegment, given: number, { kernel, length, met, possible }: FirmAnswer): void {
  if (rows.count(given) === liveCount) kernel.copy(possible, met, length);
  else rows.copyOrNot(possible, met, given, length);
}

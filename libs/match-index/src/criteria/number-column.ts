import { type CodeRange, isExact } from '../numbers/bounds.js';
import { isMark } from '../numbers/scale.js';
import type { FirmTest } from '../firms/firm-test.js';
import type { Interner } from '../memory/interner.js';
import { possibleIfNotGiven } from './given.js';

/** Answers bounds on a column of codes, of which the firms that give it are under the key of the same name. */
export function numberTest(name: string, range: CodeRange, keys: Interner): FirmTest {
  const column = keys.of(name);
  const exact = isExact(range);
  return (segment, answer) => {
    const { kernel, length, met, possible, active, scratch, otherScratch } = answer;
    segment.setInside(met, column, range.low, range.high, active, scratch);
    segment.rows.and(met, column, length, scratch);
    possibleIfNotGiven(segment, column, answer);
    if (exact && !segment.hasBands(column)) return;
    segment.setMeeting(otherScratch, column, range.outerLow, range.outerHigh, active, scratch);
    segment.rows.and(otherScratch, column, length, scratch);
    kernel.or(possible, otherScratch, length);
    if (exact) return;
    // A value between the same two marks as a bound may lie on either side of it.
    for (const bound of [range.outerLow, range.outerHigh]) {
      if (isMark(bound)) continue;
      segment.setMeeting(otherScratch, column, bound, bound, active, scratch);
      segment.rows.and(otherScratch, column, length, scratch);
      kernel.or(answer.doubtful, otherScratch, length);
    }
  };
}

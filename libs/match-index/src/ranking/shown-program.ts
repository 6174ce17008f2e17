import type { AsOf } from '#eligibility';
import type { Ranked } from '#ranking';
import type { JudgedProgram } from '../programs/slot.js';

/** What the order of matches looks at beside the firm and the rule. */
export interface ShownProgram extends Pick<Ranked, 'kinds' | 'budget' | 'call' | 'open' | 'expected' | 'running'> {
  /** When the call closes, epoch milliseconds; null where it names no end. */
  readonly closesAt: number | null;
}

/** Whoever lists programmes knows how; the same for the index and for a plain ranking, or their orders differ. */
export type ShowProgram = (judged: JudgedProgram, asOf: AsOf) => ShownProgram;

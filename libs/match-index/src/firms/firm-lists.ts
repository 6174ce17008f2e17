import { segmentRows } from '../memory/segment.js';
import type { FirmIndex } from './firm-index.js';
import type { FirmsFound } from './firm-search.js';

/** Rows of firms, ascending. Views, good until the next question. */
export interface FirmRows {
  readonly eligible: Uint32Array;
  readonly unknown: Uint32Array;
}

/** Writes what was found as lists of rows, in memory that is taken again only when there are more firms. */
export class FirmLists {
  private readonly block = { at: 0, bytes: 0 };

  constructor(private readonly firms: FirmIndex) {}

  list(each: (use: (found: FirmsFound) => void) => void): FirmRows {
    const { arena, segments } = this.firms;
    const half = segments.length * segmentRows * 4;
    if (this.block.bytes < 2 * half) {
      if (this.block.bytes > 0) arena.release(this.block.at, this.block.bytes);
      this.block.at = arena.take(2 * half);
      this.block.bytes = 2 * half;
    }
    const [first, second] = [this.block.at, this.block.at + this.block.bytes / 2];
    let eligible = 0;
    let unknown = 0;
    each(({ segment, eligible: sure, possible, length }) => {
      const base = segment.number * segmentRows;
      eligible += arena.kernel.list(sure, length, base, first + 4 * eligible);
      arena.kernel.andNot(possible, sure, length);
      unknown += arena.kernel.list(possible, length, base, second + 4 * unknown);
    });
    const view = (at: number, n: number) => arena.u32.subarray(at >>> 2, (at >>> 2) + n);
    return { eligible: view(first, eligible), unknown: view(second, unknown) };
  }
}

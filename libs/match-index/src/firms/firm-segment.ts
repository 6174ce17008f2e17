import type { Arena } from '../memory/arena.js';
import { longestList, Postings } from '../memory/postings.js';
import { segmentBytes, segmentRows } from '../memory/segment.js';
import { Spans } from '../memory/spans.js';

/** A number column: the low end of each value, and the high end where any value in the segment is a band. */
interface Column {
  readonly low: number;
  high: number | null;
}

/** 65,536 firms: which are there, and under what each is kept. */
export class FirmSegment {
  readonly rows: Postings;
  readonly spans: Spans;
  /** Bitmap of the firms that are there. */
  readonly live: number;
  liveCount = 0;
  /** Bytes of a bitmap up to the last row that was ever used, a multiple of 64. */
  length = 0;
  private readonly columns = new Map<number, Column>();

  constructor(
    readonly number: number,
    private readonly arena: Arena,
  ) {
    this.rows = new Postings(arena, longestList.firms);
    this.spans = new Spans(arena);
    this.live = arena.take(segmentBytes);
    arena.kernel.zero(this.live, segmentBytes);
  }

  enter(row: number): void {
    this.arena.u32[(this.live >>> 2) + (row >>> 5)]! |= 1 << (row & 31);
    this.liveCount++;
    this.length = Math.max(this.length, ((row >>> 9) + 1) * 64);
  }

  leave(row: number): void {
    this.arena.u32[(this.live >>> 2) + (row >>> 5)]! &= ~(1 << (row & 31));
    this.liveCount--;
  }

  /** The row is under the column's own key in `rows`, too. */
  setNumber(column: number, row: number, low: number, high: number): void {
    const kept = this.columnOf(column);
    this.arena.u16[(kept.low >>> 1) + row] = low;
    if (low !== high && kept.high === null) {
      const at = this.arena.take(segmentRows * 2);
      this.arena.kernel.copy(at, kept.low, segmentRows * 2);
      kept.high = at;
    }
    if (kept.high !== null) this.arena.u16[(kept.high >>> 1) + row] = high;
  }

  /** Rows whose number lies in the range as a whole; of a row that has no number, anything. */
  setInside(to: number, column: number, low: number, high: number, active: number, scratch: number): void {
    const { kernel } = this.arena;
    const kept = this.columns.get(column);
    if (kept === undefined || low > high || low > 0xffff || high < 0) {
      kernel.zero(to, this.length);
    } else if (kept.high === null) {
      kernel.scan(to, kept.low, low, high, active, this.length);
    } else {
      kernel.scan(to, kept.low, low, 0xffff, active, this.length);
      kernel.scan(scratch, kept.high, 0, high, to, this.length);
      kernel.and(to, scratch, this.length);
    }
  }

  /** Rows whose number may lie in the range; of a row that has no number, anything. */
  setMeeting(to: number, column: number, low: number, high: number, active: number, scratch: number): void {
    const { kernel } = this.arena;
    const kept = this.columns.get(column);
    if (kept === undefined || low > high || low > 0xffff || high < 0) {
      kernel.zero(to, this.length);
    } else if (kept.high === null) {
      kernel.scan(to, kept.low, low, high, active, this.length);
    } else {
      kernel.scan(to, kept.low, 0, high, active, this.length);
      kernel.scan(scratch, kept.high, low, 0xffff, to, this.length);
      kernel.and(to, scratch, this.length);
    }
  }

  /** Sets the rows whose low end is marked in a table of all codes; of a row that has no number, anything. */
  setMarked(to: number, column: number, marked: Uint8Array): void {
    const kept = this.columns.get(column);
    if (kept === undefined) return;
    const { u16, u32 } = this.arena;
    for (let row = 0; row < this.length * 8; row++)
      if (marked[u16[(kept.low >>> 1) + row]!] === 1) u32[(to >>> 2) + (row >>> 5)]! |= 1 << (row & 31);
  }

  /** Whether `setInside` and `setMeeting` are the same for this column. */
  hasBands(column: number): boolean {
    return (this.columns.get(column)?.high ?? null) !== null;
  }

  /** The offset of the low ends, null if no firm has such a number. */
  lowColumn(column: number): number | null {
    return this.columns.get(column)?.low ?? null;
  }

  dropColumn(column: number): void {
    const kept = this.columns.get(column);
    if (kept === undefined) return;
    this.arena.release(kept.low, segmentRows * 2);
    if (kept.high !== null) this.arena.release(kept.high, segmentRows * 2);
    this.columns.delete(column);
  }

  private columnOf(column: number): Column {
    let kept = this.columns.get(column);
    if (kept === undefined) {
      kept = { low: this.arena.take(segmentRows * 2), high: null };
      this.arena.kernel.zero(kept.low, segmentRows * 2);
      this.columns.set(column, kept);
    }
    return kept;
  }
}

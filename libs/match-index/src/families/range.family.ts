import { rowIn, segmentOf } from '../memory/segment.js';
import type { Leaf } from '../rules/node.js';
import type { AskingFirm, Family, FamilyMemory } from './family.js';
import { FamilyRows } from './family-rows.js';

/** A stretch of codes, both ends in it. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

export interface RangeKind<L extends Leaf> {
  /** Where buckets begin, ascending, the first at 0. Bounds that fall on them cost nothing. */
  readonly starts: Uint16Array;
  /** The codes a leaf asks for. */
  rangeOf(leaf: L): Stretch;
  /** The firm's value, as the stretch it is known to lie in; or that every leaf is unknown, or unmet. */
  valueOf(firm: AskingFirm): Stretch | 'unknown' | 'unmet';
}

/**
 * Leaves that ask for a range of codes. For each bucket of codes it keeps the rows whose range lies wholly elsewhere, and the rows whose range begins or ends inside the bucket, which
 * are looked at one by one.
 */
export class RangeFamily<L extends Leaf> implements Family<L> {
  private readonly kept: FamilyRows;
  private value: Stretch | 'unknown' | 'unmet' = 'unknown';

  constructor(
    private readonly kind: RangeKind<L>,
    private readonly negated: boolean,
    private readonly memory: FamilyMemory,
  ) {
    this.kept = new FamilyRows(memory);
  }

  get size(): number {
    return this.kept.size;
  }

  has(row: number): boolean {
    return this.kept.has(row);
  }

  add(row: number, leaf: L): void {
    this.kept.enter(row);
    const rows = this.kept.rows(segmentOf(row));
    const spans = this.kept.spans(segmentOf(row));
    const { low, high } = this.kind.rangeOf(leaf);
    this.eachBucket(low, high, (bucket, how) =>
      how === 'outside' ? rows.add(bucket, rowIn(row)) : spans.add(bucket, rowIn(row), low, high),
    );
  }

  remove(row: number, leaf: L): void {
    this.kept.leave(row);
    const rows = this.kept.rows(segmentOf(row));
    const spans = this.kept.spans(segmentOf(row));
    const { low, high } = this.kind.rangeOf(leaf);
    this.eachBucket(low, high, (bucket, how) =>
      how === 'outside' ? rows.remove(bucket, rowIn(row)) : spans.remove(bucket, rowIn(row), low, high),
    );
  }

  put(firm: AskingFirm): void {
    this.value = this.kind.valueOf(firm);
  }

  strike(segment: number, met: number, possible: number, length: number): void {
    if (this.kept.count(segment) === 0) return;
    const { value } = this;
    if (value === 'unknown') {
      this.kept.clearAll(met, segment, length);
    } else if (value === 'unmet') {
      if (!this.negated) this.kept.clearAllBoth(met, possible, segment, length);
    } else if (value.low === value.high) {
      this.strikeKnown(segment, met, possible, length, value.low);
    } else {
      this.strikeBand(segment, met, possible, length, value);
    }
  }

  private strikeKnown(segment: number, met: number, possible: number, length: number, value: number): void {
    const bucket = bucketOf(this.kind.starts, value);
    const rows = this.kept.rows(segment);
    const spans = this.kept.spans(segment);
    if (!this.negated) {
      rows.clearFromBoth(met, possible, bucket, length);
      spans.clearMissing(met, bucket, value);
      spans.clearMissing(possible, bucket, value);
      return;
    }
    const inside = this.memory.scratch[0]!;
    this.kept.copyAll(inside, segment, length);
    rows.clearFrom(inside, bucket, length);
    spans.clearMissing(inside, bucket, value);
    this.memory.arena.kernel.andNotBoth(met, possible, inside, length);
  }

  private strikeBand(segment: number, met: number, possible: number, length: number, { low, high }: Stretch): void {
    const { kernel } = this.memory.arena;
    const outside = this.memory.scratch[0]!;
    const inside = this.memory.scratch[1]!;
    this.setApart(outside, segment, length, low, high);
    this.kept.copyAll(inside, segment, length);
    for (const end of [low, high]) {
      const bucket = bucketOf(this.kind.starts, end);
      this.kept.rows(segment).clearFrom(inside, bucket, length);
      this.kept.spans(segment).clearMissing(inside, bucket, end);
    }
    if (this.negated) {
      kernel.andNot(possible, inside, length);
      // What is not wholly outside may be inside.
      this.kept.copyAll(inside, segment, length);
      kernel.andNot(inside, outside, length);
      kernel.andNot(met, inside, length);
      return;
    }
    kernel.andNot(possible, outside, length);
    this.kept.copyAll(outside, segment, length);
    kernel.andNot(outside, inside, length);
    kernel.andNot(met, outside, length);
  }

  /** The rows whose range has nothing of the band: in each bucket of the band they lie elsewhere, or only touch the bucket. */
  private setApart(to: number, segment: number, length: number, low: number, high: number): void {
    const { kernel } = this.memory.arena;
    const here = this.memory.scratch[2]!;
    const rows = this.kept.rows(segment);
    const spans = this.kept.spans(segment);
    const last = bucketOf(this.kind.starts, high);
    this.kept.copyAll(to, segment, length);
    for (let bucket = bucketOf(this.kind.starts, low); bucket <= last; bucket++) {
      rows.copyTo(here, bucket, length);
      spans.setAll(here, bucket);
      kernel.and(to, here, length);
    }
    for (let bucket = bucketOf(this.kind.starts, low); bucket <= last; bucket++) spans.clearMeeting(to, bucket, low, high);
  }

  private eachBucket(low: number, high: number, use: (bucket: number, how: 'outside' | 'across') => void): void {
    const { starts } = this.kind;
    for (let bucket = 0; bucket < starts.length; bucket++) {
      const first = starts[bucket]!;
      const last = bucket + 1 < starts.length ? starts[bucket + 1]! - 1 : 0xffff;
      if (last < low || first > high) use(bucket, 'outside');
      else if (first < low || last > high) use(bucket, 'across');
    }
  }
}

function bucketOf(starts: Uint16Array, value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

import type { Arena } from './arena.js';
import { sizeOf } from './arena.js';
import { segmentBytes } from './segment.js';

/** Rows that a list may have before it becomes a bitmap. A list takes less memory, a bitmap less time: firms are many and of programmes there are few. */
export const longestList = { firms: 1024, programs: 256 } as const;
const firstCapacity = 8;

/**
 * The rows of each key in one segment: a list while they are few, a bitmap once they are many. Lists are in no order: to take a row out is to put the last in its place.
 */
export class Postings {
  /** By key, of which the least is -1: its place and one; 0 for none. Looked up far more often than anything else here. */
  private places = new Uint32Array(64);
  private offsets = new Uint32Array(16);
  private counts = new Uint32Array(16);
  /** Entries that a list has room for; 0: a bitmap. */
  private capacities = new Uint16Array(16);
  private next = 0;

  constructor(
    private readonly arena: Arena,
    private readonly longest: number,
  ) {}

  count(key: number): number {
    const place = this.find(key);
    return place < 0 ? 0 : this.counts[place]!;
  }

  add(key: number, row: number): void {
    const place = this.placeOf(key);
    if (this.capacities[place] === 0) {
      const word = (this.offsets[place]! >>> 2) + (row >>> 5);
      if ((this.arena.u32[word]! >>> (row & 31)) & 1) return;
      this.arena.u32[word]! |= 1 << (row & 31);
      this.counts[place]!++;
      return;
    }
    const n = this.counts[place]!;
    if (n >= this.longest) {
      this.widen(place);
      this.add(key, row);
      return;
    }
    if (n === this.capacities[place]) this.resize(place, n * 2);
    this.arena.u16[(this.offsets[place]! >>> 1) + n] = row;
    this.counts[place] = n + 1;
  }

  /** The row must be there. */
  remove(key: number, row: number): void {
    const place = this.find(key);
    const n = this.counts[place]!;
    if (this.capacities[place] === 0) {
      this.arena.u32[(this.offsets[place]! >>> 2) + (row >>> 5)]! &= ~(1 << (row & 31));
      this.counts[place] = n - 1;
      if (n - 1 < this.longest / 2) this.narrow(place);
      return;
    }
    const start = this.offsets[place]! >>> 1;
    const at = this.arena.u16.indexOf(row, start);
    this.arena.u16[at] = this.arena.u16[start + n - 1]!;
    this.counts[place] = n - 1;
  }

  has(key: number, row: number): boolean {
    const place = this.find(key);
    if (place < 0) return false;
    if (this.capacities[place] === 0) return ((this.arena.u32[(this.offsets[place]! >>> 2) + (row >>> 5)]! >>> (row & 31)) & 1) === 1;
    const start = this.offsets[place]! >>> 1;
    for (let at = start, end = start + this.counts[place]!; at < end; at++) if (this.arena.u16[at] === row) return true;
    return false;
  }

  orInto(to: number, key: number, length: number): void {
    const place = this.find(key);
    if (place < 0) return;
    if (this.capacities[place] === 0) this.arena.kernel.or(to, this.offsets[place]!, length);
    else this.arena.kernel.setRows(to, this.offsets[place]!, this.counts[place]!);
  }

  /** Fills `to` with the rows of all keys. */
  copyUnion(to: number, keys: readonly number[], length: number): void {
    if (keys.length === 0) this.arena.kernel.zero(to, length);
    for (let index = 0; index < keys.length; index++) {
      if (index === 0) this.copyTo(to, keys[0]!, length);
      else this.orInto(to, keys[index]!, length);
    }
  }

  /** Fills `to` with the rows of `from` and all that are not of the key. */
  copyOrNot(to: number, from: number, key: number, length: number): void {
    const { kernel } = this.arena;
    const place = this.find(key);
    if (place >= 0 && this.capacities[place] === 0) {
      kernel.copy(to, from, length);
      kernel.orNot(to, this.offsets[place]!, length);
      return;
    }
    kernel.fill(to, length);
    if (place < 0) return;
    kernel.clearRows(to, this.offsets[place]!, this.counts[place]!);
    kernel.or(to, from, length);
  }

  and(to: number, key: number, length: number, scratch: number): void {
    const place = this.find(key);
    if (place >= 0 && this.capacities[place] === 0) {
      this.arena.kernel.and(to, this.offsets[place]!, length);
      return;
    }
    this.copyTo(scratch, key, length);
    this.arena.kernel.and(to, scratch, length);
  }

  clearFrom(to: number, key: number, length: number): void {
    const place = this.find(key);
    if (place < 0) return;
    if (this.capacities[place] === 0) this.arena.kernel.andNot(to, this.offsets[place]!, length);
    else this.arena.kernel.clearRows(to, this.offsets[place]!, this.counts[place]!);
  }

  clearFromBoth(to: number, other: number, key: number, length: number): void {
    const place = this.find(key);
    if (place < 0) return;
    const from = this.offsets[place]!;
    if (this.capacities[place] === 0) {
      this.arena.kernel.andNotBoth(to, other, from, length);
    } else {
      this.arena.kernel.clearRows(to, from, this.counts[place]!);
      this.arena.kernel.clearRows(other, from, this.counts[place]!);
    }
  }

  copyTo(to: number, key: number, length: number): void {
    const place = this.find(key);
    if (place >= 0 && this.capacities[place] === 0) {
      this.arena.kernel.copy(to, this.offsets[place]!, length);
      return;
    }
    this.arena.kernel.zero(to, length);
    if (place >= 0) this.arena.kernel.setRows(to, this.offsets[place]!, this.counts[place]!);
  }

  private placeOf(key: number): number {
    const known = this.find(key);
    if (known >= 0) return known;
    const place = this.next++;
    if (place === this.offsets.length) this.roomier();
    this.offsets[place] = this.arena.take(firstCapacity * 2);
    this.counts[place] = 0;
    this.capacities[place] = firstCapacity;
    if (key + 1 >= this.places.length) this.places = copyInto(new Uint32Array(2 * (key + 1)), this.places);
    this.places[key + 1] = place + 1;
    return place;
  }

  /** Negative: no row was ever put under the key. */
  private find(key: number): number {
    return key + 1 < this.places.length ? this.places[key + 1]! - 1 : -1;
  }

  private roomier(): void {
    const length = this.offsets.length * 2;
    this.offsets = copyInto(new Uint32Array(length), this.offsets);
    this.counts = copyInto(new Uint32Array(length), this.counts);
    this.capacities = copyInto(new Uint16Array(length), this.capacities);
  }

  private resize(place: number, wanted: number): void {
    const { arena } = this;
    const capacity = sizeOf(wanted * 2) / 2;
    const to = arena.take(capacity * 2);
    const from = this.offsets[place]!;
    arena.u16.copyWithin(to >>> 1, from >>> 1, (from >>> 1) + this.counts[place]!);
    arena.release(from, this.capacities[place]! * 2);
    this.offsets[place] = to;
    this.capacities[place] = capacity;
  }

  private widen(place: number): void {
    const { arena } = this;
    const to = arena.take(segmentBytes);
    const from = this.offsets[place]!;
    arena.kernel.zero(to, segmentBytes);
    arena.kernel.setRows(to, from, this.counts[place]!);
    arena.release(from, this.capacities[place]! * 2);
    this.offsets[place] = to;
    this.capacities[place] = 0;
  }

  private narrow(place: number): void {
    const { arena } = this;
    const from = this.offsets[place]!;
    const capacity = sizeOf(this.longest * 2) / 2;
    const to = arena.take(capacity * 2);
    let at = to >>> 1;
    for (let word = 0; word < segmentBytes / 4; word++) {
      for (let bits = arena.u32[(from >>> 2) + word]!; bits !== 0; bits &= bits - 1)
        arena.u16[at++] = word * 32 + (31 - Math.clz32(bits & -bits));
    }
    arena.release(from, segmentBytes);
    this.offsets[place] = to;
    this.capacities[place] = capacity;
  }
}

function copyInto<T extends Uint32Array | Uint16Array>(to: T, from: T): T {
  to.set(from);
  return to;
}

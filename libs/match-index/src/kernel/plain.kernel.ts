import type { Kernel } from './kernel.js';

/** The kernel in plain TypeScript: slower, needs nothing of its host, and is easy to read. */
export class PlainKernel implements Kernel {
  readonly name = 'plain';
  buffer = new ArrayBuffer(0);
  private words = new Uint32Array(0);
  private halves = new Uint16Array(0);

  grow(bytes: number): void {
    const larger = new ArrayBuffer(bytes);
    this.words = new Uint32Array(larger);
    this.words.set(new Uint32Array(this.buffer));
    this.halves = new Uint16Array(larger);
    this.buffer = larger;
  }

  zero(to: number, length: number): void {
    this.words.fill(0, to >>> 2, (to + length) >>> 2);
  }

  fill(to: number, length: number): void {
    this.words.fill(0xffffffff, to >>> 2, (to + length) >>> 2);
  }

  copy(to: number, from: number, length: number): void {
    this.words.copyWithin(to >>> 2, from >>> 2, (from + length) >>> 2);
  }

  and(to: number, from: number, length: number): void {
    const { words } = this;
    for (let a = to >>> 2, b = from >>> 2, end = (to + length) >>> 2; a < end; a++, b++) words[a]! &= words[b]!;
  }

  or(to: number, from: number, length: number): void {
    const { words } = this;
    for (let a = to >>> 2, b = from >>> 2, end = (to + length) >>> 2; a < end; a++, b++) words[a]! |= words[b]!;
  }

  andNot(to: number, from: number, length: number): void {
    const { words } = this;
    for (let a = to >>> 2, b = from >>> 2, end = (to + length) >>> 2; a < end; a++, b++) words[a]! &= ~words[b]!;
  }

  orNot(to: number, from: number, length: number): void {
    const { words } = this;
    for (let a = to >>> 2, b = from >>> 2, end = (to + length) >>> 2; a < end; a++, b++) words[a]! |= ~words[b]!;
  }

  narrow(to: number, from: number, again: number, length: number): number {
    this.and(to, from, length);
    this.copy(again, to, length);
    return this.any(to, length);
  }

  andNotBoth(to: number, other: number, from: number, length: number): void {
    this.andNot(to, from, length);
    this.andNot(other, from, length);
  }

  xor(to: number, from: number, length: number): void {
    const { words } = this;
    for (let a = to >>> 2, b = from >>> 2, end = (to + length) >>> 2; a < end; a++, b++) words[a]! ^= words[b]!;
  }

  not(to: number, length: number): void {
    const { words } = this;
    for (let a = to >>> 2, end = (to + length) >>> 2; a < end; a++) words[a] = ~words[a]!;
  }

  any(from: number, length: number): number {
    const { words } = this;
    for (let a = from >>> 2, end = (from + length) >>> 2; a < end; a++) if (words[a] !== 0) return 1;
    return 0;
  }

  count(from: number, length: number): number {
    const { words } = this;
    let sum = 0;
    for (let a = from >>> 2, end = (from + length) >>> 2; a < end; a++) sum += bitsIn(words[a]!);
    return sum;
  }

  countAnd(from: number, other: number, length: number): number {
    const { words } = this;
    let sum = 0;
    for (let a = from >>> 2, b = other >>> 2, end = (from + length) >>> 2; a < end; a++, b++) sum += bitsIn(words[a]! & words[b]!);
    return sum;
  }

  setRows(to: number, rows: number, n: number): void {
    const { words, halves } = this;
    for (let at = rows >>> 1, end = at + n; at < end; at++) words[(to >>> 2) + (halves[at]! >>> 5)]! |= 1 << (halves[at]! & 31);
  }

  clearRows(to: number, rows: number, n: number): void {
    const { words, halves } = this;
    for (let at = rows >>> 1, end = at + n; at < end; at++) words[(to >>> 2) + (halves[at]! >>> 5)]! &= ~(1 << (halves[at]! & 31));
  }

  setMeeting(to: number, spans: number, n: number, low: number, high: number): void {
    const { words, halves } = this;
    for (let at = spans >>> 1, end = at + 3 * n; at < end; at += 3) {
      if (halves[at + 1]! <= high && halves[at + 2]! >= low) words[(to >>> 2) + (halves[at]! >>> 5)]! |= 1 << (halves[at]! & 31);
    }
  }

  clearMeeting(to: number, spans: number, n: number, low: number, high: number): void {
    const { words, halves } = this;
    for (let at = spans >>> 1, end = at + 3 * n; at < end; at += 3) {
      if (halves[at + 1]! <= high && halves[at + 2]! >= low) words[(to >>> 2) + (halves[at]! >>> 5)]! &= ~(1 << (halves[at]! & 31));
    }
  }

  clearMissing(to: number, spans: number, n: number, value: number): void {
    const { words, halves } = this;
    for (let at = spans >>> 1, end = at + 3 * n; at < end; at += 3) {
      if (halves[at + 1]! > value || halves[at + 2]! < value) words[(to >>> 2) + (halves[at]! >>> 5)]! &= ~(1 << (halves[at]! & 31));
    }
  }

  setMissing(to: number, spans: number, n: number, value: number): void {
    const { words, halves } = this;
    for (let at = spans >>> 1, end = at + 3 * n; at < end; at += 3) {
      if (halves[at + 1]! > value || halves[at + 2]! < value) words[(to >>> 2) + (halves[at]! >>> 5)]! |= 1 << (halves[at]! & 31);
    }
  }

  scan(to: number, column: number, low: number, high: number, active: number, length: number): void {
    const { words, halves } = this;
    for (let word = 0, end = length >>> 2; word < end; word++) {
      let bits = 0;
      // Two words of 32 stand for one of 64, as the wider kernel skips them.
      const pair = word & ~1;
      if (words[(active >>> 2) + pair]! !== 0 || words[(active >>> 2) + pair + 1]! !== 0) {
        const at = (column >>> 1) + word * 32;
        for (let bit = 0; bit < 32; bit++) {
          const value = halves[at + bit]!;
          if (value >= low && value <= high) bits |= 1 << bit;
        }
      }
      words[(to >>> 2) + word] = bits;
    }
  }

  spread(from: number, length: number, numbers: number, to: number): void {
    const { words } = this;
    for (let word = 0, end = length >>> 2; word < end; word++) {
      for (let bits = words[(from >>> 2) + word]!; bits !== 0; bits &= bits - 1) {
        const number = words[(numbers >>> 2) + word * 32 + (31 - Math.clz32(bits & -bits))]!;
        words[(to >>> 2) + (number >>> 5)]! |= 1 << (number & 31);
      }
    }
  }

  tally(from: number, length: number, column: number, counts: number): void {
    const { words, halves } = this;
    for (let word = 0, end = length >>> 2; word < end; word++) {
      for (let bits = words[(from >>> 2) + word]!; bits !== 0; bits &= bits - 1)
        words[(counts >>> 2) + halves[(column >>> 1) + word * 32 + (31 - Math.clz32(bits & -bits))]!]!++;
    }
  }

  list(from: number, length: number, base: number, to: number): number {
    const { words } = this;
    let at = to >>> 2;
    for (let word = 0, end = length >>> 2; word < end; word++) {
      let bits = words[(from >>> 2) + word]!;
      while (bits !== 0) {
        words[at++] = base + word * 32 + (31 - Math.clz32(bits & -bits));
        bits &= bits - 1;
      }
    }
    return at - (to >>> 2);
  }
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

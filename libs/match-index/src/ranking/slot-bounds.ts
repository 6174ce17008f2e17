import type { AsOf } from '#eligibility';
import type { ProgramIndex } from '../programs/program-index.js';

/** In place of the word of a slot of which nothing is kept yet. */
export const notMade = 0;

/** The number of the set of kinds that a slot's programme supports. */
export function kindsOf(word: number): number {
  return (word >>> 1) - 1;
}

/** Whether its rule asks for a certificate, which may add to its score. */
export function asksCertificate(word: number): boolean {
  return (word & 1) === 1;
}

/** More than a number of 32 bits is below the same of 64, for scores. */
const rounding = 5e-7;

/**
 * By slot, what bounds its score: a word, and the most that it can score but for what was asked and for certificates. In eight bytes side by side, because every slot
 * that fits a firm is looked at, and they lie far apart.
 */
export class SlotBounds {
  words = new Uint32Array(0);
  numbers = new Float32Array(0);
  private stamps = new Uint32Array(0);
  private lastStamp = 0;
  private asOf: AsOf | null = null;

  /** Forgets what is of another time, or of what stood in a slot before. */
  keepUp(programs: ProgramIndex, asOf: AsOf): void {
    if (this.asOf === asOf && this.lastStamp === programs.lastStamp) return;
    if (this.asOf !== asOf) this.words.fill(notMade);
    this.asOf = asOf;
    this.lastStamp = programs.lastStamp;
    this.widen(programs.stamps.length);
    for (let slot = 0; slot < this.stamps.length; slot++) {
      if (this.stamps[slot] === programs.stamps[slot]) continue;
      this.stamps[slot] = programs.stamps[slot]!;
      this.words[2 * slot] = notMade;
    }
  }

  set(slot: number, { bound, kinds, asksCertificate: asks }: { bound: number; kinds: number; asksCertificate: boolean }): void {
    this.words[2 * slot] = ((kinds + 1) << 1) | Number(asks);
    this.numbers[2 * slot + 1] = bound + rounding;
  }

  private widen(slots: number): void {
    if (slots <= this.stamps.length) return;
    const stamps = new Uint32Array(slots);
    stamps.set(this.stamps);
    this.stamps = stamps;
    const words = new Uint32Array(2 * slots);
    words.set(this.words);
    this.words = words;
    this.numbers = new Float32Array(words.buffer);
  }
}

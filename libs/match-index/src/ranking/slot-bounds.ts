import type { KeptBySlot } from '../programs/slot-changes.js';

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
export class SlotBounds implements KeptBySlot {
  words = new Uint32Array(0);
  numbers = new Float32Array(0);

  set(slot: number, { bound, kinds, asksCertificate: asks }: { bound: number; kinds: number; asksCertificate: boolean }): void {
    this.words[2 * slot] = ((kinds + 1) << 1) | Number(asks);
    this.numbers[2 * slot + 1] = bound + rounding;
  }

  forget(slot: number): void {
    this.words[2 * slot] = notMade;
  }

  forgetAll(): void {
    this.words.fill(notMade);
  }

  widen(slots: number): void {
    const words = new Uint32Array(2 * slots);
    words.set(this.words);
    this.words = words;
    this.numbers = new Float32Array(words.buffer);
  }
}

import type { Profile } from '#eligibility';
import type { DayNumber } from '../days/day-code.js';
import type { Arena } from '../memory/arena.js';
import type { Interner } from '../memory/interner.js';
import type { Leaf } from '../rules/node.js';

/** The firm that asks, on the day that stands for `asOf`. */
export interface AskingFirm {
  readonly profile: Profile;
  readonly asOf: DayNumber;
}

export interface FamilyMemory {
  readonly arena: Arena;
  readonly keys: Interner;
  /** Bitmaps to work in, by number from 0 to 3. */
  readonly scratch: readonly number[];
}

/**
 * Rows (conjuncts of rules) that carry a literal of one kind, at most one each. A firm is put to it once, then it strikes out of every segment's bitmaps what the firm fails: from
 * `possible` the rows whose literal is unmet, from `met` those where it is unmet or unknown. Rows without such a literal it leaves alone.
 */
export interface Family<L extends Leaf = Leaf> {
  readonly size: number;
  has(row: number): boolean;
  add(row: number, leaf: L): void;
  /** With the leaf it was added with. */
  remove(row: number, leaf: L): void;
  put(firm: AskingFirm): void;
  strike(segment: number, met: number, possible: number, length: number): void;
}

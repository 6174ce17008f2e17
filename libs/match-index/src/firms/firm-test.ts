import type { DayNumber } from '../days/day-code.js';
import type { Epoch } from '../days/epochs.js';
import type { Kernel } from '../kernel/kernel.js';
import type { Interner } from '../memory/interner.js';
import type { FirmSegment } from './firm-segment.js';

/** What a leaf is prepared with, once for a question. */
export interface FirmTestSetup {
  readonly keys: Interner;
  /** The day that stands for `asOf`. */
  readonly asOf: DayNumber;
  /** Makes sure that the facts which hang on the time are kept for this epoch. */
  readonly holdEpoch: (epoch: Epoch) => void;
}

/** Where a leaf writes its answer for one segment: bitmaps, by offset. What it leaves in bits of no firm does not matter. */
export interface FirmAnswer {
  readonly kernel: Kernel;
  /** Bytes of each bitmap. */
  length: number;
  /** Firms that meet it. */
  readonly met: number;
  /** Firms that meet it or for which it is unknown. */
  readonly possible: number;
  /** Firms whose answer matters; for others anything may be written. */
  readonly active: number;
  /** Firms for which `met` and `possible` are too narrow and too wide, and which have to be looked at one by one. To be added to. */
  readonly doubtful: number;
  /** Two bitmaps to work in. */
  readonly scratch: number;
  readonly otherScratch: number;
}

/** Sets the bits of the firms that may turn, and perhaps of others. */
export type TurningFirms = (
  segment: FirmSegment,
  to: number,
  length: number,
  kernel: Kernel,
  scratch: number,
  otherScratch: number,
) => void;

/** Answers a leaf for one segment. */
export type FirmTest = (segment: FirmSegment, answer: FirmAnswer) => void;

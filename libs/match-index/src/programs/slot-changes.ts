import type { AsOf } from '#eligibility';
import type { ProgramIndex } from './program-index.js';

/** What is kept by slot, and has to be worked out anew. */
export interface KeptBySlot {
  /** There may be so many slots. */
  widen(slots: number): void;
  forget(slot: number): void;
  forgetAll(): void;
}

/** Has forgotten what is kept by slot of another time, or of what stood in a slot before: looks at slots only where something has changed. */
export class SlotChanges {
  private stamps = new Uint32Array(0);
  private lastStamp = 0;
  private asOf: AsOf | null = null;

  constructor(private readonly kept: KeptBySlot) {}

  keepUp(programs: ProgramIndex, asOf: AsOf): void {
    if (this.asOf === asOf && this.lastStamp === programs.lastStamp) return;
    if (this.asOf !== asOf) this.kept.forgetAll();
    this.asOf = asOf;
    this.lastStamp = programs.lastStamp;
    if (this.stamps.length < programs.stamps.length) {
      const stamps = new Uint32Array(programs.stamps.length);
      stamps.set(this.stamps);
      this.stamps = stamps;
      this.kept.widen(stamps.length);
    }
    for (let slot = 0; slot < this.stamps.length; slot++) {
      if (this.stamps[slot] === programs.stamps[slot]) continue;
      this.stamps[slot] = programs.stamps[slot]!;
      this.kept.forget(slot);
    }
  }
}

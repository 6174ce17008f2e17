import { Clock } from './clock.js';

/** Showed `demoStart` when the system's clock showed `realStart`, and runs at its pace. Both are epoch milliseconds. */
export class RunningClock extends Clock {
  override readonly isSystem = false;

  constructor(
    readonly demoStart: number,
    readonly realStart: number,
  ) {
    super();
  }

  override now(): number {
    return this.demoStart + (this.real() - this.realStart);
  }
}

import { setImmediate } from 'node:timers/promises';

const breathMillis = 10;

/** For work over all programmes, which takes seconds where they are many: lets others have answers in between. */
export class Breath {
  private since = performance.now();

  /** Whether it is time to `take` one. */
  get isDue(): boolean {
    return performance.now() - this.since >= breathMillis;
  }

  async take(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}

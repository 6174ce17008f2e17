import { Clock } from './clock.js';

export class SystemClock extends Clock {
  override readonly isSystem = true;

  override now(): number {
    return this.real();
  }
}

import { MatchIndex, Moments } from '#match-index';
import { Clock } from '#service-kit';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const longestWaitMs = 3_600_000;

/** The index of this instance, kept at the clock's time: it moves when a day begins and when a call opens or closes. */
@Injectable()
export class ClockedIndex extends MatchIndex implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly moments = new Moments(this.programs);
  private timer: NodeJS.Timeout | undefined;
  private goodUntil = { ms: 0, generation: -1 };

  constructor(private readonly clock: Clock) {
    super({ asOf: clock.asOf() });
  }

  onApplicationBootstrap(): void {
    this.keepTime();
    const wait = Math.min(longestWaitMs, Math.max(0, this.goodUntil.ms - this.clock.now()));
    // A wait that ends early is begun again.
    this.timer = setTimeout(() => this.onApplicationBootstrap(), wait + 1).unref();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  /** To be called before a question, as a timer may come late. */
  keepTime(): void {
    const { generation } = this.programs;
    if (this.goodUntil.generation !== generation) this.goodUntil = { ms: this.moments.endOfOwn(), generation };
    if (this.clock.now() < this.goodUntil.ms) return;
    this.advance(this.clock.asOf());
    this.goodUntil = { ms: this.moments.endOfOwn(), generation };
  }
}

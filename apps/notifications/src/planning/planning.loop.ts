import { once } from 'node:events';
import { Changes, ProgramCopy } from '#copies';
import { LeaseLost } from '#documents';
import { Events } from '#events';
import { seoulDay } from '#korea';
import { Clock } from '#service-kit';
import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Confirmations } from '../delivery/confirmations.js';
import { Sender } from '../delivery/sender.js';
import { nextTurnOf } from './live-call.js';
import { OnlyOne } from './only-one.js';
import { PlanQueue } from './plan-queue.js';
import { Planner } from './planner.js';
import { TakeUp } from './take-up.js';

/** How often one looks whether another has begun or ended a subscription, or has let the lease go. */
const lookMillis = 1_000;
const afterFailureMillis = 1_000;

/**
 * Plans whenever something may have become otherwise: after each change, on taking the lease, at each midnight in Seoul, and when a call opens or
 * closes or a closing step begins. What there is to do is always worked out from what is; a change that was missed is seen at the next look.
 */
@Injectable()
export class PlanningLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('notifications');
  private readonly queue = new PlanQueue();
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private wake: () => void = () => undefined;
  private kicked = false;
  private isTroubled = false;
  /** Whether the last look failed. */
  isFailing = false;
  /** Until when everything was looked at, epoch milliseconds by the clock everything is judged by. */
  private lookedAt = 0;
  private turnAt = 0;
  private unlisten: () => void = () => undefined;

  constructor(
    private readonly events: Events,
    private readonly changes: Changes,
    private readonly programs: ProgramCopy,
    private readonly onlyOne: OnlyOne,
    private readonly takeUp: TakeUp,
    private readonly planner: Planner,
    private readonly sender: Sender,
    private readonly confirmations: Confirmations,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** While the copies and the stores are still there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.unlisten();
    this.kick();
    await Promise.all([this.running, this.sender.stop(), this.confirmations.stop()]);
    await this.onlyOne.release().catch(() => undefined);
  }

  /** Something may have become otherwise. */
  kick(): void {
    this.kicked = true;
    this.wake();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    // The brokers may be away for as long as the process lives; where their topics are wrong, it will not be caught up at all.
    await Promise.race([this.events.caughtUp().catch(() => this.stopping.abort()), once(signal, 'abort')]);
    if (signal.aborted) return;
    // Before that everything is new, and will be looked at anyway.
    this.unlisten = this.changes.listen(({ companies, programs }) => {
      for (const id of companies) this.queue.company(id);
      for (const id of programs) this.queue.program(id);
      // One that came may open or close sooner than any other.
      if (programs.length > 0) this.turnAt = 0;
      this.kick();
    });
    this.sender.start(() => {
      this.isTroubled = true;
      this.kick();
    });
    while (!signal.aborted) {
      this.kicked = false;
      const wait = await this.look().catch((error: Error) => {
        this.isFailing = !(error instanceof LeaseLost);
        if (this.isFailing) this.logger.error(`Planning failed and will be tried again: ${error.message}`);
        this.isTroubled = true;
        return afterFailureMillis;
      });
      await this.pause(wait);
    }
  }

  /** @returns how long to wait for the next look, real milliseconds */
  private async look(): Promise<number> {
    const lease = await this.onlyOne.hold();
    if (lease === 'elsewhere') {
      // Whoever takes the lease looks at everything.
      this.queue.take();
      this.isFailing = false;
      return lookMillis;
    }
    if (lease === 'taken') {
      await this.takeUp.all();
      this.queue.everything();
    }
    const isToRecover = lease === 'taken' || this.isTroubled;
    this.isTroubled = false;
    this.confirmations.kick();
    try {
      await this.takeUp.news(this.queue);
      await this.sender.takeUpResent();
      this.queueTurns();
      if (!this.queue.isEmpty) await this.planner.plan(this.queue);
    } finally {
      // What was due while nobody looked goes out with what is due now.
      if (isToRecover) await this.sender.recover();
    }
    this.isFailing = false;
    return Math.max(1, Math.min(lookMillis, this.turnAt - this.clock.now()));
  }

  /** What time alone has made otherwise. */
  private queueTurns(): void {
    const now = this.clock.now();
    const isNewDay = seoulDay(this.lookedAt) !== seoulDay(now);
    // Firms grow older and certificates lapse.
    if (isNewDay || now < this.lookedAt) this.queue.everything();
    else if (now >= this.turnAt) {
      for (const program of this.programs.values()) if (nextTurnOf(program, this.lookedAt) <= now) this.queue.program(program.id);
    }
    if (isNewDay || now >= this.turnAt) this.turnAt = this.nextTurn(now);
    this.lookedAt = now;
  }

  private nextTurn(now: number): number {
    let next = Infinity;
    for (const program of this.programs.values()) next = Math.min(next, nextTurnOf(program, now));
    return next;
  }

  private async pause(millis: number): Promise<void> {
    if (this.kicked || this.stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}

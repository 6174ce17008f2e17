import { Clock } from '#service-kit';
import { Logger } from '@nestjs/common';
import type { MessageChannel } from '../channels/channel.port.js';
import type { OnlyOne } from '../planning/only-one.js';
import type { Courier, Next } from './courier.js';
import type { Schedule } from './schedule.js';

/** Nothing waits longer than this to be looked at again: clocks may run otherwise than timers. */
const longestPauseMillis = 1_000;
const afterFailureMillis = 1_000;

interface PumpParts {
  readonly channel: MessageChannel;
  readonly courier: Courier;
  readonly schedule: Schedule;
  readonly onlyOne: OnlyOne;
  readonly clock: Clock;
}

interface Retry {
  readonly recipient: string;
  /** Real time, epoch milliseconds. */
  readonly at: number;
}

/** Keeps one channel busy: as many messages under way as it takes, none for one recipient at once, and those that failed again when it is time. */
export class Pump {
  private readonly logger = new Logger('notifications');
  private readonly retries = new Map<string, Retry>();
  private readonly busy = new Set<string>();
  /** Due, but with a message under way. */
  private readonly again = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();
  private running: Promise<void> | null = null;
  private stopped = false;
  private wake: () => void = () => undefined;
  /** Set by whoever can find out what became of deliveries that failed half-way. */
  onTrouble: () => void = () => undefined;

  constructor(private readonly parts: PumpParts) {
    parts.schedule.onPut(() => this.wake());
  }

  get kind() {
    return this.parts.channel.kind;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** A delivery that was begun before, to be gone on with. */
  retry(deliveryId: string, recipient: string, at: number): void {
    this.retries.set(deliveryId, { recipient, at });
    this.wake();
  }

  /** What was remembered counts for nothing any more. */
  forget(): void {
    this.retries.clear();
  }

  get waiting(): number {
    return this.retries.size;
  }

  /** Resolves once what is under way has ended, each attempt in its own time. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
    await Promise.all(this.underWay);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      if (!this.parts.onlyOne.isHeld() || !this.fill()) await this.pause();
    }
  }

  /** @returns whether anything was begun */
  private fill(): boolean {
    const { channel, courier, schedule, clock } = this.parts;
    let begun = false;
    for (const [deliveryId, { recipient, at }] of this.retries) {
      if (this.underWay.size >= channel.concurrency) return begun;
      if (at > clock.real() || this.busy.has(recipient)) continue;
      this.retries.delete(deliveryId);
      this.begin(recipient, () => courier.resume(channel, deliveryId, recipient), { deliveryId });
      begun = true;
    }
    const free = channel.concurrency - this.underWay.size;
    for (const recipient of schedule.take(channel.kind, clock.now(), free)) {
      if (this.busy.has(recipient)) {
        // It comes back when that message is on its way.
        this.again.add(recipient);
        continue;
      }
      this.begin(recipient, () => courier.deliver(channel, recipient));
      begun = true;
    }
    return begun;
  }

  private begin(recipient: string, work: () => Promise<Next>, retried?: { readonly deliveryId: string }): void {
    this.busy.add(recipient);
    const done = work()
      .then((next) => {
        if (next !== null) this.retries.set(next.deliveryId, { recipient, at: next.at });
      })
      .catch((error: Error) => this.later(recipient, error, retried))
      .finally(() => {
        this.busy.delete(recipient);
        this.underWay.delete(done);
        if (this.again.delete(recipient)) this.parts.schedule.put(recipient, this.parts.clock.now());
        this.wake();
      });
    this.underWay.add(done);
  }

  /** The store did not answer, most likely: what was begun stands in it and is taken up by the next look. */
  private later(recipient: string, error: Error, retried: { readonly deliveryId: string } | undefined): void {
    this.logger.error(`${this.kind}: ${error.message}`);
    const at = this.parts.clock.real() + afterFailureMillis;
    if (retried !== undefined) this.retries.set(retried.deliveryId, { recipient, at });
    else this.onTrouble();
  }

  private async pause(): Promise<void> {
    const { clock, schedule, channel, onlyOne } = this.parts;
    const isIdle = !onlyOne.isHeld() || this.underWay.size >= channel.concurrency;
    const retries = [...this.retries.values()].filter(({ recipient }) => !this.busy.has(recipient));
    const retryIn = Math.min(Infinity, ...retries.map(({ at }) => at - clock.real()));
    const dueIn = schedule.nextAt(channel.kind) - clock.now();
    const wait = isIdle ? longestPauseMillis : Math.max(1, Math.min(longestPauseMillis, retryIn, dueIn));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '#service-kit';
import { Logger } from '@nestjs/common';
import type { MessageChannel } from '../channels/channel.port.js';
import type { OnlyOne } from '../planning/only-one.js';
import type { Courier, Next } from './courier.js';
import { DueTimes } from './due-times.js';
import type { Schedule } from './schedule.js';
import { Turnstile } from './turnstile.js';

/** Nothing waits longer than this to be looked at again: clocks may run otherwise than timers. */
const longestPauseMillis = 1_000;
const afterFailureMillis = 1_000;
/** What a process that ends waits for messages on their way, real time. */
const patienceMillis = 4_000;
/** After which a delivery whose recipient has another one under way is looked at again. */
const busyMillis = 100;
/** How many messages are got ready for each that is handed over: what they write is then kept together. */
const readyPerPlace = 16;

interface PumpParts {
  readonly channel: MessageChannel;
  readonly courier: Courier;
  readonly schedule: Schedule;
  readonly onlyOne: OnlyOne;
  readonly clock: Clock;
}

/** Keeps one channel busy: as many messages under way as it takes, none for one recipient at once, and those that failed again when it is time. */
export class Pump {
  private readonly logger = new Logger('notifications');
  /** Deliveries to be gone on with, by real time; and whom each is for. */
  private readonly retries = new DueTimes();
  private readonly recipients = new Map<string, string>();
  private readonly due: DueTimes;
  private readonly busy = new Set<string>();
  /** Due, but with a message under way. */
  private readonly again = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly turnstile: Turnstile;
  private readonly most: number;
  private running: Promise<void> | null = null;
  private stopped = false;
  private wake: () => void = () => undefined;
  /** Set by whoever can find out what became of deliveries that failed half-way. */
  onTrouble: () => void = () => undefined;

  constructor(private readonly parts: PumpParts) {
    this.turnstile = new Turnstile(parts.channel.concurrency);
    this.most = parts.channel.concurrency * readyPerPlace;
    this.due = parts.schedule.of(parts.channel.kind);
    parts.schedule.onPut((kind) => kind === this.kind && this.wake());
  }

  get kind() {
    return this.parts.channel.kind;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** A delivery that was begun before, to be gone on with. */
  retry(deliveryId: string, recipient: string, at: number): void {
    this.remember(deliveryId, recipient, at);
    this.wake();
  }

  /** What was remembered counts for nothing any more. */
  forget(): void {
    this.retries.clear();
    this.recipients.clear();
  }

  get waiting(): number {
    return this.retries.size;
  }

  /**
   * Resolves once what is under way has ended, or after a while: an attempt that hangs was not acknowledged, and is made again, under the same id, by
   * whoever sends next.
   */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
    await Promise.race([Promise.all(this.underWay), pause(patienceMillis, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      if (!this.parts.onlyOne.isHeld() || !this.fill()) await this.pause();
    }
  }

  /** @returns whether anything was begun */
  private fill(): boolean {
    const { channel, courier, clock } = this.parts;
    const way = { channel, turnstile: this.turnstile };
    let begun = 0;
    for (const deliveryId of this.retries.take(clock.real(), this.most - this.underWay.size)) {
      const recipient = this.recipients.get(deliveryId) ?? '';
      this.recipients.delete(deliveryId);
      if (this.busy.has(recipient)) this.remember(deliveryId, recipient, clock.real() + busyMillis);
      else begun += this.begin(recipient, () => courier.resume(way, deliveryId, recipient), deliveryId);
    }
    for (const recipient of this.due.take(clock.now(), this.most - this.underWay.size)) {
      // It comes back when the message under way is done with.
      if (this.busy.has(recipient)) this.again.add(recipient);
      else begun += this.begin(recipient, () => courier.deliver(way, recipient));
    }
    return begun > 0;
  }

  private begin(recipient: string, work: () => Promise<Next>, resumed?: string): 1 {
    this.busy.add(recipient);
    const done = work()
      .then((next) => {
        if (next !== null) this.remember(next.deliveryId, recipient, next.at);
      })
      .catch((error: Error) => this.failed(recipient, error, resumed))
      .finally(() => {
        this.busy.delete(recipient);
        this.underWay.delete(done);
        if (this.again.delete(recipient)) this.due.put(recipient, this.parts.clock.now());
        this.wake();
      });
    this.underWay.add(done);
    return 1;
  }

  private remember(deliveryId: string, recipient: string, at: number): void {
    this.recipients.set(deliveryId, recipient);
    this.retries.put(deliveryId, at);
  }

  /** The store did not answer, most likely: what was begun stands in it and is found by the next look. */
  private failed(recipient: string, error: Error, resumed: string | undefined): void {
    this.logger.error(`${this.kind}: ${error.message}`);
    if (resumed === undefined) this.onTrouble();
    else this.remember(resumed, recipient, this.parts.clock.real() + afterFailureMillis);
  }

  private async pause(): Promise<void> {
    const { clock, onlyOne } = this.parts;
    const isIdle = !onlyOne.isHeld() || this.underWay.size >= this.most;
    const next = Math.min(this.retries.nextAt() - clock.real(), this.due.nextAt() - clock.now());
    const wait = isIdle ? longestPauseMillis : Math.max(1, Math.min(longestPauseMillis, next));
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

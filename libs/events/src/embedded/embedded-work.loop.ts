import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Delivery, type Handle, type Healthy, type Listener } from '../delivery.js';
import { deadTopic, type WorkStatus } from '../events.port.js';
import type { WorkLoop } from '../events.strategy.js';
import type { EventLog, LogReader } from './event-log.js';

const batchSize = 500;
const retryMillis = 1000;

/**
 * One instance's share of a group's work. The instances, all of this process, take turns at the group's position; so its messages are handled
 * in order whoever handles them.
 */
export class EmbeddedWorkLoop implements WorkLoop, LogReader {
  private readonly logger = new Logger('events');
  private readonly delivery: Delivery;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private appends = 0;
  private isListening = false;
  private lagWhenStopped = 0;

  constructor(
    private readonly log: EventLog,
    readonly listener: Listener,
    handle: Handle,
    healthy: Healthy,
  ) {
    const parts = { publishDead: (record: Parameters<EventLog['append']>[1][number]) => log.append(deadTopic, [record]), healthy };
    this.delivery = new Delivery(listener, handle, log.group(listener).aside, parts);
  }

  get topic(): string {
    return this.listener.topic;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  status(): WorkStatus {
    const { handled, staleKeys: stale, setAsideKeys: setAside, paused } = this.delivery;
    return { group: this.listener.name, topic: this.topic, handled, lag: this.lag(), stale, setAside, paused };
  }

  start(): void {
    this.isListening = true;
    const leave = this.log.follow(this);
    this.running = this.run().finally(leave);
  }

  stop(): Promise<void> {
    if (!this.stopped) {
      this.lagWhenStopped = this.lag();
      this.stopping.abort();
      this.wake();
    }
    return this.running;
  }

  moved(): void {
    // The position is an offset: what moved is found further on.
  }

  appended(): void {
    this.appends += 1;
    this.wake();
  }

  private lag(): number {
    if (!this.isListening) return 0;
    return this.stopped ? this.lagWhenStopped : this.log.count(this.topic, this.log.position(this.listener));
  }

  private async run(): Promise<void> {
    const { turns } = this.log.group(this.listener);
    while (!this.stopped) {
      const { appends } = this;
      try {
        const found = await turns.take(() => this.step(), this.stopping.signal);
        if (found === 0) await this.somethingNew(appends);
      } catch (error) {
        if (this.stopped) return;
        this.logger.error(`${this.listener.name} of ${this.topic} waits for the log: ${String(error)}`);
        await pause(retryMillis, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
      // A handler that never leaves the microtask queue must not keep requests from being served.
      await nextTurn();
    }
  }

  /** Handles the next batch of the group and answers how many messages that were. */
  private async step(): Promise<number> {
    const { messages, offsets } = this.log.read(this.topic, this.log.position(this.listener), batchSize);
    if (messages.length === 0) return 0;
    const done = await this.delivery.deliver(messages, this.stopping.signal);
    const last = offsets[done - 1];
    if (last !== undefined) await this.log.keepPosition(this.listener, last);
    return messages.length;
  }

  /** Resolves when something has been appended since that many appends. */
  private async somethingNew(appends: number): Promise<void> {
    if (this.appends !== appends || this.stopped) return;
    await new Promise<void>((resolve) => (this.wake = resolve));
  }
}

import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { AsideKeys, deadKey, Delivery, type Handle, type Healthy, type Listener } from '../delivery.js';
import { deadTopic, type ViewStatus } from '../events.port.js';
import type { ViewLoop } from '../events.strategy.js';
import { Gate } from '../gate.js';
import type { EventLog, LogReader } from './event-log.js';

const batchSize = 500;
const retryMillis = 1000;

/** One view's reading of its topic: from the start to the end, and then as it grows. */
export class EmbeddedViewLoop implements ViewLoop, LogReader {
  private readonly logger = new Logger('events');
  private readonly delivery: Delivery;
  private readonly stopping = new AbortController();
  private readonly end = new Gate();
  private running: Promise<void> = Promise.resolve();
  private isCaughtUp = false;
  /** The last offset that was handled, and the last that was read. */
  private position = 0;
  private readTo = 0;
  /** The offset to come to before the view has caught up. */
  private target = 0;
  private wake: () => void = () => undefined;
  private isListening = false;
  private lagWhenStopped = 0;

  constructor(
    private readonly log: EventLog,
    readonly listener: Listener,
    handle: Handle,
    healthy: Healthy,
  ) {
    const aside = new AsideKeys(log.keysBehind(deadTopic, deadKey(listener, '')));
    this.delivery = new Delivery(listener, handle, aside, { publishDead: (record) => log.append(deadTopic, [record]), healthy });
  }

  get topic(): string {
    return this.listener.topic;
  }

  get caughtUp(): Promise<void> {
    return this.end.passed;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  status(): ViewStatus {
    const { handled, staleKeys: stale, setAsideKeys: setAside, paused } = this.delivery;
    const { position } = this;
    return {
      view: this.listener.name,
      topic: this.topic,
      caughtUp: this.isCaughtUp,
      handled,
      position,
      lag: this.lag(),
      stale,
      setAside,
      paused,
    };
  }

  start(): void {
    this.isListening = true;
    this.target = this.log.end(this.topic);
    const leave = this.log.follow(this);
    this.running = this.run().finally(leave);
  }

  stop(): Promise<void> {
    if (!this.stopped) {
      this.lagWhenStopped = this.lag();
      this.stopping.abort();
      this.wake();
      this.end.shut(new Error(`closed before the view ${this.listener.name} of ${this.topic} had caught up`));
    }
    return this.running;
  }

  moved(from: number, to: number): void {
    // What was to be read before the end now lies behind it: without this the view would say that it has caught up, and not have it.
    if (from > this.readTo && from <= this.target) this.target = to;
  }

  appended(): void {
    this.wake();
  }

  private lag(): number {
    if (!this.isListening) return 0;
    return this.stopped ? this.lagWhenStopped : this.log.count(this.topic, this.position);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.step();
      } catch (error) {
        if (this.stopped) return;
        this.logger.error(`${this.listener.name} of ${this.topic} waits for the log: ${String(error)}`);
        this.target = this.isCaughtUp ? this.target : this.log.end(this.topic);
        await pause(retryMillis, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
      // A handler that never leaves the microtask queue must not keep requests from being served.
      await nextTurn();
    }
  }

  private async step(): Promise<void> {
    const { messages, last } = this.log.read(this.topic, this.position, batchSize);
    this.readTo = last;
    if (messages.length > 0) {
      if ((await this.delivery.deliver(messages, this.stopping.signal)) < messages.length || this.stopped) return;
      this.position = last;
    }
    if (!this.isCaughtUp && (messages.length === 0 || this.position >= this.target)) {
      this.isCaughtUp = true;
      this.end.open();
    }
    // Nothing may be awaited between the reading that found nothing and this: what is appended in between would wake nobody.
    if (messages.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
  }
}

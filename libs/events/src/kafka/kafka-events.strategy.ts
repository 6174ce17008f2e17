import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Handle, Listener } from '../delivery.js';
import { deadTopic } from '../events.port.js';
import { EventsStrategy, type Loop, type ViewLoop, type WorkLoop } from '../events.strategy.js';
import { AsideFollower } from './aside-follower.js';
import type { KafkaLoop, KafkaParts } from './kafka-loop.js';
import { KafkaViewLoop } from './kafka-view.loop.js';
import { KafkaWorkLoop } from './kafka-work.loop.js';
import { TopicMismatch } from './state-topics.js';

const retryMillis = 1000;

/** Delivers state topics of Kafka. */
export class KafkaEventsStrategy extends EventsStrategy {
  private readonly log = new Logger('events');
  private readonly aside: AsideFollower;
  private readonly stopping = new AbortController();
  private readonly begun: KafkaLoop[] = [];
  private beginning: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: KafkaParts,
    closeMillis: number,
  ) {
    super(closeMillis);
    this.aside = new AsideFollower(parts);
  }

  override async close(): Promise<void> {
    this.stopping.abort();
    await super.close();
  }

  /** Leaves nothing behind at the brokers, after it was closed. */
  async leave(): Promise<void> {
    await Promise.allSettled([this.aside.leave(), this.beginning]);
    await Promise.all(this.begun.map((loop) => loop.leave()));
  }

  protected override viewLoop(listener: Listener, handle: Handle): ViewLoop {
    return new KafkaViewLoop(this.parts, listener, handle, this.aside.keysOf(listener));
  }

  protected override workLoop(listener: Listener, handle: Handle): WorkLoop {
    return new KafkaWorkLoop(this.parts, listener, handle, this.aside.keysOf(listener));
  }

  protected override begin(loops: readonly Loop[]): Promise<void> {
    this.beginning = this.start(loops);
    return this.beginning;
  }

  /** Brokers that are not there yet are waited for; a topic that is not what it must be is not. */
  private async start(loops: readonly Loop[]): Promise<void> {
    if (loops.length === 0) return;
    const topics = new Set([deadTopic, ...loops.map(({ listener }) => listener.topic)]);
    for (const topic of topics) await this.untilDone(() => this.parts.topics.ensure(topic));
    await this.untilDone(() => this.aside.prepare());
    await this.aside.start();
    for (const loop of loops as readonly KafkaLoop[]) {
      this.begun.push(loop);
      await this.untilDone(() => loop.prepare());
      if (!this.stopping.signal.aborted) loop.start();
    }
  }

  private async untilDone(task: () => Promise<void>): Promise<void> {
    for (;;) {
      if (this.stopping.signal.aborted) throw new Error('closed before the views had started');
      try {
        return await task();
      } catch (error) {
        if (error instanceof TopicMismatch) throw error;
        this.log.warn(`waiting for Kafka: ${String(error)}`);
        await pause(retryMillis, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }
}

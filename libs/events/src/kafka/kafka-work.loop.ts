import { type AsideKeys, Delivery, type Handle, type Listener } from '../delivery.js';
import { deadTopic, type WorkStatus } from '../events.port.js';
import type { WorkLoop } from '../events.strategy.js';
import type { KafkaLoop, KafkaParts } from './kafka-loop.js';
import { takeInto } from './take-into.js';
import { TopicReader } from './topic-reader.js';

/** One instance's share of a group's work: the partitions that the group gives it. */
export class KafkaWorkLoop implements WorkLoop, KafkaLoop {
  private readonly delivery: Delivery;
  private readonly reader: TopicReader;

  constructor(
    parts: KafkaParts,
    readonly listener: Listener,
    handle: Handle,
    aside: AsideKeys,
  ) {
    this.delivery = new Delivery(listener, handle, aside, {
      publishDead: (record) => parts.publish(deadTopic, [record]),
      healthy: parts.healthy,
    });
    this.reader = new TopicReader({
      kafka: parts.kafka,
      topic: parts.topics.nameOf(listener.topic),
      admin: parts.admin,
      sessionMillis: parts.sessionMillis,
      group: { kind: 'shared', name: `${parts.settings.prefix}ieum-work.${listener.name}.${listener.topic}` },
      take: takeInto(this.delivery, listener.topic),
    });
  }

  status(): WorkStatus {
    const { handled, staleKeys: stale, setAsideKeys: setAside, paused } = this.delivery;
    return { group: this.listener.name, topic: this.listener.topic, handled, lag: this.reader.lag, stale, setAside, paused };
  }

  async prepare(): Promise<void> {}

  start(): void {
    this.reader.start();
  }

  stop(): Promise<void> {
    return this.reader.stop();
  }

  leave(): Promise<void> {
    return this.reader.left();
  }
}

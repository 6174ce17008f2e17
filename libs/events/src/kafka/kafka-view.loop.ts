import { type AsideKeys, Delivery, type Handle, type Listener } from '../delivery.js';
import { deadTopic, type ViewStatus } from '../events.port.js';
import type { ViewLoop } from '../events.strategy.js';
import { CatchingUp } from './catching-up.js';
import type { KafkaLoop, KafkaParts } from './kafka-loop.js';
import { takeInto } from './take-into.js';
import { TopicReader } from './topic-reader.js';

/** One view's reading of its topic, in a group of its own that keeps no position and goes with it. */
export class KafkaViewLoop implements ViewLoop, KafkaLoop {
  private readonly delivery: Delivery;
  private readonly reader: TopicReader;
  private readonly end = new CatchingUp();
  private readonly topic: string;

  constructor(
    private readonly parts: KafkaParts,
    readonly listener: Listener,
    handle: Handle,
    aside: AsideKeys,
  ) {
    this.topic = parts.topics.nameOf(listener.topic);
    this.delivery = new Delivery(listener, handle, aside, {
      publishDead: (record) => parts.publish(deadTopic, [record]),
      healthy: parts.healthy,
    });
    this.reader = new TopicReader({
      kafka: parts.kafka,
      topic: this.topic,
      admin: parts.admin,
      sessionMillis: parts.sessionMillis,
      group: { kind: 'own', name: `${parts.settings.prefix}ieum-view.${listener.name}.${listener.topic}` },
      take: takeInto(this.delivery, listener.topic),
      moved: () => this.end.look(this.reader),
    });
  }

  get caughtUp(): Promise<void> {
    return this.end.passed;
  }

  status(): ViewStatus {
    const { handled, staleKeys: stale, setAsideKeys: setAside, paused } = this.delivery;
    const { name, topic } = this.listener;
    const { position, lag } = this.reader;
    return { view: name, topic, caughtUp: this.end.reached, handled, position, lag, stale, setAside, paused };
  }

  async prepare(): Promise<void> {
    await this.end.begin(this.parts.admin, this.topic, this.reader);
  }

  start(): void {
    this.reader.start();
  }

  async stop(): Promise<void> {
    const { name, topic } = this.listener;
    this.end.giveUp(new Error(`closed before the view ${name} of ${topic} had caught up`));
    await this.reader.stop();
  }

  leave(): Promise<void> {
    return this.reader.left();
  }
}

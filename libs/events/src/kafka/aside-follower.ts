import { AsideKeys, deadKey, type Listener } from '../delivery.js';
import { deadTopic } from '../events.port.js';
import { CatchingUp } from './catching-up.js';
import type { KafkaParts } from './kafka-loop.js';
import { TopicReader } from './topic-reader.js';

/** Follows `ieum.dead`, so that each listener knows what was set aside of it, also by earlier runs and by the others of its group. */
export class AsideFollower {
  private readonly listeners = new Map<string, AsideKeys>();
  private readonly end = new CatchingUp();
  private readonly reader: TopicReader;
  private readonly topic: string;

  constructor(private readonly parts: KafkaParts) {
    this.topic = parts.topics.nameOf(deadTopic);
    this.reader = new TopicReader({
      kafka: parts.kafka,
      topic: this.topic,
      admin: parts.admin,
      sessionMillis: parts.sessionMillis,
      group: { kind: 'own', name: `${parts.settings.prefix}ieum-view.aside.${deadTopic}` },
      take: async (messages) => {
        for (const { key, value } of messages) this.note(key?.toString() ?? '', value !== null);
        return messages.length;
      },
      moved: () => this.end.look(this.reader),
    });
  }

  keysOf(listener: Listener): AsideKeys {
    const keys = new AsideKeys();
    this.listeners.set(deadKey(listener, ''), keys);
    return keys;
  }

  async prepare(): Promise<void> {
    await this.end.begin(this.parts.admin, this.topic, this.reader);
  }

  /** Resolves when all that was set aside before is known. */
  async start(): Promise<void> {
    this.reader.start();
    await this.end.passed;
  }

  async leave(): Promise<void> {
    this.end.giveUp(new Error('closed before it was known what was set aside'));
    await this.reader.stop();
    await this.reader.left();
  }

  private note(key: string, isAside: boolean): void {
    for (const [beginning, { noted }] of this.listeners) {
      if (!key.startsWith(beginning)) continue;
      const rest = key.slice(beginning.length);
      if (isAside) noted.add(rest);
      else noted.delete(rest);
    }
  }
}

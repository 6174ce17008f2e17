import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
// Not every name that it exports can be imported by name from an ES module.
import kafkajs, { type Admin } from 'kafkajs';
import { defaultPartitions, type KafkaSettings } from './kafka-settings.js';

const minuteMillis = 60_000;
const dayMillis = 24 * 60 * minuteMillis;

/** A value may be as large as this; what documents may hold is far below it. */
const largestMessageBytes = 4 * 1024 * 1024;

/** How state topics are made. */
const stateTopic: Readonly<Record<string, string>> = {
  'cleanup.policy': 'compact',
  // What was replaced stays for an hour: a view that reads up to the end it saw at its start finds all of it, whatever is replaced meanwhile.
  'min.compaction.lag.ms': String(60 * minuteMillis),
  // What was erased is gone from the disk after a day, even where little else changes.
  'max.compaction.lag.ms': String(dayMillis),
  'min.cleanable.dirty.ratio': '0.1',
  // The last segment is never compacted, so it must not last.
  'segment.ms': String(dayMillis / 4),
  'segment.bytes': String(128 * 1024 * 1024),
  // A group that was away for a week still hears that a key is to be forgotten.
  'delete.retention.ms': String(7 * dayMillis),
  'max.message.bytes': String(largestMessageBytes),
};

/** Leaders are chosen within this, or something is wrong. */
const leaderAttempts = 100;
const leaderMillis = 50;

/** A topic exists, but not as a state topic of this configuration; an operator has to decide. */
export class TopicMismatch extends Error {
  override readonly name = 'TopicMismatch';
}

/** Sees to it that topics exist as they must before anything is read from them or written to them. */
export class StateTopics {
  private readonly logger = new Logger('events');
  private readonly known = new Map<string, Promise<void>>();

  constructor(
    private readonly admin: Admin,
    private readonly settings: KafkaSettings,
  ) {}

  /** The topic's name at the brokers. */
  nameOf(topic: string): string {
    return `${this.settings.prefix}${topic}`;
  }

  /** Makes the topic if there is none. @throws TopicMismatch it is not compacted, or has another number of partitions than stated */
  ensure(topic: string): Promise<void> {
    const known = this.known.get(topic);
    if (known !== undefined) return known;
    const ensured = this.makeOrCheck(this.nameOf(topic));
    this.known.set(topic, ensured);
    // A failed attempt must not be remembered: the next one has to try again.
    ensured.catch(() => this.known.delete(topic));
    return ensured;
  }

  /** Resolves when nothing is asked for any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.known.values());
  }

  private async makeOrCheck(name: string): Promise<void> {
    if (!(await this.admin.listTopics()).includes(name) && (await this.make(name))) return;
    await this.check(name);
  }

  /** False where another process was faster. */
  private async make(name: string): Promise<boolean> {
    const { partitions, replication } = this.settings;
    const made = await this.admin.createTopics({
      // A broker that has just made a topic may for a moment not know it yet, which the client would take for a failure.
      waitForLeaders: false,
      topics: [
        {
          topic: name,
          numPartitions: partitions ?? defaultPartitions,
          replicationFactor: replication ?? -1,
          configEntries: Object.entries(stateTopic).map(([key, value]) => ({ name: key, value })),
        },
      ],
    });
    if (made) this.logger.log(`made the topic ${name}, ${partitions ?? defaultPartitions} partitions`);
    await this.hasLeaders(name);
    return made;
  }

  private async hasLeaders(name: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const missing = await this.admin.fetchTopicMetadata({ topics: [name] }).then(
        ({ topics }) =>
          topics[0]?.partitions.every(({ leader }) => leader >= 0) === true ? null : new Error(`${name} has no leaders yet`),
        (error: Error) => error,
      );
      if (missing === null) return;
      if (attempt === leaderAttempts) throw missing;
      await pause(leaderMillis);
    }
  }

  private async check(name: string): Promise<void> {
    const { topics } = await this.admin.fetchTopicMetadata({ topics: [name] });
    const count = topics[0]?.partitions.length ?? 0;
    const { partitions } = this.settings;
    if (partitions !== null && count !== partitions)
      throw new TopicMismatch(`the topic ${name} has ${count} partitions, not ${partitions}: keys would change their partition`);
    const { resources } = await this.admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: Object.keys(stateTopic) }],
    });
    const entries = Object.fromEntries(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? []);
    if (entries['cleanup.policy'] !== 'compact')
      throw new TopicMismatch(
        `the topic ${name} has cleanup.policy=${entries['cleanup.policy']}, and must have compact: states would be lost`,
      );
    const other = Object.keys(stateTopic).filter((key) => entries[key] !== undefined && entries[key] !== stateTopic[key]);
    for (const key of other) this.logger.warn(`the topic ${name} has ${key}=${entries[key]}, not ${stateTopic[key]}`);
  }
}

import { randomUUID } from 'node:crypto';
import { type IHeaders, Kafka, logLevel, type Producer } from 'kafkajs';

/** A record as it lies on a topic, whatever it is. */
export interface RawRecord {
  readonly partition: number;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
}

/** Reads topics and writes on them past our own code, as anybody can who reaches the broker. */
export class RawTopics {
  private readonly kafka: Kafka;

  constructor(broker: string) {
    this.kafka = new Kafka({ clientId: 'faults', brokers: [broker], logLevel: logLevel.NOTHING, retry: { retries: 10 } });
  }

  /** Everything from the start to the end as it is now; in order by partition. */
  async read(topic: string): Promise<readonly RawRecord[]> {
    const admin = this.kafka.admin();
    const groupId = `faults-${randomUUID()}`;
    const consumer = this.kafka.consumer({ groupId, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
    const records: RawRecord[] = [];
    try {
      await admin.connect();
      const ends = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]));
      const missing = new Set([...ends].filter(([, end]) => end > 0).map(([partition]) => partition));
      if (missing.size === 0) return records;
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
          if (Number(payload.lastOffset) + 1 >= (ends.get(payload.partition) ?? 0)) missing.delete(payload.partition);
          if (missing.size === 0) resolve();
        });
        consumer
          .run({
            autoCommit: false,
            eachBatch: async ({ batch }) => {
              for (const { key, value, headers = {} } of batch.messages)
                records.push({ partition: batch.partition, key: key?.toString() ?? '', value, headers });
            },
          })
          .catch(reject);
      });
    } finally {
      await consumer.disconnect();
      await admin.deleteGroups([groupId]).catch(() => undefined);
      await admin.disconnect();
    }
    return records;
  }

  /** Appends, each to its partition. */
  async append(topic: string, records: readonly RawRecord[]): Promise<void> {
    const producer: Producer = this.kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    try {
      await producer.send({ topic, acks: -1, messages: records.map((record) => ({ ...record })) });
    } finally {
      await producer.disconnect();
    }
  }
}

/** The version that a record says, -1 where it is no state of its key. */
export function versionIn({ key, value }: RawRecord): number {
  try {
    const { id, version } = JSON.parse(value?.toString() ?? 'null') as { readonly id?: unknown; readonly version?: unknown };
    return id === key && typeof version === 'number' ? version : -1;
  } catch {
    return -1;
  }
}

/** The record that each key ends with. */
export function lastOf(records: readonly RawRecord[]): ReadonlyMap<string, RawRecord> {
  return new Map(records.map((record) => [record.key, record]));
}

import { randomBytes } from 'node:crypto';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { type EventsOptions, openEvents } from '../src/index.js';
import type { EventsStorage } from './events.contract.js';

export interface KafkaStorage extends EventsStorage {
  /** Names it gives begin with this. */
  readonly prefix: string;
  readonly url: string;
  /** A client that knows nothing of the port. */
  readonly kafka: Kafka;
  readonly admin: Admin;
}

/** Topics and groups that nobody else uses, at a `kafka://` address. */
export async function kafkaStorage(address: string, partitions: number): Promise<KafkaStorage> {
  const prefix = `test-${randomBytes(6).toString('hex')}-`;
  const url = `${address}?partitions=${partitions}&prefix=${prefix}`;
  const kafka = new Kafka({ brokers: address.replace('kafka://', '').split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  return {
    prefix,
    url,
    kafka,
    admin,
    open: (options: Partial<EventsOptions> = {}) => openEvents(url, { documentsFile: 'file::memory:', ...options }),
    destroy: async () => {
      const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
      await admin.deleteTopics({ topics });
      await admin.disconnect();
    },
  };
}

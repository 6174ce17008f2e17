import type { Admin, Kafka } from 'kafkajs';
import type { Healthy } from '../delivery.js';
import type { StateRecord } from '../events.port.js';
import type { Loop } from '../events.strategy.js';
import type { KafkaSettings } from './kafka-settings.js';
import type { StateTopics } from './state-topics.js';

/** What the loops of one process share. */
export interface KafkaParts {
  readonly settings: KafkaSettings;
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly topics: StateTopics;
  readonly publish: (topic: string, records: readonly StateRecord[]) => Promise<void>;
  readonly healthy: Healthy;
  readonly sessionMillis: number;
}

export interface KafkaLoop extends Loop {
  /** To be called before it starts; may be repeated where it fails. */
  prepare(): Promise<void>;
  /** Resolves when it is stopped and nothing of it is left at the brokers. */
  leave(): Promise<void>;
}

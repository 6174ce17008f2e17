import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import type { Healthy } from '../delivery.js';
import { Events, type StateRecord, type ViewStatus, type WorkStatus } from '../events.port.js';
import { Connections } from './connections.js';
import { kafkaClient } from './kafka-client.js';
import { KafkaEventsStrategy } from './kafka-events.strategy.js';
import { outgoing } from './kafka-records.js';
import type { KafkaSettings } from './kafka-settings.js';
import { Publisher } from './publisher.js';
import { StateTopics } from './state-topics.js';

/** Brokers that do not answer are not waited for any longer when this process ends: they find out by themselves. */
const leaveMillis = 2500;

/** Whatever the clients had under way has ended by then, once their connections are cut; a handler that hangs has not. */
const endMillis = 2500;

export interface KafkaOptions {
  readonly healthy?: Healthy;
  /** How long closing waits for handlers that have a batch in hand. */
  readonly closeMillis?: number;
  /** How long one answer of a broker is waited for. */
  readonly requestMillis?: number;
  /** After this the brokers give up a member of a group that they have not heard of. */
  readonly sessionMillis?: number;
}

/** The `events` port on Kafka. It needs no broker to open: it waits for one. */
export class KafkaEvents extends Events {
  private readonly connections: Connections;
  private readonly topics: StateTopics;
  private readonly publisher: Publisher;
  private readonly transport: KafkaEventsStrategy;
  private readonly probe: Probe;
  private readonly admin: Admin;
  private isAsked = false;
  private closing: Promise<void> | null = null;

  constructor(
    settings: KafkaSettings,
    { healthy = async () => true, closeMillis = 5000, requestMillis, sessionMillis = 15_000 }: KafkaOptions = {},
  ) {
    super();
    this.connections = new Connections(settings.brokers);
    const kafka = kafkaClient(this.connections, { requestMillis });
    this.admin = kafka.admin();
    this.topics = new StateTopics(this.admin, settings);
    this.publisher = new Publisher(kafka);
    this.probe = new Probe(kafkaClient(this.connections, { requestMillis, retries: 0 }));
    const publish = (topic: string, records: readonly StateRecord[]) => this.publish(topic, records);
    this.transport = new KafkaEventsStrategy(
      { settings, kafka, admin: this.admin, topics: this.topics, publish, healthy, sessionMillis },
      closeMillis,
    );
  }

  override async publish(topic: string, records: readonly StateRecord[]): Promise<void> {
    if (this.closing !== null) throw new Error('the events are closed');
    // Taken down now: what the caller does to a value while it waits its turn must not be published.
    const taken = records.map(outgoing);
    if (taken.length === 0) return;
    await this.topics.ensure(topic);
    await this.publisher.send(this.topics.nameOf(topic), taken);
  }

  override strategy(): KafkaEventsStrategy {
    this.isAsked = true;
    return this.transport;
  }

  override views(): readonly ViewStatus[] {
    return this.transport.views();
  }

  override works(): readonly WorkStatus[] {
    return this.transport.works();
  }

  override async caughtUp(): Promise<void> {
    if (this.isAsked) await this.transport.caughtUp();
  }

  override async ping(): Promise<void> {
    if (this.closing !== null) throw new Error('the events are closed');
    await this.probe.ask();
  }

  /** Leaves nothing behind that would go on trying to reach brokers that are away. */
  override close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await this.transport.close();
    const left = this.leave();
    await within(leaveMillis, left);
    await within(endMillis, Promise.all([this.connections.cut(), left]));
  }

  private async leave(): Promise<void> {
    await Promise.allSettled([this.publisher.close(), this.transport.leave(), this.topics.idle()]);
    await Promise.allSettled([this.probe.end(), this.admin.disconnect()]);
  }
}

async function within(millis: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  await Promise.race([work, pause(millis, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
}

/** Asks the brokers whether they are there, on a connection that does not try again by itself. */
class Probe {
  private asking: Promise<void> | null = null;
  private admin: Admin | null = null;

  constructor(private readonly kafka: Kafka) {}

  /** Whoever asks while another does gets the same answer. */
  ask(): Promise<void> {
    this.asking ??= this.describe().finally(() => (this.asking = null));
    return this.asking;
  }

  /** Resolves when nothing is asked any more. */
  async end(): Promise<void> {
    await this.asking?.catch(() => undefined);
    await this.close();
  }

  private async close(): Promise<void> {
    const { admin } = this;
    this.admin = null;
    await admin?.disconnect();
  }

  private async describe(): Promise<void> {
    try {
      this.admin ??= this.kafka.admin();
      await this.admin.connect();
      await this.admin.describeCluster();
    } catch (error) {
      await this.close().catch(() => undefined);
      throw error;
    }
  }
}

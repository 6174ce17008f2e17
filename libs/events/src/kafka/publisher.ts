import { type Kafka, type Message, Partitioners, type Producer } from 'kafkajs';
import type { OutgoingRecord } from './kafka-records.js';

/** A broker takes at most about 1 MB of one partition at once unless it is told otherwise. */
const requestBytes = 900_000;

interface Job {
  readonly topic: string;
  readonly messages: readonly Message[];
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Sends what waits as one request, one request after the other, so that what is published one by one is as fast as what is published at once. */
export class Publisher {
  private readonly queue: Job[] = [];
  private producer: Promise<Producer> | null = null;
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(private readonly kafka: Kafka) {}

  /** Resolves once the records are acknowledged by all replicas in sync, in the order given. */
  async send(topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    if (this.closed) throw new Error('the events are closed');
    const jobs = chunks(records).map(
      (chunk) =>
        new Promise<void>((resolve, reject) => {
          const messages = chunk.map(({ message }) => message);
          this.queue.push({ topic, messages, bytes: bytesOf(chunk), resolve, reject });
        }),
    );
    this.running ??= this.run().finally(() => (this.running = null));
    await Promise.all(jobs);
  }

  /** Lets what waits go out. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.dismiss();
  }

  private async run(): Promise<void> {
    // What is asked for in the same turn goes out together.
    await Promise.resolve();
    while (this.queue.length > 0) {
      const jobs = this.take();
      try {
        await this.request(jobs);
        for (const job of jobs) job.resolve();
      } catch (error) {
        if (jobs.length > 1 && isRefusal(error)) await this.oneByOne(jobs);
        else for (const job of jobs) job.reject(error);
      }
    }
  }

  private take(): readonly Job[] {
    const jobs: Job[] = [];
    for (let bytes = 0; this.queue.length > 0;) {
      const next = this.queue[0] as Job;
      if (jobs.length > 0 && bytes + next.bytes > requestBytes) break;
      bytes += next.bytes;
      jobs.push(this.queue.shift() as Job);
    }
    return jobs;
  }

  /** What one of them was refused for must not fail the others. */
  private async oneByOne(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) await this.request([job]).then(job.resolve, job.reject);
  }

  private async request(jobs: readonly Job[]): Promise<void> {
    const byTopic = new Map<string, Message[]>();
    for (const { topic, messages } of jobs) {
      const list = byTopic.get(topic);
      if (list === undefined) byTopic.set(topic, [...messages]);
      else list.push(...messages);
    }
    try {
      const producer = await this.connected();
      await producer.sendBatch({ acks: -1, topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })) });
    } catch (error) {
      // The client now numbers its requests anew from before the failed one, which may have arrived all the same: the brokers would take the
      // next one for a repetition of it, and acknowledge it without keeping it. A new producer begins a numbering of its own.
      await this.dismiss();
      throw error;
    }
  }

  private connected(): Promise<Producer> {
    this.producer ??= this.connect();
    return this.producer;
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 3 },
    });
    await producer.connect();
    return producer;
  }

  private async dismiss(): Promise<void> {
    const producer = this.producer;
    this.producer = null;
    await producer?.then((each) => each.disconnect()).catch(() => undefined);
  }
}

function chunks(records: readonly OutgoingRecord[]): readonly (readonly OutgoingRecord[])[] {
  const all: OutgoingRecord[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    if (bytes + record.bytes > requestBytes) {
      all.push([]);
      bytes = 0;
    }
    bytes += record.bytes;
    all.at(-1)?.push(record);
  }
  return all;
}

function bytesOf(records: readonly OutgoingRecord[]): number {
  return records.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whether the broker refused what was sent, rather than not having been reached. */
function isRefusal(error: unknown): boolean {
  const { type } = error as { readonly type?: unknown };
  return type === 'MESSAGE_TOO_LARGE' || type === 'RECORD_LIST_TOO_LARGE' || type === 'INVALID_RECORD';
}

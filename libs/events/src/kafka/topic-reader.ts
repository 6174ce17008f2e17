import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type {
  Admin,
  Consumer,
  ConsumerCrashEvent,
  ConsumerEndBatchProcessEvent,
  ConsumerGroupJoinEvent,
  EachBatchPayload,
  Kafka,
  KafkaMessage,
} from 'kafkajs';

/** Handles messages, at most 500, of one partition; answers how many of them, from the first, are done: all, unless `stop` was aborted. */
export type TakeMessages = (messages: readonly KafkaMessage[], stop: AbortSignal) => Promise<number>;

/**
 * `shared`: its position is kept at the brokers. `own`: nobody else's; its position is kept here, as long as the reader lives, and each time it
 * joins it is another group, as the brokers would let it wait for whatever had the name before.
 */
export type ReaderGroup = { readonly kind: 'shared' | 'own'; readonly name: string };

export interface ReaderOptions {
  readonly admin: Admin;
  readonly sessionMillis: number;
  readonly kafka: Kafka;
  /** The topic's name at the brokers. */
  readonly topic: string;
  readonly group: ReaderGroup;
  readonly take: TakeMessages;
  /** Told whenever a partition's position has moved. */
  readonly moved?: () => void;
}

const batchSize = 500;
const beatMillis = 1000;
const firstRestartMillis = 250;
const longestRestartMillis = 5000;
/** Large fetches, so that a whole topic is read fast. */
const partitionBytes = 4 * 1024 * 1024;
const fetchBytes = 16 * 1024 * 1024;

/**
 * Reads a topic as a member of a group, from the beginning or from the group's position, until it is stopped; whatever happens to the brokers
 * meanwhile, it goes on where it was once they are back.
 */
export class TopicReader {
  private readonly logger = new Logger('events');
  private readonly stopping = new AbortController();
  /** Of each partition: the next offset to handle, and the end as last heard of. */
  private readonly positions = new Map<number, number>();
  private readonly ends = new Map<number, number>();
  private running: Promise<void> = Promise.resolve();
  private inHand: Promise<void> = Promise.resolve();
  private leaveBatch: () => void = () => undefined;
  private endReading: () => void = () => undefined;

  constructor(private readonly options: ReaderOptions) {}

  /** The offsets at which it goes on, of its partitions together. */
  get position(): number {
    let sum = 0;
    for (const position of this.positions.values()) sum += position;
    return sum;
  }

  get lag(): number {
    let lag = 0;
    for (const [partition, end] of this.ends) lag += Math.max(0, end - (this.positions.get(partition) ?? 0));
    return lag;
  }

  /** Whether each partition is handled up to its offset. */
  hasReached(offsets: ReadonlyMap<number, number>): boolean {
    return [...offsets].every(([partition, offset]) => (this.positions.get(partition) ?? 0) >= offset);
  }

  /** What is known of the partitions before anything is read. */
  expect(partition: number, first: number, end: number): void {
    this.positions.set(partition, first);
    this.ends.set(partition, end);
  }

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the messages in hand are done with. */
  stop(): Promise<void> {
    this.stopping.abort();
    this.leaveBatch();
    this.endReading();
    return this.inHand;
  }

  /** Resolves when it is stopped and the group has been left, which may take as long as the brokers do. */
  left(): Promise<void> {
    return this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let delay = firstRestartMillis; !signal.aborted; delay = Math.min(delay * 2, longestRestartMillis)) {
      const joined = await this.readUntilCrash();
      if (joined) delay = firstRestartMillis;
      await pause(delay, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Whether it had joined the group. Never rejects. */
  private async readUntilCrash(): Promise<boolean> {
    const { kind, name } = this.options.group;
    const groupId = kind === 'shared' ? name : `${name}.${randomUUID()}`;
    const consumer = this.options.kafka.consumer({
      groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: this.options.sessionMillis,
      rebalanceTimeout: 60_000,
      heartbeatInterval: this.options.sessionMillis / 5,
      maxBytesPerPartition: partitionBytes,
      maxBytes: fetchBytes,
      maxWaitTimeInMs: 500,
      // Restarted here, and not by the client, which gives up on some errors.
      retry: { restartOnFailure: async () => false },
    });
    let hasJoined = false;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }: ConsumerGroupJoinEvent) => {
      hasJoined = true;
      this.joined(consumer, payload.memberAssignment[this.options.topic] ?? []);
    });
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }: ConsumerEndBatchProcessEvent) => this.passed(payload));
    const ended = new Promise<Error | null>((resolve) => {
      consumer.on(consumer.events.CRASH, ({ payload }: ConsumerCrashEvent) => resolve(payload.error));
      this.endReading = () => resolve(null);
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [this.options.topic], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => this.hold(payload) });
      if (this.stopping.signal.aborted) this.endReading();
      const crash = await ended;
      if (crash !== null) this.complain(crash);
    } catch (error) {
      this.complain(error);
    }
    await consumer.disconnect().catch(() => undefined);
    // The brokers would forget an empty group by themselves, only later.
    if (kind === 'own' && this.stopping.signal.aborted) await this.options.admin.deleteGroups([groupId]).catch(() => undefined);
    return hasJoined;
  }

  private complain(error: unknown): void {
    if (!this.stopping.signal.aborted)
      this.logger.warn(`${this.options.group.name} lost its brokers and looks for them again: ${String(error)}`);
  }

  private joined(consumer: Consumer, partitions: readonly number[]): void {
    if (this.options.group.kind === 'shared') {
      // Another member may have gone further since these were read here.
      this.positions.clear();
      this.ends.clear();
      return;
    }
    const { topic } = this.options;
    for (const partition of partitions) {
      const position = this.positions.get(partition);
      if (position !== undefined) consumer.seek({ topic, partition, offset: String(position) });
    }
  }

  /** Told of every batch, also of one in which nothing was for us: transaction markers, and what compaction has left of others. */
  private passed({ partition, highWatermark, lastOffset, batchSize: count }: ConsumerEndBatchProcessEvent['payload']): void {
    this.ends.set(partition, Number(highWatermark));
    if (count === 0) this.moveTo(partition, Number(lastOffset) + 1);
  }

  private hold(payload: EachBatchPayload): Promise<void> {
    const handling = this.eachBatch(payload);
    this.inHand = handling.catch(() => undefined);
    return handling;
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { topic, partition, messages } = batch;
    const leaving = new AbortController();
    this.leaveBatch = () => leaving.abort();
    if (this.stopping.signal.aborted) return;
    this.ends.set(partition, Number(batch.highWatermark));
    if (!this.positions.has(partition)) this.positions.set(partition, Number(messages[0]?.offset ?? 0));
    // A slow handler must not cost the membership; where it is lost all the same, the rest of the batch is another member's.
    const beat = setInterval(() => void payload.heartbeat().catch(() => leaving.abort()), beatMillis);
    try {
      for (
        let from = 0;
        from < messages.length && payload.isRunning() && !payload.isStale() && !leaving.signal.aborted;
        from += batchSize
      ) {
        const slice = messages.slice(from, from + batchSize);
        const done = await this.options.take(slice, leaving.signal);
        const last = slice[done - 1];
        if (last !== undefined) {
          // With its last message a batch is done with to its end, which may lie further.
          const upTo = last === messages.at(-1) ? batch.lastOffset() : last.offset;
          payload.resolveOffset(last.offset);
          const offset = String(Number(upTo) + 1);
          if (this.options.group.kind === 'shared')
            await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
          this.moveTo(partition, Number(offset));
        }
        if (done < slice.length) return;
        // A handler that never leaves the microtask queue must not keep requests from being served.
        await nextTurn();
      }
    } finally {
      clearInterval(beat);
    }
  }

  private moveTo(partition: number, position: number): void {
    this.positions.set(partition, position);
    this.options.moved?.();
  }
}

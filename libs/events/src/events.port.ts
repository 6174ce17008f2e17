import type { CustomTransportStrategy, Server } from '@nestjs/microservices';

/**
 * The `events` port: state topics. key = document id, value = the document's latest whole state, compacted.
 *
 * Delivery is at least once and in order per key; a handler is idempotent by (id, version). Compaction keeps a key's last record, not the one
 * with the highest version: a handler is given what stands in the log, an old state behind a new one too, and may be spared what a later
 * record has replaced.
 *
 * A handler is a method of a Nest controller that is marked `@View({ name, topic })`. Its payload is a batch, never a single message:
 *
 * ```ts
 * @View({ name: 'matching', topic: topics.programs })
 * async project(@Payload() messages: readonly StateMessage<Published<PublishedProgram>>[]): Promise<void> { … }
 * ```
 *
 * - A batch holds 1 to 500 messages of the topic in their order. The next one is delivered when the handler's promise has resolved.
 * - A view reads its topic from the start at every start of the process, then stays at its end. It keeps no position between starts.
 * - Every view goes its own way: two on one topic, also of one name on two topics, do not wait for each other.
 * - If the handler throws, the batch is delivered again message by message. A message that then fails alone is set aside: it is logged, a
 *   `SetAside` is published on `ieum.dead` under `view/topic/key`, and the key is stale until its next message is handled, which takes the
 *   entry on `ieum.dead` back with null. The messages behind it go on.
 */

/** Where messages that a handler failed on are noted. */
export const deadTopic = 'ieum.dead';

/** What is noted of a message that was set aside; never its value. */
export interface SetAside {
  readonly view: string;
  readonly topic: string;
  readonly key: string;
  /** Name and text of what the handler threw, at most 300 characters. */
  readonly reason: string;
  /** Instant, ISO 8601. */
  readonly at: string;
}

/** What an owner publishes. */
export interface StateRecord {
  /** The document's id. */
  readonly key: string;
  /** What JSON can hold; null lets compaction forget the key. */
  readonly value: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler receives, in a batch. */
export interface StateMessage<T = unknown> {
  readonly topic: string;
  readonly key: string;
  /** null: the key is to be forgotten; not delivered to a view that begins after compaction has done so. */
  readonly value: T | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** How far one view of a topic has come. */
export interface ViewStatus {
  readonly view: string;
  readonly topic: string;
  /**
   * True once everything up to the end seen at the start has been handled or set aside, and whatever replaced a part of it since then. It never
   * turns false again.
   */
  readonly caughtUp: boolean;
  /** Messages handled since the start, without those set aside. */
  readonly handled: number;
  /** Messages not handled yet. */
  readonly lag: number;
  /** Keys whose last message failed in the handler and was set aside. */
  readonly stale: number;
}

export abstract class Events {
  /**
   * Resolves once the records are durable, in the order given. Publishing is not atomic: if it fails, some may be there.
   * @throws TypeError a value that is no JSON
   */
  abstract publish(topic: string, records: readonly StateRecord[]): Promise<void>;
  /** The Nest transport that delivers to the handlers marked `@View`. One per process: `app.connectMicroservice({ strategy })`. */
  abstract strategy(): Server & CustomTransportStrategy;
  /** How far each view has come; before the strategy listens none has. */
  abstract views(): readonly ViewStatus[];
  /** Resolves when every view has caught up with the end it saw at its start; at once where no strategy was asked for. Rejects if closed before. */
  abstract caughtUp(): Promise<void>;
  /** Resolves if the log answers; rejects with the reason. */
  abstract ping(): Promise<void>;
  /** Stops the views after the batch in hand, then lets the log go. */
  abstract close(): Promise<void>;
}

import type { CustomTransportStrategy, Server } from '@nestjs/microservices';

/**
 * The `events` port: state topics. key = document id, value = the document's latest whole state, compacted.
 *
 * Delivery is at least once and in order per key, not across keys; a handler is idempotent by (id, version). Compaction keeps a key's last
 * record, not the one with the highest version: a handler is given what stands in the log, an old state behind a new one too, and may be
 * spared what a later record has replaced.
 *
 * A handler is a method of a Nest controller that is marked `@View({ name, topic })` or `@Work({ group, topic })`. Its payload is a batch,
 * never a single message:
 *
 * ```ts
 * @View({ name: 'matching', topic: topics.programs })
 * async project(@Payload() messages: readonly StateMessage<Published<PublishedProgram>>[]): Promise<void> { … }
 * ```
 *
 * - A batch holds 1 to 500 messages of the topic. The next one is delivered when the handler's promise has resolved.
 * - A **view** reads its topic from the start at every start of the process, then stays at its end. It keeps no position between starts, and
 *   every process has a view for itself.
 * - **Work** is shared by the instances of a group: each message goes to one of them, and the group's position is kept once the handler has
 *   succeeded. What was being handled when an instance went down is delivered again, to it or to another.
 * - Every handler goes its own way: two on one topic, also of one name on two topics, do not wait for each other.
 * - If the handler throws while a port is down, the batch waits, without bound, until the ports answer, and is delivered again. Nothing is
 *   lost and nothing is set aside; the handler counts as paused.
 * - If it throws while the ports answer, the batch is delivered again message by message. A message that then fails alone is set aside: it is
 *   logged, a `SetAside` is published on `ieum.dead` under `name/topic/key`, and the key is stale until its next message is handled, which
 *   takes the entry on `ieum.dead` back with null. The messages behind it go on. What fails while the process stops is not set aside: a view
 *   reads it again anyway, and for work it is delivered again.
 */

/** Where messages that a handler failed on are noted. */
export const deadTopic = 'ieum.dead';

/** What is noted of a message that was set aside; never its value. */
export interface SetAside {
  /** The view's name, or the group's. */
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

/** How a handler of a topic is doing. */
export interface Progress {
  readonly topic: string;
  /** Messages handled since the start, without those set aside. */
  readonly handled: number;
  /** Messages not handled yet, as far as this process knows; 0 before the strategy listens. */
  readonly lag: number;
  /** Keys whose last message failed in the handler and was set aside. */
  readonly stale: number;
  /** Entries on `ieum.dead` of this handler, also from earlier runs and from other instances of its group. */
  readonly setAside: number;
  /** True while it waits for a port that is down. */
  readonly paused: boolean;
}

/** How far one view of a topic has come. */
export interface ViewStatus extends Progress {
  readonly view: string;
  /**
   * How far it has come in its topic, handled or set aside: it grows with every message, and views that have read a topic to the same end stand
   * at the same. 0 before the strategy listens.
   */
  readonly position: number;
  /**
   * True once everything up to the end seen at the start has been handled or set aside, and whatever replaced a part of it since then. It never
   * turns false again.
   */
  readonly caughtUp: boolean;
}

/** How far this instance's share of a group's work has come. */
export interface WorkStatus extends Progress {
  readonly group: string;
}

export abstract class Events {
  /**
   * Resolves once the records are durable, in the order given. Publishing is not atomic: if it fails, some may be there.
   * @throws TypeError a value that is no JSON
   */
  abstract publish(topic: string, records: readonly StateRecord[]): Promise<void>;
  /** The Nest transport that delivers to the handlers marked `@View` and `@Work`. One per process: `app.connectMicroservice({ strategy })`. */
  abstract strategy(): Server & CustomTransportStrategy;
  /** How far each view has come; before the strategy listens none has. */
  abstract views(): readonly ViewStatus[];
  /** How far the work of each group has come in this process. */
  abstract works(): readonly WorkStatus[];
  /**
   * Resolves when every view has caught up with the end it saw at its start; at once where no strategy was asked for. Rejects if closed before,
   * or if a topic is not what it must be.
   */
  abstract caughtUp(): Promise<void>;
  /** Resolves if the log answers; rejects with the reason. */
  abstract ping(): Promise<void>;
  /** Stops the handlers after the batch in hand, then lets the log go. */
  abstract close(): Promise<void>;
}

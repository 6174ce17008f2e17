import type { CustomTransportStrategy, Server } from '@nestjs/microservices';

/**
 * The `events` port: state topics. key = document id, value = the document's latest whole state, compacted.
 *
 * Delivery is at least once and in order per key; a handler is idempotent by (id, version).
 */

/** What an owner publishes. `value` null lets compaction forget the key. */
export interface StateRecord {
  readonly key: string;
  readonly value: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler receives. */
export interface StateMessage<T = unknown> {
  readonly topic: string;
  readonly key: string;
  readonly value: T | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** How far one view of a topic has come. */
export interface ViewStatus {
  readonly view: string;
  readonly topic: string;
  /** True once everything up to the end seen at the start has been handled. It never turns false again. */
  readonly caughtUp: boolean;
  /** Messages handled since the start. */
  readonly handled: number;
  /** Messages still to handle up to the end last seen. */
  readonly lag: number;
  /** Keys whose last message failed in the handler and was set aside. */
  readonly stale: number;
}

/** A topic, and how it is kept where that matters. */
export interface TopicDefinition {
  readonly name: string;
}

export abstract class Events {
  /** Resolves once the records are durable, in the order given. */
  abstract publish(topic: string, records: readonly StateRecord[]): Promise<void>;
  /** The Nest transport that delivers to the handlers marked `@View`. One per process: `app.connectMicroservice({ strategy })`. */
  abstract strategy(): Server & CustomTransportStrategy;
  abstract views(): readonly ViewStatus[];
  /** Resolves when every view has caught up with the end it saw at its start. */
  abstract caughtUp(): Promise<void>;
  /** Resolves if the log answers; rejects with the reason. */
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}

import type { Channel, ChannelKind } from '../subscriptions/subscription.js';
import type { Message } from './message.js';

/**
 * What became of an attempt. `accepted`: whoever answers for the rest has acknowledged it. `retry`: it may or may not have arrived, or could not be
 * tried; the same message will be handed over again. `refused`: it will never be taken; with `gone` nothing else will either.
 * A reason is a sentence for staff and holds no address.
 */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMillis?: number }
  | { readonly kind: 'refused'; readonly reason: string; readonly gone?: true };

/**
 * The `channel` port: hands a message over to whoever carries it. Never throws for what the other side does; every attempt ends within
 * `attemptMillis`. The window in which a message may go out twice is between the acknowledgement and its being noted: each adapter says in its
 * doc comment how a receiver tells the repeat.
 */
export abstract class MessageChannel {
  abstract readonly kind: ChannelKind;
  /** How many may be under way at once. */
  abstract readonly concurrency: number;
  /** Real time, milliseconds. */
  abstract readonly attemptMillis: number;
  /** Real time to wait after each failed attempt, milliseconds; when the list is at its end, the message has failed. */
  abstract readonly backoffMillis: readonly number[];
  abstract handOver(message: Message, to: Channel): Promise<Outcome>;
  async close(): Promise<void> {}
}

import type { CollectionDefinition } from '#documents';

/** A kind of document that a service owns, and the topic on which it publishes each one's whole latest state. */
export interface OwnedDefinition<T> {
  readonly collection: CollectionDefinition<T>;
  readonly topic: string;
  /** What others may know of a state, without `id` and `version`: contacts stay out of it. The whole state where this is left out. */
  readonly toPublished?: (state: T) => object;
}

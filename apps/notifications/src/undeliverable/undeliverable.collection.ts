import type { CollectionDefinition } from '#documents';

export const undeliverableReasons = ['bounce', 'complaint', 'refused'] as const;
/** `bounce`: it came back for good; `complaint`: its owner called it spam; `refused`: the server that takes its mail refused it for good. */
export type UndeliverableReason = (typeof undeliverableReasons)[number];

/** An address to which nothing is sent; the id is the recipient's, so that the address itself is not kept. */
export interface UndeliverableState {
  /** Instant, ISO 8601, by the clock everything is judged by. */
  readonly since: string;
  readonly reason: UndeliverableReason;
  /** What the other side said, without the address. */
  readonly detail?: string;
  /** When staff took it off the list. Kept, as an id that was deleted could not be used again. */
  readonly liftedAt?: string;
}

export const undeliverableCollection: CollectionDefinition<UndeliverableState> = {
  name: 'undeliverable',
  unpublished: true,
  indexes: [{ name: 'listed', keys: ({ liftedAt }) => (liftedAt === undefined ? ['yes'] : []) }],
};

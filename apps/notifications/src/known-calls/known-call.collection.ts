import type { CollectionDefinition } from '#documents';
import type { KnownCall } from './known-call.js';

export const knownCallCollection: CollectionDefinition<KnownCall> = {
  name: 'known-calls',
  unpublished: true,
  indexes: [
    { name: 'program', keys: ({ programId }) => [programId] },
    { name: 'gone', keys: ({ goneAt }) => (goneAt === undefined ? [] : ['yes']) },
  ],
};

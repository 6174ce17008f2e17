import type { CollectionDefinition } from '#documents';
import type { Delivery } from './delivery.js';

export const deliveryCollection: CollectionDefinition<Delivery> = {
  name: 'deliveries',
  unpublished: true,
  indexes: [{ name: 'open', keys: ({ state }) => (state === 'sending' || state === 'handed' ? ['yes'] : []) }],
};

import type { CollectionDefinition } from '#documents';
import { samenessOf, type Subscription } from './subscription.js';

/** Subscriptions as they are kept, addresses in them: they are never published. */
export const subscriptionCollection: CollectionDefinition<Subscription> = {
  name: 'subscriptions',
  unpublished: true,
  indexes: [
    { name: 'same', unique: true, keys: (subscription) => (subscription.state === 'stopped' ? [] : [samenessOf(subscription)]) },
    { name: 'state', keys: ({ state }) => [state] },
    { name: 'recipient', keys: ({ recipient, state }) => (state === 'stopped' ? [] : [recipient]) },
    { name: 'company', keys: ({ companyId, state }) => (companyId === undefined || state === 'stopped' ? [] : [companyId]) },
    { name: 'program', keys: ({ programId, state }) => (programId === undefined || state === 'stopped' ? [] : [programId]) },
    // What the planner has still to take up, from whichever instance it came.
    { name: 'unplanned', keys: ({ isPlanned }) => (isPlanned ? [] : ['yes']) },
    { name: 'unconfirmed', keys: ({ state }) => (state === 'pending' ? ['yes'] : []) },
  ],
};

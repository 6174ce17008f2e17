import type { CollectionDefinition } from '#documents';
import type { LedgerEntry } from '#telling';

/** What was and will be told, one document per statement; its id is a digest of what makes it the same one. */
export const ledgerCollection: CollectionDefinition<LedgerEntry> = {
  name: 'ledger',
  unpublished: true,
  indexes: [
    { name: 'program', keys: ({ programId }) => [programId] },
    { name: 'recipientProgram', keys: ({ recipient, programId }) => [`${recipient} ${programId}`] },
    { name: 'subject', keys: ({ subject }) => [subject] },
    { name: 'open', keys: openKeys },
  ],
};

function openKeys({ state, recipient, deliveryId }: LedgerEntry): string[] {
  if (state === 'planned') return ['planned', `planned ${recipient}`];
  return state === 'sending' ? ['sending', `delivery ${deliveryId}`] : [];
}

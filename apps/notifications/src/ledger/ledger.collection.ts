import type { CollectionDefinition } from '#documents';
import type { LedgerEntry } from '#telling';

/** What was and will be told, one document per statement; its id is made of what makes it the same one (`entry-id.ts`). */
export const ledgerCollection: CollectionDefinition<LedgerEntry> = {
  name: 'ledger',
  unpublished: true,
  indexes: [
    { name: 'program', keys: ({ programId }) => [programId] },
    { name: 'recipientProgram', keys: ({ recipient, programId }) => [`${recipient} ${programId}`] },
    { name: 'subject', keys: ({ subject }) => [subject] },
    { name: 'open', keys: openKeys },
    { name: 'told', keys: ({ state, subject, sentAt }) => (state === 'sent' && sentAt !== undefined ? [toldOn(subject, sentAt)] : []) },
  ],
};

/** The keys under which is what a subject was told on the day (UTC) of `now`, epoch milliseconds, and on the one before. */
export function toldDays(subject: string, now: number): readonly string[] {
  return [now, now - 86_400_000].map((moment) => toldOn(subject, new Date(moment).toISOString()));
}

function toldOn(subject: string, at: string): string {
  return `${subject} ${at.slice(0, 10)}`;
}

function openKeys({ state, recipient, deliveryId, resent = 0 }: LedgerEntry): string[] {
  // What staff ask to send again is found by whoever sends, on whichever instance they asked.
  if (state === 'planned') return ['planned', `planned ${recipient}`, ...(resent > 0 ? ['planned again'] : [])];
  return state === 'sending' ? ['sending', `delivery ${deliveryId}`] : [];
}

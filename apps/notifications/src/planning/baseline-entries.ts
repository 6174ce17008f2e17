import type { LedgerEntry } from '#telling';
import { subjectOf, type Subscription } from '../subscriptions/subscription.js';

/** What fitted a subscription when it was asked for, as the ledger has it: known, and not told. */
export function baselineEntries(id: string, { baseline, recipient, createdAt, ...subscription }: Subscription): readonly LedgerEntry[] {
  return (baseline ?? []).map(({ programId, callId, material }) => {
    const subject = subjectOf({ id, ...subscription });
    const times = { plannedAt: createdAt, dueAt: createdAt };
    const told = { state: 'suppressed', suppressedFor: 'baseline' } as const;
    return { kind: 'match.new', recipient, subject, subscriptionId: id, programId, callId, material, ...times, ...told };
  });
}

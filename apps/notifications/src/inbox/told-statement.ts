import type { KeptEntry } from '../ledger/ledger.js';

/** What a firm was told, once, over however many channels. */
export interface ToldStatement {
  /** The entry that was sent first. */
  readonly first: KeptEntry;
  /** Of all entries that say it. */
  readonly ids: readonly string[];
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Whether a link in it was followed, over any channel. */
  readonly isRead: boolean;
}

/** Of the entries that were sent, what was said, in the order it was; of one moment in the order of ids. */
export function toldStatements(entries: readonly KeptEntry[]): readonly ToldStatement[] {
  const sent = entries.filter(({ state }) => state.state === 'sent').sort(byTime);
  const times = new Map<string, number>();
  const statements = new Map<string, ToldStatement>();
  for (const entry of sent) {
    const statement = statementOf(entry);
    // A change may go back and come again: to one recipient the same thing twice is two statements.
    const heard = `${entry.state.recipient} ${statement}`;
    const time = (times.get(heard) ?? 0) + 1;
    times.set(heard, time);
    const key = `${statement} ${time}`;
    const before = statements.get(key);
    statements.set(key, {
      first: before?.first ?? entry,
      ids: [...(before?.ids ?? []), entry.id],
      at: before?.at ?? atOf(entry),
      isRead: before?.isRead === true || entry.state.openedAt !== undefined,
    });
  }
  return [...statements.values()];
}

/** Negative where the first came before the second. */
export function byTime(a: KeptEntry, b: KeptEntry): number {
  const [first, second] = [`${atOf(a)} ${a.id}`, `${atOf(b)} ${b.id}`];
  return first < second ? -1 : first > second ? 1 : 0;
}

function atOf({ state }: KeptEntry): string {
  return state.sentAt ?? state.plannedAt;
}

function statementOf({ state }: KeptEntry): string {
  const { kind, programId, callId, material, closesAt, days } = state;
  const parts = kind === 'call.changed' ? [material] : kind === 'call.closing' ? [closesAt, days] : [];
  return [kind, programId, callId, ...parts].join(' ');
}

import type { LedgerEntry } from '#telling';
import type { KeptEntry } from '../ledger/ledger.js';
import { toldStatements } from './told-statement.js';

const base: LedgerEntry = {
  kind: 'match.new',
  recipient: 'inbox.a',
  subject: 'company:garam',
  subscriptionId: 's',
  programId: 'battery',
  callId: 'spring',
  state: 'sent',
  plannedAt: '2024-03-04T00:00:00.000Z',
  dueAt: '2024-03-04T00:00:00.000Z',
  sentAt: '2024-03-04T00:00:00.000Z',
  material: 'm1',
};

const kept = (id: string, change: Partial<LedgerEntry> = {}): KeptEntry => ({
  id,
  version: 1,
  savedAt: '2024-03-04T00:00:00.000Z',
  once: [],
  state: { ...base, ...change },
});

const at = (minute: number) => `2024-03-04T00:${String(minute).padStart(2, '0')}:00.000Z`;
const idsOf = (...entries: readonly KeptEntry[]) => toldStatements(entries).map(({ ids }) => ids);

describe('what a firm was told', () => {
  it('is one statement over several channels, named by the entry that was sent first', () => {
    const mail = kept('mail', { recipient: 'email.b', sentAt: at(9), material: 'm2' });
    const inbox = kept('inbox', { sentAt: at(1) });
    const hook = kept('hook', { recipient: 'webhook.c', sentAt: at(1) });
    expect(toldStatements([mail, inbox, hook])).toEqual([{ first: hook, ids: ['hook', 'inbox', 'mail'], at: at(1), isRead: false }]);
  });

  it('is in the order it was sent in', () => {
    const later = kept('a', { kind: 'call.opened', sentAt: at(5) });
    const sooner = kept('b', { sentAt: at(2) });
    expect(idsOf(later, sooner)).toEqual([['b'], ['a']]);
  });

  it('is only what was sent', () => {
    const others = (['planned', 'sending', 'failed', 'suppressed'] as const).map((state) => kept(state, { state }));
    expect(idsOf(...others)).toEqual([]);
  });

  it('is something else for another call, another closing step and another change', () => {
    const closing = { kind: 'call.closing', closesAt: '2024-03-18' } as const;
    const different = [
      kept('a'),
      kept('b', { callId: 'autumn' }),
      kept('c', { programId: 'lift' }),
      kept('d', { ...closing, days: 14 }),
      kept('e', { ...closing, days: 3 }),
      kept('f', { ...closing, days: 3, closesAt: '2024-03-25' }),
      kept('g', { kind: 'call.changed', material: 'm2' }),
      kept('h', { kind: 'call.changed', material: 'm3' }),
    ];
    expect(idsOf(...different)).toEqual(different.map(({ id }) => [id]));
  });

  it('is two statements where a change went back and came again', () => {
    const change = (id: string, recipient: string, minute: number) => kept(id, { kind: 'call.changed', recipient, sentAt: at(minute) });
    const entries = [
      change('inbox-1', 'inbox.a', 1),
      change('inbox-2', 'inbox.a', 20),
      change('mail-1', 'email.b', 3),
      change('mail-2', 'email.b', 21),
    ];
    expect(idsOf(...entries)).toEqual([
      ['inbox-1', 'mail-1'],
      ['inbox-2', 'mail-2'],
    ]);
  });

  it('is read once a link in it was followed, over any channel', () => {
    const mail = kept('mail', { recipient: 'email.b', sentAt: at(9), openedAt: at(30) });
    expect(toldStatements([kept('inbox'), mail]).map(({ isRead }) => isRead)).toEqual([true]);
  });
});

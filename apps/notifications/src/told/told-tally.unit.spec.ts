import type { LedgerEntry } from '#telling';
import { ToldTally } from './told-tally.js';

const due = Date.parse('2024-03-04T00:00:00.000Z');

function entry(change: Partial<LedgerEntry>): LedgerEntry {
  const sentAt = new Date(due).toISOString();
  const kept = { subject: 'company:a', subscriptionId: 's', programId: 'p', callId: 'c', plannedAt: sentAt, dueAt: sentAt, material: 'm' };
  return { kind: 'match.new', recipient: 'email.a', state: 'sent', sentAt, ...kept, ...change };
}

const sentAfter = (seconds: number) => entry({ sentAt: new Date(due + seconds * 1000).toISOString() });

function answerFor(...entries: readonly LedgerEntry[]) {
  const tally = new ToldTally();
  entries.forEach((each, index) => tally.add(`e-${index}`, each));
  return tally.answer();
}

describe('what became of what was to be said of a call', () => {
  it('is counted by state, by kind and by channel', () => {
    const answer = answerFor(
      entry({}),
      entry({ openedAt: '2024-03-05T00:00:00.000Z', recipient: 'inbox.b' }),
      entry({ state: 'planned', kind: 'call.closing', sentAt: undefined }),
      entry({ state: 'sending', kind: 'call.closing', sentAt: undefined }),
      entry({ state: 'failed', recipient: 'webhook.c', failure: 'It answered 500.', sentAt: undefined }),
    );
    expect(answer).toMatchObject({ planned: 1, sending: 1, sent: 2, failed: 1, suppressed: 0, opened: 1, baseline: 0 });
    const none = { planned: 0, sending: 0, sent: 0, failed: 0, suppressed: 0, opened: 0 };
    expect(answer.byKind).toEqual({
      'match.new': { ...none, sent: 2, failed: 1, opened: 1 },
      'call.closing': { ...none, planned: 1, sending: 1 },
    });
    expect(answer.byChannel).toEqual({
      email: { ...none, sent: 1, planned: 1, sending: 1 },
      inbox: { ...none, sent: 1, opened: 1 },
      webhook: { ...none, failed: 1 },
    });
    expect(answer.failures).toEqual([{ entry: 'e-4', recipient: 'webhook.c', reason: 'It answered 500.' }]);
  });

  it('counts a baseline apart from what was given up', () => {
    const given = (suppressedFor: LedgerEntry['suppressedFor']) => entry({ state: 'suppressed', suppressedFor, sentAt: undefined });
    const answer = answerFor(given('baseline'), given('baseline'), given('closed'), given('told-with'), given('closed'));
    expect([answer.baseline, answer.suppressed, answer.suppressedFor]).toEqual([2, 3, { closed: 2, 'told-with': 1 }]);
    expect(answer.byKind['match.new']?.suppressed).toBe(3);
  });

  it('takes the delay from falling due to being sent, by nearest rank', () => {
    const delays = Array.from({ length: 20 }, (_, index) => sentAfter(20 - index));
    expect(answerFor(...delays).delay).toEqual({ medianSeconds: 10, p95Seconds: 19 });
    expect(answerFor(sentAfter(1), sentAfter(2), sentAfter(60)).delay).toEqual({ medianSeconds: 2, p95Seconds: 60 });
    expect(answerFor(sentAfter(0.25)).delay).toEqual({ medianSeconds: 0.25, p95Seconds: 0.25 });
    expect(answerFor(entry({ state: 'planned', sentAt: undefined })).delay).toEqual({ medianSeconds: null, p95Seconds: null });
  });
});

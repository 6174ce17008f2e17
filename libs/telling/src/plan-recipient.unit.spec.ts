import type { LedgerEntry } from './ledger-entry.js';
import { ledgerKey } from './ledger-keys.js';
import { type GoneCall, type Listening, type LiveCall, planRecipient, whyUntrue } from './plan-recipient.js';

const at = (text: string) => Date.parse(`${text}+09:00`);
const day = 24 * 3_600_000;

/** A call that is noticed on the 4th, opens on the 11th and closes at the end of the 31st of March 2024; steps of 14, 3 and 1 days. */
const opens = at('2024-03-11T00:00');
const closes = at('2024-04-01T00:00');
const steps = [14, 3, 1].map((days) => ({ days, since: at('2024-03-31T00:00') - days * day }));

class Recipient {
  readonly ledger = new Map<string, LedgerEntry>();
  listening: Listening[] = [{ subscriptionId: 's', subject: 'company:a', fits: true, due: [0] }];
  call: LiveCall | null = null;
  gone: GoneCall[] = [];

  callAt(now: number, more: Partial<LiveCall> = {}): LiveCall {
    const begun = [...steps].reverse().filter(({ since }) => since <= now);
    return { id: 'c', opens, closes, closesAt: '2024-03-31', silent: false, material: 'm1', steps: begun, ...more };
  }

  /** Plans at a time and says what is new: `kind` or `kind/days`, with the reason where nobody is told. */
  plan(time: string, more: Partial<LiveCall> = {}, call: 'there' | 'none' = 'there'): string[] {
    const now = at(time);
    const listening = this.listening.map((each) => ({ ...each, due: each.due.map((due) => Math.max(due, now)) as [number, ...number[]] }));
    const live = call === 'none' || (more.closes ?? closes) <= now ? null : this.callAt(now, more);
    const decisions = planRecipient({
      now,
      recipient: 'email.x',
      programId: 'p',
      call: live,
      gone: this.gone,
      listening,
      ledger: this.ledger,
      idOf: (key) => key,
    });
    for (const { id, entry } of decisions) this.ledger.set(id, entry);
    return decisions.map(
      ({ entry: { kind, days, state, suppressedFor } }) =>
        `${kind}${days === undefined ? '' : `/${days}`}${state === 'planned' ? '' : ` (${suppressedFor})`}`,
    );
  }

  /** All that is planned is sent. */
  send(time: string): void {
    for (const [id, entry] of this.ledger) {
      if (entry.state === 'planned') this.ledger.set(id, { ...entry, state: 'sent', sentAt: new Date(at(time)).toISOString() });
    }
  }

  baseline(time: string): void {
    const plannedAt = new Date(at(time)).toISOString();
    const entry = {
      kind: 'match.new',
      recipient: 'email.x',
      subject: 'company:a',
      subscriptionId: 's',
      programId: 'p',
      callId: 'c',
      state: 'suppressed',
      suppressedFor: 'baseline',
      plannedAt,
      dueAt: plannedAt,
      material: 'm1',
    } as LedgerEntry;
    this.ledger.set(ledgerKey(entry), entry);
  }
}

describe('what a recipient hears of a call, from its notice to its end', () => {
  it('is the match, its opening, three closing steps, and nothing after', () => {
    const one = new Recipient();
    expect(one.plan('2024-03-04T10:00')).toEqual(['match.new']);
    expect(one.plan('2024-03-04T10:01')).toEqual([]);
    one.send('2024-03-04T10:02');
    expect(one.plan('2024-03-10T23:59')).toEqual([]);
    expect(one.plan('2024-03-11T00:00')).toEqual(['call.opened']);
    one.send('2024-03-11T08:00');
    expect(one.plan('2024-03-17T00:00')).toEqual(['call.closing/14']);
    one.send('2024-03-17T08:00');
    expect(one.plan('2024-03-28T00:00')).toEqual(['call.closing/3']);
    one.send('2024-03-28T08:00');
    expect(one.plan('2024-03-30T00:00')).toEqual(['call.closing/1']);
    expect(one.plan('2024-04-01T00:00')).toEqual(['call.closing/1 (closed)']);
    expect(one.plan('2024-04-02T00:00')).toEqual([]);
  });

  it('found when it is open already, is the match alone, which says the rest', () => {
    const one = new Recipient();
    expect(one.plan('2024-03-29T10:00')).toEqual(['match.new']);
    one.send('2024-03-29T10:00');
    expect(one.plan('2024-03-29T23:00')).toEqual(['call.closing/3 (told-with)', 'call.closing/14 (told-with)']);
    expect(one.plan('2024-03-29T23:01')).toEqual([]);
    expect(one.plan('2024-03-30T00:00')).toEqual(['call.closing/1']);
  });

  it('after a pause in which several steps fell due, is the nearest', () => {
    const one = new Recipient();
    one.plan('2024-03-04T10:00');
    one.send('2024-03-04T10:00');
    expect(one.plan('2024-03-29T10:00')).toEqual(['call.opened', 'call.closing/3', 'call.closing/14 (nearer-step)']);
  });

  it('of whose match the digest would come after the close, is told sooner: at the next time that is before it', () => {
    const one = new Recipient();
    // Wednesday the 27th: weekly on Monday the 1st, daily on the 28th, at once.
    const due = [at('2024-04-01T09:00'), at('2024-03-28T09:00'), at('2024-03-27T10:00')] as const;
    one.listening = [{ subscriptionId: 's', subject: 'company:a', fits: true, due: [...due] }];
    one.plan('2024-03-27T10:00');
    const dueAt = () => [...one.ledger.values()].find(({ kind }) => kind === 'match.new')?.dueAt;
    expect(dueAt()).toBe('2024-03-28T00:00:00.000Z');
    expect(one.plan('2024-03-27T10:01', { closes: at('2024-03-28T09:00'), closesAt: '2024-03-28T09:00+09:00' })).toEqual(['match.new']);
    expect(dueAt()).toBe('2024-03-27T01:01:00.000Z');
    expect(one.plan('2024-03-27T10:02', { closes: at('2024-03-28T09:00'), closesAt: '2024-03-28T09:00+09:00' })).toEqual([]);
  });

  it('of whose change, of which dates are no part, the digest would come after a close that has come nearer, is told sooner', () => {
    const one = new Recipient();
    one.baseline('2024-03-04T10:00');
    one.listening = [
      {
        subscriptionId: 's',
        subject: 'company:a',
        fits: true,
        due: [at('2024-03-25T09:00'), at('2024-03-20T09:00'), at('2024-03-19T10:00')],
      },
    ];
    const change = () => [...one.ledger.values()].filter(({ kind }) => kind === 'call.changed');
    expect(one.plan('2024-03-19T10:00', { material: 'm2' })).toContain('call.changed');
    expect(change().map(({ dueAt }) => dueAt)).toEqual(['2024-03-25T00:00:00.000Z']);
    one.plan('2024-03-19T10:01', { material: 'm2', closes: at('2024-03-22T00:00'), closesAt: '2024-03-21' });
    expect(change().map(({ dueAt, state }) => `${state} ${dueAt}`)).toEqual(['planned 2024-03-20T00:00:00.000Z']);
  });

  it('whose digest comes in time, waits for it', () => {
    const one = new Recipient();
    one.listening = [{ subscriptionId: 's', subject: 'company:a', fits: true, due: [at('2024-03-25T09:00'), at('2024-03-20T09:00'), 0] }];
    one.plan('2024-03-19T10:00');
    expect([...one.ledger.values()].find(({ kind }) => kind === 'match.new')?.dueAt).toBe('2024-03-25T00:00:00.000Z');
  });

  it('whose digest is yet to come, is the nearest step alone, and none that has been said meanwhile', () => {
    const one = new Recipient();
    one.plan('2024-03-04T10:00');
    one.send('2024-03-04T10:00');
    one.plan('2024-03-11T00:00');
    one.send('2024-03-11T08:00');
    expect(one.plan('2024-03-28T00:00')).toEqual(['call.closing/3', 'call.closing/14 (nearer-step)']);
    expect(one.plan('2024-03-30T00:00')).toEqual(['call.closing/1', 'call.closing/3 (nearer-step)']);
    const other = new Recipient();
    other.listening = [
      { subscriptionId: 's', subject: 'company:a', fits: true, due: [0] },
      { subscriptionId: 't', subject: 'company:b', fits: false, due: [0] },
    ];
    other.baseline('2024-03-11T00:00');
    expect(other.plan('2024-03-28T00:00')).toContain('call.closing/3');
    const step = [...other.ledger].find(([, { kind, state }]) => kind === 'call.closing' && state === 'planned')!;
    other.ledger.delete(step[0]);
    other.listening = other.listening.map((each) => ({ ...each, fits: true }));
    expect(other.plan('2024-03-28T09:00')).toContain('match.new');
    other.send('2024-03-28T09:01');
    other.ledger.set(step[0], step[1]);
    expect(other.plan('2024-03-28T09:02')).toEqual(['call.closing/3 (told-with)']);
  });

  it('that changes and is changed back before that was said, is its closing all the same', () => {
    const one = new Recipient();
    one.baseline('2024-03-12T00:00');
    expect(one.plan('2024-03-27T10:00', { material: 'm2' })).toEqual(['call.changed']);
    expect(one.plan('2024-03-28T00:00', { material: 'm2' })).toEqual([]);
    expect(one.plan('2024-03-28T00:01', { material: 'm1' })).toEqual([
      'call.changed (superseded)',
      'call.closing/3',
      'call.closing/14 (nearer-step)',
    ]);
  });

  it('that changes while a closing step waits, is the change; and one of which they heard otherwise meanwhile is nothing', () => {
    const one = new Recipient();
    one.baseline('2024-03-12T00:00');
    one.plan('2024-03-12T00:01');
    expect(one.plan('2024-03-28T00:00')).toEqual(['call.closing/3', 'call.closing/14 (nearer-step)']);
    expect(one.plan('2024-03-28T07:00', { material: 'm2' })).toEqual(['call.changed', 'call.closing/3 (superseded)']);
    expect(one.plan('2024-03-28T07:01')).toEqual(['call.changed (superseded)', 'call.closing/3']);
    expect(one.plan('2024-03-28T07:02', { material: 'm2' })).toEqual(['call.changed', 'call.closing/3 (superseded)']);
    const change = [...one.ledger].find(([, { kind }]) => kind === 'call.changed')![1];
    one.ledger.set('another match', { ...change, kind: 'match.new', subject: 'company:b', state: 'sent', sentAt: change.plannedAt });
    const [now, call] = [at('2024-03-28T07:03'), one.callAt(at('2024-03-28T07:03'), { material: 'm2' })];
    expect(whyUntrue(change, { now, call, gone: [], listening: one.listening, ledger: one.ledger })).toBe('superseded');
  });

  it('that changes again while the first change is on its way, is the second as well', () => {
    const one = new Recipient();
    one.baseline('2024-03-05T00:00');
    one.plan('2024-03-05T10:00', { material: 'm2' });
    for (const [id, entry] of one.ledger) if (entry.state === 'planned') one.ledger.set(id, { ...entry, state: 'sending' });
    expect(one.plan('2024-03-05T10:01', { material: 'm2' })).toEqual([]);
    expect(one.plan('2024-03-05T10:02', { material: 'm3' })).toEqual(['call.changed']);
  });

  it('of which they heard through a subscription that has ended, is nothing more, whatever else they subscribe to', () => {
    const one = new Recipient();
    one.baseline('2024-03-05T00:00');
    one.listening = [{ subscriptionId: 't', subject: 'company:b', fits: false, due: [0] }];
    expect(one.plan('2024-03-06T10:00', { material: 'm2' })).toEqual([]);
    one.listening = [...one.listening, { subscriptionId: 's', subject: 'company:a', fits: true, due: [0] }];
    expect(one.plan('2024-03-06T10:01', { material: 'm2' })).toEqual(['call.changed']);
    one.listening = one.listening.slice(0, 1);
    expect(one.plan('2024-03-06T10:02', { material: 'm2' })).toEqual(['call.changed (stopped)']);
  });

  it('that was there when they subscribed, is its opening and closing', () => {
    const one = new Recipient();
    one.baseline('2024-03-05T00:00');
    expect(one.plan('2024-03-05T00:01')).toEqual([]);
    expect(one.plan('2024-03-11T00:00')).toEqual(['call.opened']);
    const late = new Recipient();
    late.baseline('2024-03-18T00:00');
    expect(late.plan('2024-03-18T00:01')).toEqual(['call.closing/14 (told-with)']);
    expect(late.plan('2024-03-28T00:00')).toEqual(['call.closing/3']);
  });

  it('that changes, is each change against what they last heard, and a change back as well', () => {
    const one = new Recipient();
    one.plan('2024-03-04T10:00');
    expect(one.plan('2024-03-04T10:01', { material: 'm2' })).toEqual([]);
    one.send('2024-03-04T10:02');
    expect(one.plan('2024-03-05T10:00', { material: 'm2' })).toEqual(['call.changed']);
    expect(one.plan('2024-03-05T10:01', { material: 'm1' })).toEqual(['call.changed (superseded)']);
    expect(one.plan('2024-03-05T10:02', { material: 'm3' })).toEqual(['call.changed']);
    one.send('2024-03-05T10:03');
    expect(one.plan('2024-03-06T10:00', { material: 'm1' })).toEqual(['call.changed']);
    one.send('2024-03-06T10:01');
    expect(one.plan('2024-03-07T10:00', { material: 'm3' })).toEqual(['call.changed']);
    one.send('2024-03-07T10:01');
    expect(one.plan('2024-03-07T10:02', { material: 'm3' })).toEqual([]);
  });

  it('that is withdrawn, is that, if they had heard of it and it had not closed', () => {
    const told = new Recipient();
    told.plan('2024-03-04T10:00');
    told.send('2024-03-04T10:01');
    const untold = new Recipient();
    untold.plan('2024-03-04T10:00');
    for (const one of [told, untold]) one.gone = [{ id: 'c', closes }];
    expect(told.plan('2024-03-05T10:00', {}, 'none')).toEqual(['call.withdrawn']);
    expect(told.plan('2024-03-05T10:01', {}, 'none')).toEqual([]);
    expect(untold.plan('2024-03-05T10:00', {}, 'none')).toEqual(['match.new (withdrawn)']);
    expect(untold.plan('2024-03-05T10:01', {}, 'none')).toEqual([]);
  });

  it('through two subscriptions to the same, is said when the first of them is due', () => {
    const one = new Recipient();
    const [now, later] = [at('2024-03-04T10:00'), at('2024-03-11T09:00')];
    one.listening = [
      { subscriptionId: 's', subject: 'program:p', fits: true, due: [later] },
      { subscriptionId: 't', subject: 'program:p', fits: true, due: [now] },
    ];
    expect(one.plan('2024-03-04T10:00')).toEqual(['match.new']);
    expect([...one.ledger.values()]).toMatchObject([{ subscriptionId: 't', dueAt: new Date(now).toISOString() }]);
  });

  it('that is withdrawn, is nothing to whoever subscribed afterwards, though the rest would fit', () => {
    const one = new Recipient();
    one.baseline('2024-03-04T10:00');
    one.gone = [
      { id: 'other', closes },
      { id: 'c', closes: at('2024-03-06T00:00') },
    ];
    expect(one.plan('2024-03-05T10:00', {}, 'none')).toEqual(['call.withdrawn']);
    one.listening = [{ subscriptionId: 't', subject: 'company:b', fits: true, due: [0] }];
    expect(one.plan('2024-03-05T10:01', {}, 'none')).toEqual(['call.withdrawn (stopped)']);
    one.listening = [{ subscriptionId: 's', subject: 'company:a', fits: true, due: [0] }];
    expect(one.plan('2024-03-05T10:02', {}, 'none')).toEqual(['call.withdrawn']);
    // It would have closed by now; that another one would not have is another matter.
    expect(one.plan('2024-03-06T00:00', {}, 'none')).toEqual(['call.withdrawn (superseded)']);
  });

  it('that fits no more before it is sent, is nothing, and is taken up again where it fits again', () => {
    const one = new Recipient();
    one.plan('2024-03-04T10:00');
    one.listening = [{ ...one.listening[0]!, fits: false }];
    expect(one.plan('2024-03-04T11:00')).toEqual(['match.new (no-longer-fits)']);
    one.listening = [{ ...one.listening[0]!, fits: true }];
    expect(one.plan('2024-03-04T12:00')).toEqual(['match.new']);
  });

  it('that nobody is to be told of, is nothing', () => {
    expect(new Recipient().plan('2024-03-04T10:00', { silent: true })).toEqual([]);
  });

  it('is nothing once they subscribe no more, or asked to hear no more of it', () => {
    const stopped = new Recipient();
    stopped.plan('2024-03-04T10:00');
    stopped.listening = [];
    expect(stopped.plan('2024-03-04T11:00')).toEqual(['match.new (stopped)']);
    expect(stopped.plan('2024-03-11T00:00')).toEqual([]);
    const dismissing = new Recipient();
    dismissing.plan('2024-03-04T10:00');
    dismissing.send('2024-03-04T10:00');
    for (const [id, entry] of dismissing.ledger) dismissing.ledger.set(id, { ...entry, dismissed: { reason: 'other', at: '' } });
    expect(dismissing.plan('2024-03-11T00:00')).toEqual([]);
  });
});

import type { LedgerEntry, StatementKind, SuppressedFor } from './ledger-entry.js';
import { ledgerKey } from './ledger-keys.js';

/** A call that is to come or open, as it is now. */
export interface LiveCall {
  readonly id: string;
  /** Epoch milliseconds of being open; Infinity for never. */
  readonly opens: number;
  readonly closes: number;
  /** As the call gives it. */
  readonly closesAt?: string;
  /** Nobody is told of it. */
  readonly silent: boolean;
  /** Hash of the material fields. */
  readonly material: string;
  /** Closing steps that have begun, the nearest to the close first. */
  readonly steps: readonly ClosingStep[];
}

export interface ClosingStep {
  /** Days before the day of the close. */
  readonly days: number;
  /** When it began, epoch milliseconds. */
  readonly since: number;
}

/** A call that is not there any more, though it had not closed. */
export interface GoneCall {
  readonly id: string;
  readonly closes: number;
}

/** One subscription of the recipient. */
export interface Listening {
  readonly subscriptionId: string;
  readonly subject: string;
  /** Whether the programme fits it now. */
  readonly fits: boolean;
  /** When it would hear of what is planned now, epoch milliseconds: as was asked for, then sooner ways for what would come after the close. */
  readonly due: readonly [number, ...number[]];
}

export interface RecipientSituation {
  /** Epoch milliseconds by the clock everything is judged by. */
  readonly now: number;
  readonly recipient: string;
  readonly programId: string;
  /** The programme's current call, where it is to come or open. */
  readonly call: LiveCall | null;
  /** Calls of the programme that were withdrawn. */
  readonly gone: readonly GoneCall[];
  readonly listening: readonly Listening[];
  /** What the ledger holds of this recipient and programme, by id. */
  readonly ledger: ReadonlyMap<string, LedgerEntry>;
  /** The id of the entry that has a key; each key's own. */
  readonly idOf: (key: string) => string;
}

/** An entry to make, or to put in the place of the one that has its id. */
export interface Decision {
  readonly id: string;
  readonly entry: LedgerEntry;
}

/**
 * What one recipient should hear of one programme, compared with what the ledger says they did: the entries that have to change. A pure function of
 * what is now; asked again, it answers nothing new.
 */
export function planRecipient(situation: RecipientSituation): readonly Decision[] {
  return new RecipientPlan(situation).decide();
}

class RecipientPlan {
  private readonly decided = new Map<string, LedgerEntry>();
  private readonly at: string;

  constructor(private readonly given: RecipientSituation) {
    this.at = new Date(given.now).toISOString();
  }

  decide(): readonly Decision[] {
    const { call, gone, ledger } = this.given;
    const isDismissed = [...ledger.values()].some(({ dismissed }) => dismissed !== undefined);
    if (!isDismissed) {
      for (const each of gone) this.planWithdrawn(each);
      if (call !== null && !call.silent) this.planCall(call);
    }
    for (const [id, entry] of ledger) this.dropUntrue(id, entry);
    return [...this.decided].map(([id, entry]) => ({ id, entry }));
  }

  private planCall(call: LiveCall): void {
    // Of two that are about the same, as following a programme for oneself and for a firm, the one that hears first tells it.
    const bySoonest = [...this.given.listening].sort((a, b) => dueBefore(a, call.closes) - dueBefore(b, call.closes));
    for (const each of bySoonest) if (each.fits) this.planMatch(call, each);
    const listening = this.soonest(call);
    if (listening === undefined) return;
    this.planOpened(call, listening);
    this.planChanged(call, listening);
    if (listening.fits) this.planClosing(call, listening);
  }

  private planMatch(call: LiveCall, listening: Listening): void {
    this.plan(this.entry('match.new', call, listening));
  }

  /** Who was told while it was still to come hears when it opens; who hears of it once it is open, or subscribed then, knows. */
  private planOpened(call: LiveCall, listening: Listening): void {
    if (call.opens > this.given.now || !listening.fits) return;
    const isToldBefore = this.known(call.id).some((entry) => isTold(entry) && toldAt(entry) < call.opens);
    if (isToldBefore) this.plan(this.entry('call.opened', call, listening));
  }

  private planChanged(call: LiveCall, listening: Listening): void {
    const entries = this.known(call.id);
    const last = latest(entries.filter(isTold));
    // Whoever has not been told yet will be told how things stand then.
    if (last === undefined) return;
    const changes = entries.filter(({ kind }) => kind === 'call.changed');
    // What is on its way already and not so any more is left out when it is tried again.
    for (const each of changes) {
      const isPast = each.material !== call.material || last.material === call.material;
      if (each.state === 'planned' && isPast) this.replace(each, suppressed(each, 'superseded'));
    }
    if (last.material === call.material) return;
    const again = changes.filter(({ material, state }) => material === call.material && (state === 'sent' || state === 'failed')).length;
    this.plan({ ...this.entry('call.changed', call, listening), from: last.material }, undefined, again);
  }

  /**
   * Of several steps due at once only the nearest is said; none that had begun when the recipient last heard of the call. While there is something
   * else to be heard of it, which says when it closes too, nothing is decided: it may not come to that.
   */
  private planClosing(call: LiveCall, listening: Listening): void {
    const { now } = this.given;
    if (call.opens > now || call.closes <= now || call.closesAt === undefined) return;
    const known = this.known(call.id);
    const last = latest(known.filter(isTold));
    if (last === undefined || known.some(({ kind, state }) => kind === 'call.changed' && state === 'planned')) return;
    call.steps.forEach(({ days, since }, index) => {
      const made: LedgerEntry = { ...this.entry('call.closing', call, listening), closesAt: call.closesAt, days };
      this.plan(made, since <= toldAt(last) ? 'told-with' : index > 0 ? 'nearer-step' : undefined);
    });
  }

  private planWithdrawn({ id, closes }: GoneCall): void {
    const last = latest(this.known(id).filter(isTold));
    const listening = this.soonest({ id, closes }, false);
    if (last === undefined || listening === undefined || closes <= this.given.now) return;
    this.plan(this.entry('call.withdrawn', { id, closes, material: last.material }, listening));
  }

  /** What waits to be said and is not so any more. */
  private dropUntrue(id: string, entry: LedgerEntry): void {
    if (entry.state !== 'planned' || this.decided.has(id)) return;
    const reason = whyUntrue(entry, { ...this.given, ledger: new Map([...this.given.ledger, ...this.decided]) });
    if (reason !== null) this.decided.set(id, suppressed(entry, reason));
  }

  private entry(kind: StatementKind, call: Pick<LiveCall, 'id' | 'closes' | 'material'>, listening: Listening): LedgerEntry {
    const { recipient, programId } = this.given;
    const { subject, subscriptionId } = listening;
    return {
      kind,
      recipient,
      subject,
      subscriptionId,
      programId,
      callId: call.id,
      state: 'planned',
      plannedAt: this.at,
      dueAt: new Date(dueBefore(listening, call.closes)).toISOString(),
      material: call.material,
    };
  }

  /** Makes the entry, unless there is one; one that was given up because it was not so is taken up again, one that would come too late comes sooner. */
  private plan(made: LedgerEntry, reason?: SuppressedFor, again = 0): void {
    const id = this.given.idOf(ledgerKey({ ...made, again }));
    const before = this.decided.get(id) ?? this.given.ledger.get(id);
    if (before !== undefined && this.isTooLate(before) && made.dueAt < before.dueAt) this.decided.set(id, { ...before, dueAt: made.dueAt });
    const isOpen = before === undefined || (before.state === 'suppressed' && passing.has(before.suppressedFor));
    if (!isOpen || (before !== undefined && reason !== undefined)) return;
    this.decided.set(id, reason === undefined ? made : suppressed(made, reason));
  }

  /**
   * Of the subscriptions that it fits, or through which the recipient has heard of the call, the one that hears first; one that it fits goes before
   * one that it does not. What is gone fits nobody any more.
   */
  private soonest({ id, closes }: Pick<LiveCall, 'id' | 'closes'>, isThere = true): Listening | undefined {
    const subjects = toldThrough(this.known(id));
    const order = (a: Listening, b: Listening) => Number(b.fits) - Number(a.fits) || dueBefore(a, closes) - dueBefore(b, closes);
    return this.given.listening.filter(({ fits, subject }) => (isThere && fits) || subjects.has(subject)).sort(order)[0];
  }

  /** The call closes sooner than it did when this was planned. */
  private isTooLate({ state, callId, dueAt }: LedgerEntry): boolean {
    const { call } = this.given;
    return state === 'planned' && callId === call?.id && Date.parse(dueAt) >= call.closes;
  }

  private known(callId: string): readonly LedgerEntry[] {
    return [...new Map([...this.given.ledger, ...this.decided]).values()].filter((entry) => entry.callId === callId);
  }

  private replace(entry: LedgerEntry, by: LedgerEntry): void {
    for (const [id, each] of this.given.ledger) if (each === entry) this.decided.set(id, by);
  }
}

/** When a subscription hears of something of a call: as was asked for, unless the call is closed by then and a sooner way is in time. */
function dueBefore({ due }: Listening, closes: number): number {
  return due.find((at) => at < closes) ?? due[0];
}

/** Reasons that pass. */
const passing: ReadonlySet<SuppressedFor | undefined> = new Set([
  'no-longer-fits',
  'withdrawn',
  'closed',
  'silent',
  'stopped',
  'superseded',
]);

/** Whether a statement that waits to be sent should not be sent any more, and why. */
export function whyUntrue(
  entry: LedgerEntry,
  { now, call, gone, listening, ledger }: Pick<RecipientSituation, 'now' | 'call' | 'gone' | 'listening' | 'ledger'>,
): SuppressedFor | null {
  const known = [...ledger.values()].filter(({ callId }) => callId === entry.callId);
  const through = toldThrough(known);
  const concerned = listening.filter(({ subject, fits }) =>
    entry.kind === 'match.new' ? subject === entry.subject : through.has(subject) || (fits && entry.kind !== 'call.withdrawn'),
  );
  if (concerned.length === 0) return 'stopped';
  if ([...ledger.values()].some(({ dismissed }) => dismissed !== undefined)) return 'dismissed';
  const goneCall = gone.find(({ id }) => id === entry.callId);
  if (entry.kind === 'call.withdrawn') return goneCall !== undefined && goneCall.closes > now ? null : 'superseded';
  if (goneCall !== undefined) return 'withdrawn';
  if (call?.id !== entry.callId || call.closes <= now) return 'closed';
  if (call.silent) return 'silent';
  if (entry.kind === 'call.closing' && entry.closesAt !== call.closesAt) return 'superseded';
  if (entry.kind === 'call.opened' && call.opens > now) return 'superseded';
  const last = latest(known.filter(isTold));
  if (entry.kind === 'call.changed') return entry.material !== call.material || entry.material === last?.material ? 'superseded' : null;
  if (!concerned.some(({ fits }) => fits)) return 'no-longer-fits';
  if (entry.kind !== 'call.closing') return null;
  // Which says when it closes; if it is not said after all, the step comes up again.
  if (known.some(({ kind, state }) => kind === 'call.changed' && state === 'planned')) return 'superseded';
  return whyNotClosing(entry, call, last);
}

/** A step waits for its time as everything does; until then a nearer one may begin, or the recipient may hear otherwise that the call closes. */
function whyNotClosing({ days }: LedgerEntry, { steps }: LiveCall, last: LedgerEntry | undefined): SuppressedFor | null {
  const [nearest] = steps;
  if (nearest === undefined || nearest.days !== days) return 'nearer-step';
  return last !== undefined && nearest.since <= toldAt(last) ? 'told-with' : null;
}

/** Whose match it is that they were told of, or that they knew of. */
function toldThrough(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  return new Set(entries.filter(isTold).map(({ subject }) => subject));
}

function isTold({ state, suppressedFor }: LedgerEntry): boolean {
  return state === 'sent' || (state === 'suppressed' && suppressedFor === 'baseline');
}

function latest(entries: readonly LedgerEntry[]): LedgerEntry | undefined {
  return [...entries].sort((a, b) => toldAt(b) - toldAt(a))[0];
}

function toldAt({ sentAt, plannedAt }: LedgerEntry): number {
  return Date.parse(sentAt ?? plannedAt);
}

function suppressed(entry: LedgerEntry, reason: SuppressedFor): LedgerEntry {
  return { ...entry, state: 'suppressed', suppressedFor: reason };
}

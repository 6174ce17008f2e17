import { evaluate, sees, type Profile, type Rule } from '#eligibility';
import { close, dayOf, dueBefore, momentOn, opening, plusDays, type Often } from './seoul.js';
import type { ChannelKind, Kind } from './statement.js';

/** A call as the story has it. */
export interface CallFacts {
  readonly id: string;
  readonly title: string;
  readonly noticedOn?: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly closing: 'fixed' | 'until-exhausted' | 'rolling';
  readonly announce?: false;
}

export interface ProgramFacts {
  readonly id: string;
  readonly title: string;
  readonly tracks: readonly string[];
  readonly amount: number;
  readonly rule: Rule;
  /** What the rule asks, however it is written. */
  readonly asked: string;
  readonly calls: readonly CallFacts[];
  readonly closingDays?: readonly number[];
  readonly material?: readonly ('dates' | 'amount' | 'eligibility')[];
}

export interface Wanted {
  readonly kind: 'company' | 'search' | 'program';
  readonly company?: string;
  readonly program?: string;
  readonly word?: string;
  readonly tracks?: readonly string[];
  readonly profile?: Profile;
}

export interface Sub extends Wanted {
  readonly id: string;
  readonly often: Often;
  state: 'pending' | 'active' | 'stopped';
  readonly baseline: readonly { readonly program: string; readonly call: string; readonly material: string; readonly at: number }[];
}

export interface Pending {
  readonly kind: Kind;
  readonly program: string;
  readonly call: string;
  /** Whose match it is; of the others, through whom it is told. */
  readonly subject: string;
  readonly dueAt: number;
  /** Of a change, what it would be then. */
  readonly material: string;
  readonly closes: number;
}

/** What one recipient knows of a call. */
interface Heard {
  readonly times: number[];
  readonly subjects: Set<string>;
  last: { at: number; material: string };
}

export class Recipient {
  /** As the ledger names it. */
  digest = '';
  readonly subs: Sub[] = [];
  readonly dismissed = new Set<string>();
  readonly heard = new Map<string, Heard>();
  readonly said = new Set<string>();
  pending = new Map<string, Pending>();
  /** Takes no messages for good, and has not been found out yet. */
  isDead = false;
  isGone = false;
  /** Real time since when nothing may come. */
  silentSince = Infinity;

  constructor(
    readonly channel: ChannelKind,
    readonly to: string,
    /** Of a webhook. */
    readonly secret = '',
  ) {}

  get active(): readonly Sub[] {
    return this.subs.filter(({ state }) => state === 'active');
  }
}

export interface Told extends Pending {
  readonly to: Recipient;
  readonly key: string;
  /** Of a change: the material fields that differ. */
  readonly fields: readonly string[];
}

interface Gone {
  readonly call: CallFacts;
}

/**
 * Works out what each recipient should have heard, from what the requirements say: level, not edge; each thing once; changes against what they last
 * heard; of the closing steps the nearest, and none that had begun when they last heard of the call; nothing of silent or closed calls.
 */
export class Model {
  now = 0;
  readonly programs = new Map<string, ProgramFacts>();
  readonly firms = new Map<string, Profile>();
  readonly recipients = new Map<string, Recipient>();
  /** Calls that were taken away before they closed, by programme. */
  private readonly gone = new Map<string, Gone[]>();

  put(program: ProgramFacts): void {
    this.noteGone(this.programs.get(program.id), program.calls);
    this.programs.set(program.id, program);
  }

  remove(programId: string): void {
    this.noteGone(this.programs.get(programId), []);
    this.programs.delete(programId);
  }

  /** What fits a subscription now is known to whoever asks for it. */
  baselineOf(wanted: Wanted): Sub['baseline'] {
    return [...this.programs.values()].flatMap((program) => {
      const call = this.liveCall(program);
      if (call === null || !this.fits(wanted, program)) return [];
      return [{ program: program.id, call: call.id, material: materialOf(program, call), at: this.now }];
    });
  }

  /** A subscription begins to count. */
  begin(recipient: Recipient, sub: Sub): void {
    sub.state = 'active';
    for (const { program, call, material, at } of sub.baseline) {
      const subject = subjectOf(sub);
      const key = `match.new ${program}/${call} ${subject}`;
      if (recipient.said.has(key)) continue;
      recipient.said.add(key);
      hear(recipient, `${program}/${call}`, { subject, material, at });
    }
  }

  /** Brings everything up to now. @returns what is told, on the channels that take it */
  settle(takes: (channel: ChannelKind) => boolean): readonly Told[] {
    const told: Told[] = [];
    for (let isMore = true; isMore;) {
      isMore = false;
      for (const recipient of this.recipients.values()) {
        this.plan(recipient);
        if (!takes(recipient.channel)) continue;
        const due = [...recipient.pending].filter(([, { dueAt }]) => dueAt <= this.now);
        if (due.length === 0) continue;
        isMore = true;
        if (recipient.isDead) this.lose(recipient);
        else {
          const message = due.map(([key, pending]) => this.said(recipient, key, pending));
          for (const each of message) this.tell(each);
          told.push(...message);
        }
      }
    }
    return told;
  }

  stopAll(recipient: Recipient): void {
    for (const sub of recipient.subs) sub.state = 'stopped';
  }

  private lose(recipient: Recipient): void {
    recipient.isGone = true;
    this.stopAll(recipient);
    recipient.pending.clear();
  }

  private said(to: Recipient, key: string, pending: Pending): Told {
    const before = to.heard.get(`${pending.program}/${pending.call}`)?.last.material ?? '';
    return { ...pending, to, key, fields: pending.kind === 'call.changed' ? differing(before, pending.material) : [] };
  }

  private tell({ to, key, kind, program: programId, call: callId, subject }: Told): void {
    const name = `${programId}/${callId}`;
    const program = this.programs.get(programId);
    const call = program?.calls.find(({ id }) => id === callId);
    const material = program === undefined || call === undefined ? (to.heard.get(name)?.last.material ?? '') : materialOf(program, call);
    to.pending.delete(key);
    if (kind !== 'call.changed') to.said.add(key);
    hear(to, name, { subject, material, at: this.now });
  }

  private plan(recipient: Recipient): void {
    const wished = new Map<string, Pending>();
    if (!recipient.isGone) {
      const ids = new Set([...this.programs.keys(), ...this.gone.keys()]);
      for (const id of ids) if (!recipient.dismissed.has(id)) this.planProgram(recipient, id, wished);
    }
    const kept = new Map<string, Pending>();
    for (const [key, wish] of wished) {
      const before = recipient.pending.get(key);
      // Something else that it has changed to is another thing to say; what the close has come before is said sooner.
      const stays =
        before !== undefined && before.material === wish.material && !(before.dueAt >= wish.closes && wish.dueAt < before.dueAt);
      kept.set(key, stays ? before : wish);
    }
    recipient.pending = kept;
  }

  private planProgram(recipient: Recipient, programId: string, wished: Map<string, Pending>): void {
    const program = this.programs.get(programId);
    const fitting = program === undefined ? [] : recipient.active.filter((sub) => this.fits(sub, program));
    const wish = (kind: Kind, call: CallFacts, sub: Sub, key: string, material = '') => {
      if (recipient.said.has(key)) return;
      const { closes } = windowOf(call);
      const dueAt = dueBefore(closes, this.now, sub.often, recipient.channel);
      if ((wished.get(key)?.dueAt ?? Infinity) <= dueAt) return;
      wished.set(key, { kind, program: programId, call: call.id, subject: subjectOf(sub), dueAt, material, closes });
    };
    for (const { call } of this.gone.get(programId) ?? []) {
      if (call.announce === false || windowOf(call).closes <= this.now) continue;
      const heard = recipient.heard.get(`${programId}/${call.id}`);
      const sub = this.soonest(recipient, [], heard, call);
      if (heard !== undefined && sub !== undefined) wish('call.withdrawn', call, sub, `call.withdrawn ${programId}/${call.id}`);
    }
    const call = program === undefined ? null : this.liveCall(program);
    if (program === undefined || call === null || call.announce === false) return;
    const name = `${programId}/${call.id}`;
    for (const sub of fitting) wish('match.new', call, sub, `match.new ${name} ${subjectOf(sub)}`);
    const heard = recipient.heard.get(name);
    const sub = this.soonest(recipient, fitting, heard, call);
    if (heard === undefined || sub === undefined) return;
    const { opens } = windowOf(call);
    const isOpen = opens <= this.now;
    const doesFit = fitting.length > 0;
    if (isOpen && doesFit && heard.times.some((at) => at < opens)) wish('call.opened', call, sub, `call.opened ${name}`);
    const material = materialOf(program, call);
    if (heard.last.material !== material) return wish('call.changed', call, sub, `call.changed ${name}`, material);
    if (!isOpen || !doesFit || call.closesAt === undefined) return;
    const step = nearestStep(call.closesAt, this.now, program.closingDays);
    if (step === null || step.since <= heard.last.at) return;
    wish('call.closing', call, sub, `call.closing ${name} ${windowOf(call).closes} ${step.days}`);
  }

  /** Who hears first: of those it fits, else of those through whom the call is known. */
  private soonest(recipient: Recipient, fitting: readonly Sub[], heard: Heard | undefined, call: CallFacts): Sub | undefined {
    const concerned = fitting.length > 0 ? fitting : recipient.active.filter((sub) => heard?.subjects.has(subjectOf(sub)) === true);
    const due = (sub: Sub) => dueBefore(windowOf(call).closes, this.now, sub.often, recipient.channel);
    return [...concerned].sort((a, b) => due(a) - due(b))[0];
  }

  fits(wanted: Wanted, program: ProgramFacts): boolean {
    if (wanted.kind === 'program') return wanted.program === program.id;
    if (wanted.word !== undefined && !program.title.includes(wanted.word)) return false;
    if (wanted.tracks !== undefined && !wanted.tracks.some((track) => program.tracks.includes(track))) return false;
    const profile = wanted.company === undefined ? wanted.profile : this.firms.get(wanted.company);
    if (profile === undefined) return wanted.company === undefined;
    const call = currentCall(program.calls, this.now);
    const verdict = evaluate(program.rule, profile, { asOf: dayOf(this.now), call, programId: program.id });
    return verdict === 'eligible' && sees(profile, ['company'], program.rule, verdict);
  }

  /** The current call, to come or open. */
  liveCall(program: ProgramFacts): CallFacts | null {
    const call = currentCall(program.calls, this.now);
    return call === null || windowOf(call).closes <= this.now || windowOf(call).opens === Infinity ? null : call;
  }

  private noteGone(before: ProgramFacts | undefined, calls: readonly CallFacts[]): void {
    for (const call of before?.calls ?? []) {
      if (calls.some(({ id }) => id === call.id)) continue;
      this.gone.set(before!.id, [...(this.gone.get(before!.id) ?? []), { call }]);
    }
  }
}

export function subjectOf(sub: Pick<Sub, 'id' | 'kind' | 'company' | 'program'>): string {
  if (sub.kind === 'company') return `company:${sub.company}`;
  return sub.kind === 'program' ? `program:${sub.program}` : `search:${sub.id}`;
}

export function windowOf(call: CallFacts): { readonly opens: number; readonly closes: number } {
  const begin = call.opensAt ?? call.noticedOn;
  return { opens: begin === undefined ? Infinity : opening(begin), closes: call.closesAt === undefined ? Infinity : close(call.closesAt) };
}

function currentCall(calls: readonly CallFacts[], now: number): CallFacts | null {
  const by = (list: readonly CallFacts[], order: (call: CallFacts) => number) =>
    [...list].sort((a, b) => (order(a) === order(b) ? (a.id < b.id ? -1 : 1) : order(a) < order(b) ? -1 : 1))[0] ?? null;
  const open = calls.filter((call) => windowOf(call).opens <= now && now < windowOf(call).closes);
  if (open.length > 0) return by(open, (call) => windowOf(call).closes);
  const toCome = calls.filter((call) => windowOf(call).opens > now && windowOf(call).opens !== Infinity);
  if (toCome.length > 0) return by(toCome, (call) => windowOf(call).opens);
  return by(
    calls.filter((call) => windowOf(call).closes <= now),
    (call) => -windowOf(call).closes,
  );
}

function nearestStep(closesAt: string, now: number, days: readonly number[] = [14, 3, 1]): { days: number; since: number } | null {
  const closingDay = dayOf(closesAt.length === 10 ? momentOn(closesAt) : Date.parse(closesAt));
  const begun = days
    .map((each) => ({ days: each, since: momentOn(plusDays(closingDay, -each)) }))
    .filter(({ since }) => since <= now && since < close(closesAt));
  return begun.sort((a, b) => a.days - b.days)[0] ?? null;
}

/** As text, so that what is the same is equal. */
export function materialOf(program: ProgramFacts, call: CallFacts): string {
  const parts = program.material ?? ['dates', 'amount', 'eligibility'];
  const instant = (date: string | undefined) => (date === undefined || date.length === 10 ? (date ?? null) : Date.parse(date));
  return JSON.stringify({
    ...(parts.includes('dates') && { opensAt: instant(call.opensAt), closesAt: instant(call.closesAt), closing: call.closing }),
    ...(parts.includes('amount') && { amount: program.amount }),
    ...(parts.includes('eligibility') && { eligibility: program.asked }),
  });
}

function differing(from: string, to: string): readonly string[] {
  const [a, b] = [from, to].map((text) => JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>);
  return Object.keys(b!).filter((key) => a![key] !== b![key]);
}

function hear(recipient: Recipient, name: string, { subject, material, at }: { subject: string; material: string; at: number }): void {
  const heard = recipient.heard.get(name) ?? { times: [], subjects: new Set<string>(), last: { at: -Infinity, material } };
  recipient.heard.set(name, heard);
  heard.times.push(at);
  heard.subjects.add(subject);
  if (at >= heard.last.at) heard.last = { at, material };
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { FirmCopy, ProgramCopy } from '#copies';
import { LeaseLost } from '#documents';
import { planRecipient, type Decision, type LedgerEntry } from '#telling';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Schedule } from '../delivery/schedule.js';
import { InboxBell } from '../inbox/inbox-bell.js';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { type KeptEntry, Ledger } from '../ledger/ledger.js';
import { StatementCounts } from '../metrics/statement-counts.js';
import { kindOf } from '../subscriptions/secrets.js';
import { Stopping } from '../subscriptions/stopping.service.js';
import { Fits } from './fits.service.js';
import type { Listener } from './listener.js';
import { Listeners } from './listeners.js';
import { OnlyOne } from './only-one.js';
import type { PlanQueue } from './plan-queue.js';
import { type RecipientRead, Situations } from './situations.js';

/** What is looked at before others have their turn. */
const atATime = 500;
/** What is decided together, to be written in the order of ids: the more, the more of it lies side by side in the store. */
const batchSize = 25_000;
/** What is written between two looks at the lease: seconds' worth on a slow store. */
const writtenAtATime = 2_000;
/** How often a recipient is decided anew when another writer came between. */
const attempts = 5;

/** Compares what is true now with the ledger, for whatever is in the queue, and writes what has to change. */
@Injectable()
export class Planner {
  /** Who has something planned that is not in the schedule yet, and when the first of it is due. */
  private readonly fresh = new Map<string, number>();

  constructor(
    private readonly programs: ProgramCopy,
    private readonly firms: FirmCopy,
    private readonly knownCalls: KnownCalls,
    private readonly listeners: Listeners,
    private readonly fits: Fits,
    private readonly situations: Situations,
    private readonly ledger: Ledger,
    private readonly schedule: Schedule,
    private readonly bell: InboxBell,
    private readonly stopping: Stopping,
    private readonly counts: StatementCounts,
    private readonly onlyOne: OnlyOne,
    private readonly clock: Clock,
  ) {}

  /** @throws LeaseLost what is left has to be looked at by whoever holds it now */
  async plan(queue: PlanQueue): Promise<void> {
    const { everything, programs, companies, recipients } = queue.take();
    const each = async (ids: Iterable<string>, plan: (id: string) => Promise<void>) => {
      for (const id of ids) {
        await plan(id);
        // What is due to a recipient at once is one message: of a look at everything nothing is sent before its end.
        if (!everything) this.letGo();
      }
    };
    try {
      await each(everything ? await this.allPrograms() : programs, (id) => this.planProgram(id));
      // With every programme looked at, every firm has been, but for those that are there no more.
      await each(everything ? this.deletedCompanies() : companies, (id) => this.planCompany(id));
      await each(recipients, (id) => this.planRecipient(id));
    } catch (error) {
      queue.everything();
      throw error;
    } finally {
      this.letGo();
    }
  }

  /** What is planned together is sent once all of it is planned: sending a first part would hold up the rest. */
  private letGo(): void {
    for (const [recipient, at] of this.fresh) this.schedule.put(recipient, at);
    this.fresh.clear();
  }

  private deletedCompanies(): readonly string[] {
    return [...this.listeners.companyIds()].filter((id) => this.isDeleted(id));
  }

  /** Also those that are only known to have been there. */
  private async allPrograms(): Promise<ReadonlySet<string>> {
    const ids = new Set(await this.knownCalls.programIds());
    for (const { id, calls } of this.programs.values()) if (calls.length > 0) ids.add(id);
    return ids;
  }

  private async planProgram(programId: string): Promise<void> {
    const taken: RecipientRead[] = [];
    for (const read of await this.situations.ofProgram(programId)) {
      if (taken.push(read) % atATime === 0) await nextTurn();
      if (taken.length === batchSize) await this.write(taken.splice(0));
    }
    await this.write(taken);
  }

  /** A firm has changed, or is there no more: it may fit other programmes, and programmes it was told of may fit it no more. */
  private async planCompany(companyId: string): Promise<void> {
    const listeners = [...this.listeners.ofCompany(companyId)];
    if (listeners.length === 0) return;
    if (this.isDeleted(companyId)) return this.stopAll(listeners);
    const concerned = new Map<string, Set<string>>();
    const bySubject = new Map<string, ReadonlySet<string>>();
    for (const listener of listeners) {
      const { recipient, subject } = listener;
      const programIds = bySubject.get(subject) ?? (await this.programsOf(listener));
      bySubject.set(subject, programIds);
      concerned.set(recipient, new Set([...(concerned.get(recipient) ?? []), ...programIds]));
    }
    for (const [recipient, programIds] of concerned) await this.write(await this.situations.ofRecipient(recipient, programIds));
  }

  /** What fits a subscription, and what was said or is to be said through it: it may fit no more, or be there no more. */
  private async programsOf(listener: Listener): Promise<ReadonlySet<string>> {
    if (listener.kind === 'program') return new Set([listener.programId ?? '']);
    const said = await this.ledger.all('subject', listener.subject);
    return new Set([...[...this.fits.programsFor(listener)].map(({ id }) => id), ...said.map(({ state }) => state.programId)]);
  }

  /** A firm of which nothing has arrived yet is not a deleted one. */
  private isDeleted(companyId: string): boolean {
    return this.firms.profileOf(companyId) === undefined && this.firms.arrivals.versionOf(companyId) > 0;
  }

  /** With a firm go the addresses that were kept for it; what was planned for them is dropped when that is taken up. */
  private async stopAll(listeners: readonly Listener[]): Promise<void> {
    for (const { id } of listeners) await this.stopping.stop(id, 'deleted');
  }

  private async planRecipient(recipient: string): Promise<void> {
    const ids = new Set<string>();
    for (const listener of this.listeners.ofRecipient(recipient)) for (const id of await this.programsOf(listener)) ids.add(id);
    for await (const page of this.ledger.pages('open', `planned ${recipient}`)) for (const { state } of page) ids.add(state.programId);
    await this.write(await this.situations.ofRecipient(recipient, ids));
  }

  private async write(reads: readonly RecipientRead[]): Promise<void> {
    let rest = reads;
    for (let attempt = 1; rest.length > 0 && attempt <= attempts; attempt += 1) {
      const decisions = await this.decide(rest);
      if (decisions.length === 0) return;
      const read = new Map(rest.flatMap(({ entries }) => [...entries]));
      const written = await this.keep(decisions, read);
      written.forEach((entry) => this.note(entry, read.get(entry.id)));
      rest = written.length === decisions.length ? [] : await this.readAgain(rest, decisions, written);
    }
  }

  /** In the order of their ids, as the store keeps them. */
  private async decide(reads: readonly RecipientRead[]): Promise<readonly Decision[]> {
    const decisions: Decision[] = [];
    for (const [at, { situation }] of reads.entries()) {
      for (const decision of planRecipient(situation)) decisions.push(this.atOnceInInbox(decision));
      if ((at + 1) % atATime === 0) await nextTurn();
    }
    return decisions.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private async keep(decisions: readonly Decision[], read: ReadonlyMap<string, KeptEntry>): Promise<readonly KeptEntry[]> {
    const written: KeptEntry[] = [];
    for (let at = 0; at < decisions.length; at += writtenAtATime) {
      if ((await this.onlyOne.hold()) === 'elsewhere') throw new LeaseLost({ name: 'notifications', token: 0 });
      written.push(...(await this.ledger.decide(decisions.slice(at, at + writtenAtATime), read)));
    }
    return written;
  }

  /** Of those whose entries another writer, as the sender, has changed meanwhile. */
  private async readAgain(
    reads: readonly RecipientRead[],
    decisions: readonly Decision[],
    written: readonly KeptEntry[],
  ): Promise<readonly RecipientRead[]> {
    const done = new Set(written.map(({ id }) => id));
    const left = new Set(decisions.filter(({ id }) => !done.has(id)).map(({ entry }) => `${entry.recipient} ${entry.programId}`));
    const again: RecipientRead[] = [];
    for (const { situation } of reads) {
      const { recipient, programId } = situation;
      if (left.has(`${recipient} ${programId}`)) again.push(...(await this.situations.ofRecipient(recipient, [programId])));
    }
    return again;
  }

  /** To be in the ledger is to be in the inbox. */
  private atOnceInInbox(decision: Decision): Decision {
    const { entry } = decision;
    if (entry.state !== 'planned' || kindOf(entry.recipient) !== 'inbox') return decision;
    return { ...decision, entry: { ...entry, state: 'sent', sentAt: this.clock.asOf() } };
  }

  private note({ state }: KeptEntry, before: KeptEntry | undefined): void {
    if (state.state === 'planned') {
      if (before?.state.state !== 'planned') this.counts.add('planned', [state]);
      const { recipient, dueAt } = state;
      this.fresh.set(recipient, Math.min(Date.parse(dueAt), this.fresh.get(recipient) ?? Infinity));
    } else if (state.state === 'sent') {
      this.counts.add('sent', [state]);
      this.ring(state);
    } else if (state.state === 'suppressed' && before?.state.state === 'planned') this.counts.add('suppressed', [state]);
  }

  private ring({ subject }: LedgerEntry): void {
    const [kind, id] = subject.split(':');
    if (kind === 'company' && id !== undefined) this.bell.ring(id);
  }
}

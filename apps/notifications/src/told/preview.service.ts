import { ProgramCopy } from '#copies';
import type { PublishedProgram } from '#contracts';
import { ledgerKey, planRecipient, type GoneCall, type LedgerEntry, type Listening } from '#telling';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { entryIdAmong } from '../ledger/entry-id.js';
import { Ledger } from '../ledger/ledger.js';
import { baselineEntries } from '../planning/baseline-entries.js';
import { type Listener, listenerOf } from '../planning/listener.js';
import { liveCallOf } from '../planning/live-call.js';
import { type DueByWish, goneCall, listeningOf } from '../planning/situations.js';
import { kindOf } from '../subscriptions/secrets.js';
import type { Frequency, Subscription } from '../subscriptions/subscription.js';
import { SubscriptionStore } from '../subscriptions/subscriptions.store.js';
import { HypotheticalPrograms } from './hypothetical-programs.service.js';
import type { PreviewAnswer } from './preview.answer.js';
import { PreviewTally } from './preview-tally.js';

/** What would be decided for one recipient. */
interface Concerned {
  readonly listening: Listening[];
  readonly frequencies: Map<string, Frequency>;
}

type Entries = Map<string, Map<string, LedgerEntry>>;

/**
 * Works out who would be told what if a programme were saved as it is now, by the decisions that the planner would make. Nothing is written. The
 * subscriptions are read from where they are kept: only whoever plans has them in memory.
 */
@Injectable()
export class TellingPreview {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly hypothetical: HypotheticalPrograms,
    private readonly subscriptions: SubscriptionStore,
    private readonly knownCalls: KnownCalls,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  has(programId: string): boolean {
    return this.programs.get(programId) !== undefined;
  }

  async of(program: PublishedProgram): Promise<PreviewAnswer> {
    const now = this.clock.now();
    const call = liveCallOf(program, now);
    const entries = await this.entriesOf(program.id);
    const gone = await this.goneWith(program);
    const fits = call === null || call.silent ? () => false : this.hypothetical.judge(program);
    const concerned = await this.concerned(program, fits, entries);

    const tally = new PreviewTally();
    for (const [recipient, { listening, frequencies }] of concerned) {
      const ledger = entries.get(recipient) ?? new Map<string, LedgerEntry>();
      const situation = { now, recipient, programId: program.id, call, gone, listening, ledger, idOf: entryIdAmong(ledger) };
      tally.add(recipient, planRecipient(situation), (id) => frequencies.get(id) ?? 'at-once');
    }
    return tally.answer();
  }

  /** Those that have heard of the programme, with all that they subscribe to, and those that it would fit. */
  private async concerned(
    program: PublishedProgram,
    fits: (listener: Listener) => boolean,
    entries: Entries,
  ): Promise<ReadonlyMap<string, Concerned>> {
    const now = this.clock.now();
    const concerned = new Map<string, Concerned>();
    const due: DueByWish = new Map();
    for await (const page of this.subscriptions.pages({ index: 'state', anyOf: ['active'] })) {
      for (const { id, state } of page) {
        const listener = listenerOf(id, state);
        enterBaseline(entries, program.id, id, state);
        const isFitting = fits(listener);
        if (!isFitting && !entries.has(listener.recipient)) continue;
        const one = concerned.get(listener.recipient) ?? { listening: [], frequencies: new Map<string, Frequency>() };
        concerned.set(listener.recipient, one);
        one.listening.push(listeningOf(listener, isFitting, now, due));
        one.frequencies.set(id, kindOf(listener.recipient) === 'inbox' ? 'at-once' : listener.frequency);
      }
    }
    return concerned;
  }

  private async entriesOf(programId: string): Promise<Entries> {
    const entries: Entries = new Map();
    for await (const page of this.ledger.pages('program', programId)) for (const { id, state } of page) enter(entries, id, state);
    return entries;
  }

  /** What was withdrawn, and what the programme would not have any more. */
  private async goneWith({ id, calls }: PublishedProgram): Promise<readonly GoneCall[]> {
    const goneAt = this.clock.asOf();
    const kept = new Set(calls.filter(isDated).map((call) => call.id));
    const known = await this.knownCalls.of(id);
    return known
      .filter(({ state }) => !kept.has(state.callId))
      .flatMap(({ state }) => goneCall({ ...state, goneAt: state.goneAt ?? goneAt }));
  }
}

/** As known calls are: without a date nobody was told of it. */
function isDated({ noticedOn, opensAt, closesAt }: PublishedProgram['calls'][number]): boolean {
  return (noticedOn ?? opensAt ?? closesAt) !== undefined;
}

/** What fitted a subscription when it was made and is still to be entered in the ledger. */
function enterBaseline(entries: Entries, programId: string, id: string, subscription: Subscription): void {
  for (const entry of baselineEntries(id, subscription)) {
    if (entry.programId !== programId) continue;
    enter(entries, entryIdAmong(entries.get(entry.recipient))(ledgerKey(entry)), entry);
  }
}

function enter(entries: Entries, id: string, entry: LedgerEntry): void {
  const own = entries.get(entry.recipient) ?? new Map<string, LedgerEntry>();
  entries.set(entry.recipient, own);
  if (!own.has(id)) own.set(id, entry);
}

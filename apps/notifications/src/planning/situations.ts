import { ProgramCopy } from '#copies';
import type { PublishedProgram } from '#contracts';
import { dueTimes, type GoneCall, type LedgerEntry, type Listening, type LiveCall, type RecipientSituation } from '#telling';
import { windowOf } from '#eligibility';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { KnownCall } from '../known-calls/known-call.js';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { entryIdAmong } from '../ledger/entry-id.js';
import { type KeptEntry, Ledger } from '../ledger/ledger.js';
import { kindOf } from '../subscriptions/secrets.js';
import { Fits } from './fits.service.js';
import type { Listener } from './listener.js';
import { Listeners } from './listeners.js';
import { liveCallOf } from './live-call.js';

export interface RecipientRead {
  readonly situation: RecipientSituation;
  readonly entries: ReadonlyMap<string, KeptEntry>;
}

/** When what is planned at one moment is due, by how it is wished for: many subscriptions share it. */
export type DueByWish = Map<string, Listening['due']>;

/** What a programme is at one moment, the same for all whom it concerns. */
type Moment = {
  readonly now: number;
  readonly programId: string;
  readonly gone: readonly GoneCall[];
  readonly due: DueByWish;
} & ({ readonly call: null } | { readonly program: PublishedProgram; readonly call: LiveCall });

/** Puts together what is to be known to decide what recipients should hear of a programme. */
@Injectable()
export class Situations {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly fits: Fits,
    private readonly listeners: Listeners,
    private readonly ledger: Ledger,
    private readonly knownCalls: KnownCalls,
    private readonly clock: Clock,
  ) {}

  /** Everyone whom a programme concerns: those it fits, and those who have heard of it or are about to. Looks at its calls first. */
  async ofProgram(programId: string): Promise<Iterable<RecipientRead>> {
    const known = await this.look(programId);
    const entries = byRecipient(await this.ledger.all('program', programId));
    const fitting = new Map<string, Listener[]>();
    const at = this.momentOf(programId, known);
    if (at.call !== null) {
      for (const listener of this.fits.listenersFor(at.program)) push(fitting, listener.recipient, listener);
    }
    const recipients = new Set([...fitting.keys(), ...entries.keys()]);
    const read = (recipient: string) => this.read(at, recipient, fitting.get(recipient) ?? [], entries.get(recipient) ?? []);
    // Made as they are taken: there may be a hundred thousand.
    return (function* () {
      for (const recipient of recipients) yield read(recipient);
    })();
  }

  /** A programme of which nothing has arrived was not deleted: its topic may have been lost and be filled again. What was known of it stays. */
  private async look(programId: string): Promise<readonly KnownCall[]> {
    const program = this.programs.get(programId);
    if (program !== undefined || this.programs.arrivals.versionOf(programId) > 0) return this.knownCalls.observe(programId, program);
    return (await this.knownCalls.of(programId)).map(({ state }) => state);
  }

  /** One recipient and some programmes. Looks at their calls first. */
  async ofRecipient(recipient: string, programIds: Iterable<string>): Promise<readonly RecipientRead[]> {
    const ids = [...new Set(programIds)];
    const entries = await this.ledger.ofRecipient(recipient, ids);
    const reads: RecipientRead[] = [];
    for (const programId of ids) {
      const program = this.programs.get(programId);
      const known = await this.look(programId);
      const fitting =
        program === undefined ? [] : [...this.listeners.ofRecipient(recipient)].filter((each) => this.fits.fits(each, program));
      const own = entries.filter(({ state }) => state.programId === programId);
      reads.push(this.read(this.momentOf(programId, known), recipient, fitting, own));
    }
    return reads;
  }

  private momentOf(programId: string, known: readonly KnownCall[]): Moment {
    const now = this.clock.now();
    const program = this.programs.get(programId);
    const call = program === undefined ? null : liveCallOf(program, now);
    const rest = { now, programId, gone: known.flatMap(goneCall), due: new Map() };
    return program === undefined || call === null ? { ...rest, call: null } : { ...rest, program, call };
  }

  private read(
    { now, programId, call, gone, due }: Moment,
    recipient: string,
    fitting: readonly Listener[],
    entries: readonly KeptEntry[],
  ): RecipientRead {
    const fits = new Set(fitting.map(({ id }) => id));
    const kept = new Map(entries.map((entry) => [entry.id, entry]));
    const listening = Array.from(this.listeners.ofRecipient(recipient), (each) => listeningOf(each, fits.has(each.id), now, due));
    const situation: RecipientSituation = {
      now,
      recipient,
      programId,
      call,
      gone,
      listening,
      ledger: new Map<string, LedgerEntry>(entries.map(({ id, state }) => [id, state])),
      idOf: entryIdAmong(kept),
    };
    return { situation, entries: kept };
  }
}

/**
 * One subscription, in what is decided for its recipient.
 * @param times of `now`; added to
 */
export function listeningOf({ id, subject, recipient, frequency }: Listener, fits: boolean, now: number, times: DueByWish): Listening {
  const channel = kindOf(recipient);
  // An inbox disturbs nobody.
  const wish = { frequency: channel === 'inbox' ? 'at-once' : frequency, channel } as const;
  const key = `${wish.frequency} ${channel}`;
  const due = times.get(key) ?? dueTimes(wish, now);
  times.set(key, due);
  return { subscriptionId: id, subject, fits, due };
}

/** A known call as one that was withdrawn; none where it was not, or nobody is told of it. */
export function goneCall({ callId, goneAt, isSilent, opensAt, closesAt }: KnownCall): GoneCall[] {
  return goneAt === undefined || isSilent ? [] : [{ id: callId, closes: windowOf({ opensAt, closesAt }).closes }];
}

function byRecipient(entries: readonly KeptEntry[]): ReadonlyMap<string, readonly KeptEntry[]> {
  const map = new Map<string, KeptEntry[]>();
  for (const entry of entries) push(map, entry.state.recipient, entry);
  return map;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

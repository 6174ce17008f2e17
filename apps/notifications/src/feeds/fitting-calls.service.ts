import { ProgramCopy } from '#copies';
import type { Call, PublishedProgram } from '#contracts';
import { windowOf } from '#eligibility';
import { seoulDay, seoulMoment, yearOf } from '#korea';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { KnownCall } from '../known-calls/known-call.js';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { Fits } from '../planning/fits.service.js';
import type { Listener } from '../planning/listener.js';
import { callToComeOrOpen } from '../planning/live-call.js';
import { Breath } from '../breath.js';
import { FoundTexts } from './found-texts.service.js';

/** How many calls a feed shows. */
const mostCalls = 200;

/** A call to come or open that fits. */
export interface FittingCall {
  readonly program: PublishedProgram;
  readonly call: Call;
  /** When what is shown of it last changed, epoch milliseconds; the same whoever asks, and when. */
  readonly changedAt: number;
  /** Grows with every change that a calendar shows. */
  readonly sequence: number;
}

/** Whom the calls should fit: a firm, or a search with the text it was made of. */
export interface Sought {
  readonly listener: Listener;
  readonly query?: string;
}

type Found = Pick<FittingCall, 'program' | 'call'>;

/** The calls that fit a firm or a search now, as its feeds show them. */
@Injectable()
export class FittingCalls {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly texts: FoundTexts,
    private readonly fits: Fits,
    private readonly knownCalls: KnownCalls,
    private readonly clock: Clock,
  ) {}

  /** Those noticed last, the latest change first. */
  async newest(sought: Sought): Promise<readonly FittingCall[]> {
    const noticed = (await this.found(sought)).sort((a, b) => noticedAt(b.call) - noticedAt(a.call) || byId(a, b));
    const shown = await this.withHistory(noticed.slice(0, mostCalls));
    return shown.toSorted((a, b) => b.changedAt - a.changedAt || byId(a, b));
  }

  /** Those with a closing date, the next to close first: however many fit, no deadline that is near is left out. */
  async closing(sought: Sought): Promise<readonly FittingCall[]> {
    const closing = (await this.found(sought)).filter(({ call }) => call.closesAt !== undefined);
    closing.sort((a, b) => windowOf(a.call).closes - windowOf(b.call).closes || byId(a, b));
    return this.withHistory(closing.slice(0, mostCalls));
  }

  private async found({ listener, query }: Sought): Promise<Found[]> {
    const now = this.clock.now();
    const { search } = listener;
    if (search === undefined) return Array.from(this.fits.programsFor(listener), (program) => foundCall(program, now)).flat();

    const isText = query !== undefined && search.text !== null;
    const candidates = isText ? await this.texts.programsWith(query, search.text) : this.programs.values();
    const rest = { ...listener, search: { ...search, text: null } };
    const found: Found[] = [];
    const breath = new Breath();
    for (const program of candidates) {
      const [call] = foundCall(program, now);
      if (call !== undefined && this.fits.fits(rest, program)) found.push(call);
      if (breath.isDue) await breath.take();
    }
    return found;
  }

  private withHistory(found: readonly Found[]): Promise<readonly FittingCall[]> {
    const now = this.clock.now();
    return Promise.all(
      found.map(async ({ program, call }) => {
        const known = await this.knownCalls.one(program.id, call.id);
        return { program, call, changedAt: changedAt(call, known, now), sequence: known?.sequence ?? 0 };
      }),
    );
  }
}

function foundCall(program: PublishedProgram, now: number): Found[] {
  const call = callToComeOrOpen(program, now);
  return call === null ? [] : [{ program, call }];
}

/** Of a call that was not looked at yet: the last of its own dates that has come, else the beginning of the year. */
function changedAt(call: Call, known: KnownCall | null, now: number): number {
  if (known !== null) return Date.parse(known.seenAt);
  const past = [noticedAt(call), windowOf(call).opens].filter((moment) => moment <= now);
  const year = String(yearOf(seoulDay(now))).padStart(4, '0');
  return past.length > 0 ? Math.max(...past) : seoulMoment(`${year}-01-01`);
}

function noticedAt({ noticedOn, opensAt }: Call): number {
  return windowOf({ opensAt: noticedOn ?? opensAt }).opens;
}

function byId(a: Found, b: Found): number {
  return a.program.id < b.program.id ? -1 : a.program.id > b.program.id ? 1 : 0;
}

import { setImmediate as breathe } from 'node:timers/promises';
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
import { liveCallOf } from '../planning/live-call.js';

/** How many calls a feed shows. */
const mostCalls = 200;
/** To ask a text of many programmes takes seconds, in which others want answers too. */
const breathMillis = 10;

/** A call to come or open that fits. */
export interface FittingCall {
  readonly program: PublishedProgram;
  readonly call: Call;
  /** When what is shown of it last changed, epoch milliseconds; the same whoever asks, and when. */
  readonly changedAt: number;
  /** Grows with every change that a calendar shows. */
  readonly sequence: number;
}

type Found = Pick<FittingCall, 'program' | 'call'>;

/** The calls that fit a firm or a search now, as its feeds show them. */
@Injectable()
export class FittingCalls {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly fits: Fits,
    private readonly knownCalls: KnownCalls,
    private readonly clock: Clock,
  ) {}

  /** Those noticed last, the latest change first. */
  async newest(listener: Listener): Promise<readonly FittingCall[]> {
    const noticed = (await this.found(listener)).sort((a, b) => noticedAt(b.call) - noticedAt(a.call) || byId(a, b));
    const shown = await this.withHistory(noticed.slice(0, mostCalls));
    return shown.toSorted((a, b) => b.changedAt - a.changedAt || byId(a, b));
  }

  /** Those with a closing date, the next to close first: however many fit, no deadline that is near is left out. */
  async closing(listener: Listener): Promise<readonly FittingCall[]> {
    const closing = (await this.found(listener)).filter(({ call }) => call.closesAt !== undefined);
    closing.sort((a, b) => windowOf(a.call).closes - windowOf(b.call).closes || byId(a, b));
    return this.withHistory(closing.slice(0, mostCalls));
  }

  private async found(listener: Listener): Promise<Found[]> {
    const found: Found[] = [];
    for await (const program of this.fitting(listener)) {
      const live = liveCallOf(program, this.clock.now());
      const call = program.calls.find(({ id }) => id === live?.id);
      if (call !== undefined) found.push({ program, call });
    }
    return found;
  }

  private async *fitting(listener: Listener): AsyncGenerator<PublishedProgram> {
    if (listener.kind === 'company') return yield* this.fits.programsFor(listener);
    let since = performance.now();
    for (const program of this.programs.values()) {
      if (liveCallOf(program, this.clock.now()) !== null && this.fits.fits(listener, program)) yield program;
      if (performance.now() - since < breathMillis) continue;
      await breathe();
      since = performance.now();
    }
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

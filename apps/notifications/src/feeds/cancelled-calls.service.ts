import { ProgramCopy } from '#copies';
import { noFilter, passes } from '#contracts';
import { windowOf } from '#eligibility';
import type { TextQuery } from '#search';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { type KnownCall, knownCallId } from '../known-calls/known-call.js';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { Ledger } from '../ledger/ledger.js';
import type { PreparedSearch } from '../planning/listener.js';

/** A calendar that is read less often keeps an event for a call that is not there. */
const keptMillis = 90 * 86_400_000;
/** Real time: how old what is known of all withdrawn calls may be. They are many, and anyone may ask. */
const rereadMillis = 60_000;

/** A call with a closing date that was withdrawn before it closed. */
export type CancelledCall = KnownCall & { readonly closesAt: string; readonly goneAt: string };

/** The calls that a calendar has shown and has to take back. */
@Injectable()
export class CancelledCalls {
  private last: { readonly readAt: number; readonly calls: Promise<readonly CancelledCall[]> } | null = null;

  constructor(
    private readonly programs: ProgramCopy,
    private readonly knownCalls: KnownCalls,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** Those that a firm was told of, or that fitted when it subscribed: the ledger knows. */
  async ofCompany(companyId: string): Promise<readonly CancelledCall[]> {
    const heardOf = new Map<string, { readonly programId: string; readonly callId: string }>();
    for await (const page of this.ledger.pages('subject', `company:${companyId}`)) {
      for (const { programId, callId } of page.map(({ state }) => state)) {
        const isThere = this.programs.get(programId)?.calls.some(({ id }) => id === callId) ?? false;
        if (!isThere) heardOf.set(knownCallId(programId, callId), { programId, callId });
      }
    }
    const known = await Promise.all(Array.from(heardOf.values(), ({ programId, callId }) => this.knownCalls.one(programId, callId)));
    return this.kept(known.filter((call) => call !== null));
  }

  /**
   * Those whose title has the text. A programme that is not there any more cannot be held against a filter: where one is asked, its calls are left
   * out, and without a text all are.
   */
  async ofSearch({ text, filter }: PreparedSearch): Promise<readonly CancelledCall[]> {
    if (text === null) return [];
    const calls = (await this.all()).filter((call) => hasText(text, call));
    const asOf = this.clock.asOf();
    return this.kept(calls).filter(({ programId }) => {
      const program = this.programs.get(programId);
      return filter === noFilter || (program !== undefined && passes(filter, program, asOf));
    });
  }

  private async all(): Promise<readonly CancelledCall[]> {
    const now = this.clock.real();
    if (this.last === null || now - this.last.readAt > rereadMillis) this.last = { readAt: now, calls: this.read() };
    try {
      return await this.last.calls;
    } catch (error) {
      // A rejected attempt is not remembered: the next one has to try again.
      this.last = null;
      throw error;
    }
  }

  private async read(): Promise<readonly CancelledCall[]> {
    const found: CancelledCall[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.knownCalls.gone(after);
      found.push(...this.kept(page.map(({ state }) => state)));
      after = page.at(-1)?.id;
      if (after === undefined) return found;
    }
  }

  private kept(calls: readonly KnownCall[]): readonly CancelledCall[] {
    const since = this.clock.now() - keptMillis;
    return calls.filter(isCancelled).filter(({ goneAt }) => Date.parse(goneAt) >= since);
  }
}

/** What was taken away after it had closed was not withdrawn. */
function isCancelled(call: KnownCall): call is CancelledCall {
  const { closesAt, goneAt } = call;
  return closesAt !== undefined && goneAt !== undefined && Date.parse(goneAt) < windowOf({ closesAt }).closes;
}

function hasText(text: TextQuery, { programId, programTitle, title }: KnownCall): boolean {
  return text.fits({
    id: programId,
    version: 0,
    title: `${programTitle}\n${title}`,
    otherNames: [],
    labels: [],
    supports: [],
    summary: '',
    host: '',
  });
}

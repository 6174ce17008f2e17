import { ProgramCopy } from '#copies';
import type { LedgerEntry } from '#telling';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { type KeptEntry, Ledger } from '../ledger/ledger.js';
import type { ToldAnswer } from './told.answer.js';
import { ToldTally } from './told-tally.js';

/** The ledger, read from the side of a call. */
@Injectable()
export class Told {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly knownCalls: KnownCalls,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** Whether there is, or was, such a call. */
  async has(programId: string, callId: string): Promise<boolean> {
    if (this.programs.get(programId)?.calls.some(({ id }) => id === callId) === true) return true;
    return (await this.knownCalls.one(programId, callId)) !== null;
  }

  async ofCall(programId: string, callId: string): Promise<ToldAnswer> {
    const tally = new ToldTally();
    for await (const entries of this.entriesOf(programId, callId)) for (const { id, state } of entries) tally.add(id, state);
    return tally.answer();
  }

  /**
   * Plans what has failed anew, due now; what else there is stays as it is.
   * @returns how many; one that someone else has just planned is not among them
   */
  async resend(programId: string, callId: string): Promise<number> {
    const dueAt = this.clock.asOf();
    let planned = 0;
    for await (const entries of this.entriesOf(programId, callId)) {
      const failed = entries.filter(({ state }) => state.state === 'failed');
      planned += (await this.ledger.replace(failed, ({ state }) => plannedAgain(state, dueAt))).length;
    }
    return planned;
  }

  private async *entriesOf(programId: string, callId: string): AsyncGenerator<readonly KeptEntry[]> {
    for await (const page of this.ledger.pages('program', programId)) yield page.filter(({ state }) => state.callId === callId);
  }
}

/** The message that failed is gone: this one is part of the next. */
function plannedAgain({ failure: _failure, deliveryId: _deliveryId, ...entry }: LedgerEntry, dueAt: string): LedgerEntry {
  return { ...entry, state: 'planned', dueAt, resent: (entry.resent ?? 0) + 1 };
}

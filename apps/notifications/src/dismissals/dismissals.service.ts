import { Clock, Problem } from '#service-kit';
import type { LedgerEntry } from '#telling';
import { Injectable } from '@nestjs/common';
import { type KeptEntry, Ledger } from '../ledger/ledger.js';
import { Secrets } from '../subscriptions/secrets.js';

/** How often it is tried over when whoever sends has changed the entry meanwhile. */
const attempts = 5;

export type Dismissal = NonNullable<LedgerEntry['dismissed']>;

/** Notes in the ledger that a recipient wants to hear no more of a programme. */
@Injectable()
export class Dismissals {
  constructor(
    private readonly ledger: Ledger,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * @param token to manage what the recipient of that entry hears
   * @throws Problem `not-found` for no such entry, or another's token
   */
  async dismiss(
    entryId: string,
    token: string | undefined,
    reason: Omit<Dismissal, 'at'>,
  ): Promise<LedgerEntry & { dismissed: Dismissal }> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const entry = await this.entry(entryId, token);
      const dismissed = { ...reason, at: this.clock.asOf() };
      const [written] = await this.ledger.replace([entry], ({ state }) => ({ ...state, dismissed }));
      if (written !== undefined) return { ...written.state, dismissed };
    }
    throw new Problem('conflict');
  }

  /**
   * What a recipient was told, for them to look at.
   * @throws Problem `not-found` as above
   */
  async told(entryId: string, token: string | undefined): Promise<LedgerEntry> {
    return (await this.entry(entryId, token)).state;
  }

  private async entry(id: string, token: string | undefined): Promise<KeptEntry> {
    const entry = await this.ledger.get(id);
    if (entry === null || !(await this.secrets.isToken('manage', entry.state.recipient, token))) throw new Problem('not-found');
    return entry;
  }
}

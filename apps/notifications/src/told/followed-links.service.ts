import type { LedgerEntry } from '#telling';
import { Clock, Config } from '#service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { Ledger } from '../ledger/ledger.js';
import { SubscriptionStore } from '../subscriptions/subscriptions.store.js';
import { profileAddress } from './profile-address.js';

const attempts = 3;
/** Servers on the way refuse addresses that are longer than some thousand characters. */
const longestQuery = 3_000;

/** The links in messages: where they lead, and that they were followed. */
@Injectable()
export class FollowedLinks {
  private readonly logger = new Logger('Links');

  constructor(
    private readonly ledger: Ledger,
    private readonly subscriptions: SubscriptionStore,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The page that an entry's link leads to; null where there is no such entry. */
  async targetOf(entryId: string): Promise<string | null> {
    const entry = await this.ledger.get(entryId);
    if (entry === null) return null;
    const page = `${this.config.publicUrl}/programs/${encodeURIComponent(entry.state.programId)}`;
    const query = await this.profileOf(entry.state);
    return query === '' || query.length > longestQuery ? page : `${page}?${query}`;
  }

  /** Notes when a link was first followed. Whoever follows it gets there even where that cannot be kept. */
  async note(entryId: string): Promise<void> {
    try {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const entry = await this.ledger.get(entryId);
        if (entry === null || !isOut(entry.state) || entry.state.openedAt !== undefined) return;
        const openedAt = this.clock.asOf();
        if ((await this.ledger.replace([entry], ({ state }) => ({ ...state, openedAt }))).length > 0) return;
      }
    } catch (error) {
      this.logger.warn(`Not noted as opened: ${String(error)}`);
    }
  }

  /** Of a saved search with a profile, so that the page shows the verdict for it. */
  private async profileOf({ subscriptionId, subject }: LedgerEntry): Promise<string> {
    if (!subject.startsWith('search:')) return '';
    const subscription = await this.subscriptions.live(subscriptionId);
    const profile = subscription?.state.search?.profile ?? null;
    return profile === null ? '' : profileAddress(profile).toString();
  }
}

/** While it is on its way the entry belongs to whoever sends it: a write in between would keep them from noting that it was sent. */
function isOut({ state }: LedgerEntry): boolean {
  return state === 'sent' || state === 'failed';
}

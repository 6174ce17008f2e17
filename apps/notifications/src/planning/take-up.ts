import { VersionConflict } from '#documents';
import { ledgerKey } from '#telling';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { entryIdAmong } from '../ledger/entry-id.js';
import { Ledger } from '../ledger/ledger.js';
import type { Subscription } from '../subscriptions/subscription.js';
import { type KeptSubscription, SubscriptionStore } from '../subscriptions/subscriptions.store.js';
import { baselineEntries } from './baseline-entries.js';
import { listenerOf } from './listener.js';
import { Listeners } from './listeners.js';
import type { PlanQueue } from './plan-queue.js';

/** Takes subscriptions up that have begun or ended since, on whichever instance that was. */
@Injectable()
export class TakeUp {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly listeners: Listeners,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** All active ones, on taking the lease. */
  async all(): Promise<void> {
    this.listeners.clear();
    for await (const page of this.store.pages({ index: 'state', anyOf: ['active'] })) {
      for (const { id, state } of page) this.listeners.put(listenerOf(id, state));
    }
  }

  async news(queue: PlanQueue): Promise<void> {
    for await (const page of this.store.pages({ index: 'unplanned', anyOf: ['yes'] })) {
      for (const subscription of page) await this.one(subscription, queue);
    }
  }

  private async one(subscription: KeptSubscription, queue: PlanQueue): Promise<void> {
    const { id, state } = subscription;
    if (state.state === 'active') {
      await this.enterBaseline(id, state);
      this.listeners.put(listenerOf(id, state));
    } else {
      this.listeners.remove(id);
    }
    queue.recipient(state.recipient);
    await this.mark(subscription);
  }

  /** What fitted already is known and not told. What the recipient has heard of before stays as it was told. */
  private async enterBaseline(id: string, subscription: Subscription): Promise<void> {
    const entries = baselineEntries(id, subscription);
    const programIds = new Set(entries.map(({ programId }) => programId));
    const present = await this.ledger.ofRecipient(subscription.recipient, programIds);
    const known = new Map(present.map((kept) => [kept.id, kept]));
    const idOf = entryIdAmong(known);
    const decisions = entries.flatMap((entry) => {
      const entryId = idOf(ledgerKey(entry));
      const before = known.get(entryId)?.state;
      // What was given up untold would be told now, though it is no news to whoever asks today.
      const isFree =
        before === undefined || (before.state === 'suppressed' && before.dismissed === undefined && before.suppressedFor !== 'baseline');
      return isFree ? [{ id: entryId, entry }] : [];
    });
    await this.ledger.decide(decisions, known);
  }

  private async mark({ id, version, state }: KeptSubscription): Promise<void> {
    try {
      const next = { ...state, baseline: state.state === 'pending' ? state.baseline : null, isPlanned: true };
      await this.store.collection.put({ id, expectedVersion: version, state: next, at: this.clock.asOf(), by: 'system' });
    } catch (error) {
      // It has changed meanwhile and is not planned yet: it comes up again.
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
}

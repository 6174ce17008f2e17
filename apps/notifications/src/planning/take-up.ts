import { VersionConflict } from '#documents';
import { ledgerKey, type LedgerEntry } from '#telling';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { entryIdOf } from '../ledger/entry-id.js';
import { Ledger } from '../ledger/ledger.js';
import { subjectOf, type Subscription } from '../subscriptions/subscription.js';
import { type KeptSubscription, SubscriptionStore } from '../subscriptions/subscriptions.store.js';
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
  private async enterBaseline(id: string, { baseline, recipient, createdAt, ...subscription }: Subscription): Promise<void> {
    const entries = (baseline ?? []).map(({ programId, callId, material }): LedgerEntry => {
      const subject = subjectOf({ id, ...subscription });
      const times = { plannedAt: createdAt, dueAt: createdAt };
      const told = { state: 'suppressed', suppressedFor: 'baseline' } as const;
      return { kind: 'match.new', recipient, subject, subscriptionId: id, programId, callId, material, ...times, ...told };
    });
    const present = await Promise.all(entries.map((entry) => this.ledger.byKey(ledgerKey(entry))));
    const decisions = entries.flatMap((entry, index) => {
      const before = present[index]?.state;
      // What was given up untold would be told now, though it is no news to whoever asks today.
      const isFree =
        before === undefined || (before.state === 'suppressed' && before.dismissed === undefined && before.suppressedFor !== 'baseline');
      return isFree ? [{ id: present[index]?.id ?? entryIdOf(ledgerKey(entry)), entry }] : [];
    });
    await this.ledger.decide(decisions, new Map(present.flatMap((kept) => (kept === null ? [] : [[kept.id, kept]]))));
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

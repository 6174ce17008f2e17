import { Histogram } from '#service-kit';
import type { LedgerEntry } from '#telling';
import { Injectable } from '@nestjs/common';
import { kindOf } from '../subscriptions/secrets.js';
import type { ChannelKind } from '../subscriptions/subscription.js';

export const statementOutcomes = ['planned', 'sent', 'failed', 'suppressed'] as const;
export type StatementOutcome = (typeof statementOutcomes)[number];

/** Seconds: a digest of many thousand mails takes minutes, a mail server that is away hours. */
const bounds = [1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400];

/** What became of statements since the start, by channel. */
@Injectable()
export class StatementCounts {
  readonly delays = new Histogram(
    'ieum_notifications_delay_seconds',
    'From when a statement was due until its channel had acknowledged it, by the clock everything is judged by.',
    bounds,
  );
  private readonly counts = new Map<ChannelKind, Map<StatementOutcome, number>>();
  private readonly attempted = new Map<ChannelKind, number>();

  add(outcome: StatementOutcome, entries: readonly LedgerEntry[]): void {
    for (const { recipient, dueAt, sentAt } of entries) {
      const channel = kindOf(recipient);
      const counts = this.counts.get(channel) ?? new Map<StatementOutcome, number>();
      this.counts.set(channel, counts.set(outcome, (counts.get(outcome) ?? 0) + 1));
      // What is in the ledger is in the inbox: nothing lies between.
      if (outcome !== 'sent' || sentAt === undefined || channel === 'inbox') continue;
      this.delays.observe({ channel }, Math.max(0, Date.parse(sentAt) - Date.parse(dueAt)) / 1000);
    }
  }

  attempt(channel: ChannelKind): void {
    this.attempted.set(channel, (this.attempted.get(channel) ?? 0) + 1);
  }

  total(outcome: StatementOutcome): number {
    return [...this.counts.values()].reduce((sum, counts) => sum + (counts.get(outcome) ?? 0), 0);
  }

  /** All outcomes of each channel that has had one, so that a rate is seen from the first. */
  byChannel(): readonly { readonly channel: ChannelKind; readonly outcome: StatementOutcome; readonly value: number }[] {
    return [...this.counts].flatMap(([channel, counts]) =>
      statementOutcomes.map((outcome) => ({ channel, outcome, value: counts.get(outcome) ?? 0 })),
    );
  }

  attempts(): readonly { readonly channel: ChannelKind; readonly value: number }[] {
    return Array.from(this.attempted, ([channel, value]) => ({ channel, value }));
  }
}

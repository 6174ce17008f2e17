import type { LedgerEntry } from '#telling';
import { kindOf } from '../subscriptions/secrets.js';
import type { ToldAnswer, ToldCounts, ToldFailure } from './told.answer.js';

type Counts = Record<keyof ToldCounts, number>;

const shownFailures = 200;

/** Counts what became of all that was to be said of a call, entry by entry. */
export class ToldTally {
  private readonly counts = none();
  private readonly byKind = new Map<string, Counts>();
  private readonly byChannel = new Map<string, Counts>();
  private readonly suppressedFor = new Map<string, number>();
  private readonly delays: number[] = [];
  private readonly failures: ToldFailure[] = [];
  private baseline = 0;

  add(id: string, entry: LedgerEntry): void {
    if (entry.state === 'suppressed' && entry.suppressedFor === 'baseline') {
      this.baseline += 1;
      return;
    }
    const { state, kind, recipient, suppressedFor = 'unknown', failure = '', dueAt, sentAt, openedAt } = entry;
    for (const counts of [this.counts, of(this.byKind, kind), of(this.byChannel, kindOf(recipient))]) {
      counts[state] += 1;
      if (openedAt !== undefined) counts.opened += 1;
    }
    if (state === 'suppressed') this.suppressedFor.set(suppressedFor, (this.suppressedFor.get(suppressedFor) ?? 0) + 1);
    if (state === 'sent' && sentAt !== undefined) this.delays.push(Math.max(0, Date.parse(sentAt) - Date.parse(dueAt)) / 1000);
    if (state === 'failed') this.failures.push({ entry: id, recipient, reason: failure });
  }

  answer(): ToldAnswer {
    const delays = this.delays.toSorted((a, b) => a - b);
    return {
      ...this.counts,
      baseline: this.baseline,
      byKind: Object.fromEntries(this.byKind),
      byChannel: Object.fromEntries(this.byChannel),
      suppressedFor: Object.fromEntries(this.suppressedFor),
      delay: { medianSeconds: percentile(delays, 50), p95Seconds: percentile(delays, 95) },
      failures: this.failures.toSorted((a, b) => (a.entry < b.entry ? -1 : 1)).slice(0, shownFailures),
    };
  }
}

/** The least of the values, in ascending order, that so many of a hundred do not exceed (nearest rank). */
function percentile(ascending: readonly number[], percent: number): number | null {
  return ascending[Math.ceil((ascending.length * percent) / 100) - 1] ?? null;
}

function none(): Counts {
  return { planned: 0, sending: 0, sent: 0, failed: 0, suppressed: 0, opened: 0 };
}

function of(counts: Map<string, Counts>, name: string): Counts {
  const found = counts.get(name) ?? none();
  counts.set(name, found);
  return found;
}

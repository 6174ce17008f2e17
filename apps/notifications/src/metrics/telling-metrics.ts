import { Clock, Metrics, type MetricSource } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Schedule } from '../delivery/schedule.js';
import { Sender } from '../delivery/sender.js';
import { Listeners } from '../planning/listeners.js';
import { OnlyOne } from '../planning/only-one.js';
import { PlanningLoop } from '../planning/planning.loop.js';
import { StatementCounts } from './statement-counts.js';

type Samples = ReturnType<MetricSource['read']>;

/** What this instance tells and has still to tell. Whoever does not hold the lease knows nothing of what waits, and says nothing of it. */
@Injectable()
export class TellingMetrics {
  constructor(
    metrics: Metrics,
    counts: StatementCounts,
    private readonly onlyOne: OnlyOne,
    loop: PlanningLoop,
    listeners: Listeners,
    private readonly schedule: Schedule,
    private readonly sender: Sender,
    private readonly clock: Clock,
  ) {
    metrics.add(
      gauge('leading', 'Whether this instance plans and sends.', () => [{ value: onlyOne.isHeld() ? 1 : 0 }]),
      gauge('failing', 'Whether the last look at what there is to tell failed.', () => [{ value: loop.isFailing ? 1 : 0 }]),
      gauge('subscriptions', 'Active subscriptions that are listened for.', () => this.whileLeading(() => [{ value: listeners.size }])),
      gauge('waiting', 'Recipients that something is due to now or later, and messages that are tried again.', () => this.waiting()),
      counter('statements_total', 'Statements by what became of them.', () =>
        counts.byChannel().map(({ channel, outcome, value }) => ({ labels: { channel, outcome }, value })),
      ),
      counter('attempts_total', 'Messages handed over or tried to.', () =>
        counts.attempts().map(({ channel, value }) => ({ labels: { channel }, value })),
      ),
      counts.delays,
    );
  }

  private waiting(): Samples {
    return this.whileLeading(() =>
      this.sender.pumps.flatMap(({ kind: channel, waiting }) => {
        const times = this.schedule.of(channel);
        const due = times.dueBy(this.clock.now());
        return [
          { labels: { channel, until: 'now' }, value: due },
          { labels: { channel, until: 'later' }, value: times.size - due },
          { labels: { channel, until: 'retry' }, value: waiting },
        ];
      }),
    );
  }

  private whileLeading(read: () => Samples): Samples {
    return this.onlyOne.isHeld() ? read() : [];
  }
}

function gauge(name: string, help: string, read: () => Samples): MetricSource {
  return { name: `ieum_notifications_${name}`, help, type: 'gauge', read };
}

function counter(name: string, help: string, read: () => Samples): MetricSource {
  return { name: `ieum_notifications_${name}`, help, type: 'counter', read };
}

import { topics } from '#contracts';
import { Events } from '#events';
import { Metrics, Readiness, type MetricSource } from '#service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { copiesView } from './copies.controller.js';
import { FirmCopy } from './firm-copy.js';
import { ClockedIndex } from './clocked-index.js';
import { ProgramCopy } from './program-copy.js';

const mb = (bytes: number): number => Math.round(bytes / 1e4) / 100;

/** Tells how far the index has been rebuilt from the topics: in readiness, in the metrics, and once in the log when it is done. */
@Injectable()
export class RebuildService implements OnApplicationBootstrap {
  private readonly logger = new Logger('match-index');
  private readonly began = performance.now();
  private wasDone = false;

  constructor(
    private readonly index: ClockedIndex,
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly events: Events,
    readiness: Readiness,
    metrics: Metrics,
  ) {
    readiness.add('match-index', async () => ({ ok: this.isDone, detail: this.state() }));
    readiness.needs('match-index');
    metrics.add(
      gauge('ieum_match_index_firms', 'Firms in the match index.', () => this.firms.size),
      gauge('ieum_match_index_programs', 'Programmes in the match index.', () => this.programs.size),
      gauge('ieum_match_index_bytes', 'Memory of the match index outside the JavaScript heap.', () => this.bytes()),
    );
  }

  /** Whether the copies hold all that there was at the start. They never become less than that. */
  get isDone(): boolean {
    this.wasDone ||= this.allCaughtUp();
    return this.wasDone;
  }

  onApplicationBootstrap(): void {
    void this.events.caughtUp().then(
      () => {
        const { firms, programs, megabytes } = this.state();
        const seconds = Math.round(performance.now() - this.began) / 1000;
        this.logger.log(
          `Rebuilt from the topics: ${firms} firms and ${programs} programmes, ${megabytes} MB, ${seconds} s after the start`,
        );
      },
      // Closed before it was done: there is nothing to tell.
      () => undefined,
    );
  }

  private allCaughtUp(): boolean {
    const views = this.events.views().filter((each) => each.view === copiesView);
    return [topics.companies, topics.programs].every((topic) => views.some((each) => each.topic === topic && each.caughtUp));
  }

  private state() {
    const left = this.events.views().flatMap((each) => (each.view === copiesView ? each.lag : []));
    return {
      firms: this.firms.size,
      programs: this.programs.size,
      megabytes: mb(this.bytes()),
      left: left.reduce((sum, lag) => sum + lag, 0),
    };
  }

  private bytes(): number {
    const { bitmaps, profiles, ids } = this.index.firms.memory;
    return bitmaps + profiles + ids + this.index.programs.memory;
  }
}

function gauge(name: string, help: string, read: () => number): MetricSource {
  return { name, help, type: 'gauge', read: () => [{ value: read() }] };
}

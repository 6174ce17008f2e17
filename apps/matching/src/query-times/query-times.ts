import { Histogram, Metrics } from '#service-kit';
import { Injectable } from '@nestjs/common';

/** What is asked of the index: programmes for a firm, one programme for a firm, programmes by text, how many a rule reaches, a programme's firms. */
export type Query = 'matches' | 'match' | 'search' | 'reach' | 'companies';

/** Seconds. */
const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** How long the work of an answer takes, apart from reading the request, waiting for a version to arrive and writing the answer. */
@Injectable()
export class QueryTimes {
  private readonly times = new Histogram('ieum_query_duration_seconds', 'How long it took to work out an answer.', bounds);

  constructor(metrics: Metrics) {
    metrics.add(this.times);
  }

  /** Does the work and notes how long that took; what fails is not counted. */
  measure<T>(query: Query, work: () => T): T {
    const from = performance.now();
    const note = () => this.times.observe({ query }, (performance.now() - from) / 1000);
    const outcome = work();
    if (outcome instanceof Promise) void outcome.then(note, () => undefined);
    else note();
    return outcome;
  }
}

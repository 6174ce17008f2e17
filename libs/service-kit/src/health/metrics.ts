import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { AnsweredRequest } from '../logging/request-log.js';
import { writeMetric, type Sample } from './metric-text.js';

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  readonly labels: Readonly<Record<string, string>>;
  readonly counts: number[];
  sum: number;
  count: number;
}

/** A gauge or counter that is read when it is asked for. */
export interface MetricSource {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  readonly read: () => readonly Sample[];
}

/** What this process has done and is doing, as Prometheus reads it. */
export class Metrics {
  private readonly requests = new Map<string, Histogram>();
  private readonly sources: MetricSource[] = [];
  private readonly loop = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.loop.enable();
    this.add(...processSources(() => this.loop.percentile(99) / 1e9));
  }

  /** Routes are templates and statuses few, so that the number of series stays bounded. */
  readonly observe = ({ method, route, status, seconds }: AnsweredRequest): void => {
    const key = `${method} ${route} ${status}`;
    const histogram = this.requests.get(key) ?? {
      labels: { method, route, status: String(status) },
      counts: bounds.map(() => 0),
      sum: 0,
      count: 0,
    };
    this.requests.set(key, histogram);
    histogram.sum += seconds;
    histogram.count += 1;
    bounds.forEach((bound, index) => {
      if (seconds <= bound) histogram.counts[index] = (histogram.counts[index] ?? 0) + 1;
    });
  };

  add(...sources: readonly MetricSource[]): void {
    this.sources.push(...sources);
  }

  /** Prometheus text exposition format 0.0.4. */
  text(): string {
    const metrics = this.sources.map(({ name, help, type, read }) => writeMetric(name, help, type, read()));
    return [this.durations(), ...metrics].join('');
  }

  close(): void {
    this.loop.disable();
  }

  private durations(): string {
    const name = 'http_request_duration_seconds';
    const samples = [...this.requests.values()].flatMap(({ labels, counts, sum, count }): Sample[] => [
      ...bounds.map((bound, index) => ({ suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: counts[index] ?? 0 })),
      { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
      { suffix: '_sum', labels, value: sum },
      { suffix: '_count', labels, value: count },
    ]);
    return writeMetric(name, 'How long requests took to answer.', 'histogram', samples);
  }
}

function processSources(loopDelay: () => number): MetricSource[] {
  const gauge = (name: string, help: string, read: () => number): MetricSource => ({
    name,
    help,
    type: 'gauge',
    read: () => [{ value: read() }],
  });
  return [
    gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss()),
    gauge('nodejs_heap_size_used_bytes', 'JavaScript heap in use.', () => process.memoryUsage().heapUsed),
    gauge('nodejs_external_memory_bytes', 'Memory outside the JavaScript heap.', () => process.memoryUsage().external),
    gauge('nodejs_eventloop_lag_p99_seconds', 'Event loop delay, 99th percentile since the start.', loopDelay),
    gauge('process_start_time_seconds', 'Start of the process.', () => Math.round(Date.now() / 1000 - process.uptime())),
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time used.',
      type: 'counter',
      read: () => [{ value: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 }],
    },
  ];
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { AnsweredRequest } from '../logging/request-log.js';
import { Histogram } from './histogram.js';
import { writeMetric, type Sample } from './metric-text.js';

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A metric that is read when it is asked for. */
export interface MetricSource {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly read: () => readonly Sample[];
}

/** What this process has done and is doing, as Prometheus reads it. */
export class Metrics {
  private readonly requests = new Histogram('http_request_duration_seconds', 'How long requests took to answer.', bounds);
  private readonly sources: MetricSource[] = [this.requests];
  private readonly loop = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.loop.enable();
    this.add(...processSources(() => this.loop.percentile(99) / 1e9));
  }

  /** Routes are templates and statuses few, so that the number of series stays bounded. */
  readonly observe = ({ method, route, status, seconds }: AnsweredRequest): void =>
    this.requests.observe({ method, route, status: String(status) }, seconds);

  add(...sources: readonly MetricSource[]): void {
    this.sources.push(...sources);
  }

  /** Prometheus text exposition format 0.0.4. */
  text(): string {
    // The format allows a metric's name to be told once; several sources may share it, as the relays do.
    const names = new Map(this.sources.map((source) => [source.name, source]));
    const metrics = Array.from(names.values(), ({ name, help, type }) =>
      writeMetric(
        name,
        help,
        type,
        this.sources.filter((source) => source.name === name).flatMap(({ read }) => read()),
      ),
    );
    return metrics.join('');
  }

  close(): void {
    this.loop.disable();
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

import { setTimeout as sleep } from 'node:timers/promises';
import { Config, ConfigError, Metrics, Readiness, type MetricSource } from '#service-kit';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { Pace } from '../pace.js';
import { routes } from '../routes/routes.table.js';
import { type Standing, UpstreamInstance } from './upstream-instance.js';

const known = new Set(routes.flatMap(({ service }) => (service === null ? [] : [service])));

/**
 * The services behind the edge, each with its instances. Each is asked every second how it stands. Requests go to those that are ready; where
 * none of a service is, to those that have answers all the same: what all instances stand on may be away at once.
 *
 * The edge is ready once every service has been, and from then on while any takes requests: the loss of one must not take the others away.
 */
@Injectable()
export class Upstreams implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger('Upstreams');
  private readonly services: ReadonlyMap<string, readonly UpstreamInstance[]>;
  private readonly next = new Map<string, number>();
  private readonly stop = new AbortController();
  private readonly listeners: ((instance: UpstreamInstance) => void)[] = [];
  private begun = false;

  constructor(
    config: Config,
    readiness: Readiness,
    metrics: Metrics,
    private readonly pace: Pace,
  ) {
    this.services = openServices(config);
    readiness.add('upstreams', async () => ({ ok: this.isReady(), detail: this.counts() }));
    metrics.add(
      this.gauge('ieum_edge_upstream_ready', 'Whether an instance of a service is ready.', 'ready'),
      this.gauge(
        'ieum_edge_upstream_answering',
        'Whether an instance of a service is not ready and has answers all the same.',
        'answering',
      ),
    );
  }

  /** Whether the edge was told of any instance. */
  has(service: string): boolean {
    return this.services.has(service);
  }

  /** The next in turn of the best that there are; null where none has answers. With `after`, another one if there is another. */
  pick(service: string, after?: UpstreamInstance): UpstreamInstance | null {
    const instances = this.services.get(service) ?? [];
    const others = instances.filter((instance) => instance !== after);
    const choices = [others, instances].flatMap((from) => takers.map((standing) => from.filter(is(standing))));
    const choice = choices.find(isSome) ?? [];
    const turn = this.next.get(service) ?? 0;
    this.next.set(service, turn + 1);
    return choice[turn % choice.length] ?? null;
  }

  /** Gets no requests until it says again that it is ready. */
  leaveOut(instance: UpstreamInstance): void {
    this.note(instance, 'away');
  }

  /** Called whenever an instance becomes ready. */
  onReady(listener: (instance: UpstreamInstance) => void): void {
    this.listeners.push(listener);
  }

  onApplicationBootstrap(): void {
    for (const service of known) if (!this.has(service)) this.logger.warn(`IEUM_UPSTREAMS names no ${service}: its paths are not found`);
    for (const service of this.services.keys()) if (!known.has(service as never)) this.logger.warn(`no path leads to ${service}`);
    for (const instance of this.all()) void this.watch(instance);
  }

  onModuleDestroy(): void {
    this.stop.abort();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.all().map(({ pool }) => pool.destroy()));
  }

  private async watch(instance: UpstreamInstance): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      const standing = await instance.ask(this.pace.readyAnswerMs, signal);
      if (signal.aborted) return;
      this.note(instance, standing);
      await sleep(this.pace.readyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private note(instance: UpstreamInstance, standing: Standing): void {
    if (instance.standing === standing) return;
    instance.standing = standing;
    this.logger.log(`${instance.service} ${instance.number} is ${told[standing]}`);
    if (standing === 'ready') for (const listener of this.listeners) listener(instance);
  }

  private isReady(): boolean {
    const counts = Object.values(this.counts());
    this.begun ||= counts.every(({ ready }) => ready > 0);
    return this.begun && this.all().some(({ standing }) => standing !== 'away');
  }

  private counts(): Record<string, { readonly ready: number; readonly of: number }> {
    return Object.fromEntries(
      [...this.services].map(([service, instances]) => [service, { ready: instances.filter(is('ready')).length, of: instances.length }]),
    );
  }

  private gauge(name: string, help: string, standing: Standing): MetricSource {
    const read = () =>
      this.all().map((instance) => ({
        labels: { service: instance.service, instance: String(instance.number) },
        value: instance.standing === standing ? 1 : 0,
      }));
    return { name, help, type: 'gauge', read };
  }

  private all(): readonly UpstreamInstance[] {
    return [...this.services.values()].flat();
  }
}

/** The best first. */
const takers = ['ready', 'answering'] as const;

const told: Readonly<Record<Standing, string>> = {
  ready: 'ready',
  answering: 'not ready, and asked only where no other is',
  away: 'left out',
};

const is = (standing: Standing) => (instance: UpstreamInstance) => instance.standing === standing;

const isSome = (instances: readonly UpstreamInstance[]) => instances.length > 0;

/** @throws ConfigError no service at all */
function openServices({ upstreams }: Config): ReadonlyMap<string, readonly UpstreamInstance[]> {
  const services = Object.entries(upstreams);
  if (services.length === 0) {
    throw new ConfigError([{ name: 'IEUM_UPSTREAMS', expects: '<service>=http://<host>:<port>|http://…, separated by commas' }]);
  }
  return new Map(
    services.map(([service, origins]) => [service, origins.map((origin, at) => new UpstreamInstance(service, at + 1, origin))]),
  );
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Config, ConfigError, Metrics, Readiness } from '#service-kit';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { Pace } from '../pace.js';
import { routes } from '../routes/routes.table.js';
import { UpstreamInstance } from './upstream-instance.js';

const known = new Set(routes.flatMap(({ service }) => (service === null ? [] : [service])));

/**
 * The services behind the edge, each with its instances. Each is asked every second whether it is ready; whoever is not gets no requests.
 *
 * The edge is ready once every service has been, and from then on while any is: the loss of one must not take the others away.
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
    metrics.add({
      name: 'ieum_edge_upstream_ready',
      help: 'Whether an instance of a service takes requests.',
      type: 'gauge',
      read: () => this.all().map(({ service, number, ready }) => ({ labels: { service, instance: String(number) }, value: ready ? 1 : 0 })),
    });
  }

  /** Whether the edge was told of any instance. */
  has(service: string): boolean {
    return this.services.has(service);
  }

  /** The next ready instance in turn; null where there is none. With `after`, another one if there is another. */
  pick(service: string, after?: UpstreamInstance): UpstreamInstance | null {
    const ready = (this.services.get(service) ?? []).filter((instance) => instance.ready);
    const others = ready.filter((instance) => instance !== after);
    const choice = others.length > 0 ? others : ready;
    const turn = this.next.get(service) ?? 0;
    this.next.set(service, turn + 1);
    return choice[turn % choice.length] ?? null;
  }

  /** Gets no requests until it says again that it is ready. */
  leaveOut(instance: UpstreamInstance): void {
    this.note(instance, false);
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
      const ready = await instance.asksReady(this.pace.readyAnswerMs, signal);
      if (signal.aborted) return;
      this.note(instance, ready);
      await sleep(this.pace.readyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private note(instance: UpstreamInstance, ready: boolean): void {
    if (instance.ready === ready) return;
    instance.ready = ready;
    this.logger.log(`${instance.service} ${instance.number} is ${ready ? 'ready' : 'left out'}`);
    if (ready) for (const listener of this.listeners) listener(instance);
  }

  private isReady(): boolean {
    const counts = Object.values(this.counts());
    this.begun ||= counts.every(({ ready }) => ready > 0);
    return this.begun && counts.some(({ ready }) => ready > 0);
  }

  private counts(): Record<string, { readonly ready: number; readonly of: number }> {
    return Object.fromEntries(
      [...this.services].map(([service, instances]) => [
        service,
        { ready: instances.filter(({ ready }) => ready).length, of: instances.length },
      ]),
    );
  }

  private all(): readonly UpstreamInstance[] {
    return [...this.services.values()].flat();
  }
}

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

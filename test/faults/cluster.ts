import { freePorts } from '../../tools/stack/free-port.js';
import { Served } from './served.js';
import { until } from '../support/until.js';

export interface ClusterPlace {
  readonly folder: string;
  /** As `IEUM_EVENTS` takes it. */
  readonly events: string;
  /** Without a database: each service has one of its own. */
  readonly mongodb: string;
}

/** Two processes share the firms, so that two relays compete for their lease; two keep copies for matching. */
const instances = [
  ['companies-1', 'companies'],
  ['companies-2', 'companies'],
  ['programs-1', 'programs'],
  ['programs-2', 'programs'],
  ['matching-1', 'matching'],
  ['matching-2', 'matching'],
] as const;

/** All services as processes, behind one edge. */
export class Cluster {
  readonly edge: Served;
  readonly services: readonly Served[];

  private constructor(services: readonly Served[], edge: Served) {
    this.services = services;
    this.edge = edge;
  }

  static async start({ folder, events, mongodb }: ClusterPlace): Promise<Cluster> {
    const [edgePort = 0, ...ports] = await freePorts(instances.length + 1);
    const services = instances.map(
      ([name, app], at) =>
        new Served({
          name,
          app,
          port: ports[at] ?? 0,
          folder,
          environment: { IEUM_EVENTS: events, IEUM_DOCUMENTS: `${mongodb}/${app}` },
        }),
    );
    const upstreams = [...new Set(services.map(({ app }) => app))].map(
      (app) => `${app}=${services.flatMap((each) => (each.app === app ? [each.client.url] : [])).join('|')}`,
    );
    const edge = new Served({ name: 'edge', app: 'edge', port: edgePort, folder, environment: { IEUM_UPSTREAMS: upstreams.join(',') } });
    const cluster = new Cluster(services, edge);
    try {
      await Promise.all(cluster.all.map(({ process }) => process.start()));
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  get all(): readonly Served[] {
    return [...this.services, this.edge];
  }

  of(app: string): readonly Served[] {
    return this.services.filter((each) => each.app === app);
  }

  /** What is in the way of everything being well; null if nothing is: every process ready, and each known to the edge as ready. */
  async ailment(): Promise<string | null> {
    const answers = await Promise.all(this.all.map((each) => each.notReady()));
    const notReady = answers.filter((answer) => answer !== null);
    if (notReady.length > 0) return notReady.join('; ');
    const ready = await this.edge.metric('ieum_edge_upstream_ready');
    return ready === this.services.length ? null : `the edge sees ${ready} of ${this.services.length} services ready`;
  }

  async healthy(): Promise<void> {
    await until('every process is ready', () => this.ailment());
  }

  /** Resolves once each of these says that it is not ready. */
  async notices(services: readonly Served[]): Promise<void> {
    await until('the outage is noticed', async () => {
      const answers = await Promise.all(services.map((each) => each.notReady()));
      const ready = services.filter((_, at) => answers[at] === null);
      return ready.length === 0 ? null : `${ready.map(({ name }) => name).join(', ')} still ready`;
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map(({ process }) => process.stop()));
  }

  async kill(): Promise<void> {
    await Promise.all(this.all.map(({ process }) => process.kill()));
  }
}

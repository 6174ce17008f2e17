import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, temporaryFolder } from './support/server.js';
import { runService, type RunningService } from './support/service.js';

interface Apart {
  /** Those that docs/operations.md tells to set where it runs apart. */
  readonly variables: Readonly<Record<string, string>>;
  /** What it says it waits for while none of its neighbours is there. */
  readonly lacks: readonly string[];
  /** Something that it, and no other, has in its metrics. */
  readonly metric: string;
}

const operations = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

/** Nobody is at these addresses. */
const nowhere = 'http://127.0.0.1:1';
const withEvents = { IEUM_EVENTS: 'kafka://127.0.0.1:1', IEUM_STAFF_KEY: 'a-key-for-the-tests' };

const services: Readonly<Record<string, Apart>> = {
  companies: {
    variables: withEvents,
    lacks: ['events', 'relay ieum.companies', 'views'],
    metric: 'ieum_relay_failing{topic="ieum.companies"} 1',
  },
  programs: {
    variables: withEvents,
    lacks: ['events', 'relay ieum.programs', 'views'],
    metric: 'ieum_relay_failing{topic="ieum.programs"} 1',
  },
  matching: {
    variables: withEvents,
    lacks: ['events', 'match-index', 'views'],
    metric: 'ieum_view_position{view="search",topic="ieum.programs"} 0',
  },
  notifications: {
    variables: withEvents,
    lacks: ['events', 'match-index', 'views'],
    metric: 'ieum_notifications_leading 0',
  },
  web: { variables: { IEUM_API_URL: nowhere }, lacks: [], metric: 'process_start_time_seconds' },
  edge: {
    variables: { IEUM_UPSTREAMS: `matching=${nowhere}` },
    lacks: ['upstreams'],
    metric: 'ieum_edge_upstream_ready{service="matching",instance="1"} 0',
  },
};

describe('each service, built and in a process of its own', () => {
  const folder = temporaryFolder();
  let service: RunningService | null = null;
  afterEach(() => service?.kill());
  afterAll(() => folder.remove());

  it('is one of these', () => {
    expect(Object.keys(services).sort()).toEqual(readdirSync(join(root, 'apps')).filter((name) => name !== 'ieum'));
  });

  it.each(Object.entries(services))(
    '%s starts with no more than its variables, says what it waits for, has metrics that are documented, and stops when told to',
    async (name, { variables, lacks, metric }) => {
      service = await runService(name, { ...variables, IEUM_DATA: join(folder.path, name) });
      await live(service);
      expect(await lacking(service, lacks)).toEqual(lacks);
      const metrics = await (await fetch(`${service.url}/metrics`)).text();
      expect(metrics).toContain(metric);
      const named = [...metrics.matchAll(/^# HELP (\S+)/gm)].map(([, each = '']) => each);
      expect(named.filter((each) => !operations.includes(`\`${each}\``))).toEqual([]);
      expect((await fetch(`${service.url}/openapi.json`)).status).toBe(200);
      expect(await service.stop()).toBe(0);
    },
    60_000,
  );
});

/** Resolves once it answers; rejects where it ends before. */
async function live({ url, ready }: RunningService): Promise<void> {
  const failure = ready.then(
    () => null,
    (reason: Error) => reason,
  );
  while ((await fetch(`${url}/health/live`).catch(() => null))?.status !== 200) {
    const failed = await Promise.race([failure, Promise.resolve(null)]);
    if (failed !== null) throw failed;
  }
}

/** Which parts are not ready: as expected, or whatever it was in the end. What is away is noticed within seconds. */
async function lacking({ url }: RunningService, expected: readonly string[]): Promise<readonly string[]> {
  for (const end = Date.now() + 20_000; ;) {
    const { parts } = (await (await fetch(`${url}/health/ready`)).json()) as { readonly parts: Record<string, { readonly ok: boolean }> };
    const found = Object.keys(parts)
      .filter((part) => parts[part]?.ok === false)
      .sort();
    if (found.join() === expected.join() || Date.now() > end) return found;
  }
}

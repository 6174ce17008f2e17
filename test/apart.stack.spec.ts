import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Match } from '#contracts';
import { Api } from './support/api.js';
import { businessNumber } from './support/business-numbers.js';
import { freePort, temporaryFolder } from './support/server.js';
import { runService, type RunningService } from './support/service.js';

const kafka = process.env['KAFKA_URL'] ?? '';
const mongo = process.env['MONGODB_URL'] ?? '';
const meilisearch = process.env['MEILISEARCH_URL'] ?? '';

const isHere = kafka !== '' && mongo !== '';
if (!isHere) console.log('skipped: the services apart, as KAFKA_URL and MONGODB_URL name no servers');

(isHere ? describe : describe.skip)('each service in a process of its own, behind the edge', () => {
  const folder = temporaryFolder();
  const run = `t${randomBytes(5).toString('hex')}`;
  const apiKey = 'a-key-for-the-tests';
  const services = new Map<string, RunningService>();
  let api: Api;

  const start = async (name: string, service: string, more: Readonly<Record<string, string>> = {}) => {
    const database = new URL(mongo);
    database.pathname = `/${run}-${service}`;
    const started = await runService(service, {
      IEUM_DATA: join(folder.path, name),
      IEUM_DOCUMENTS: database.href,
      IEUM_EVENTS: `${kafka}?partitions=3&prefix=${run}-`,
      ...(meilisearch !== '' && { IEUM_SEARCH: meilisearch }),
      IEUM_CLOCK: '2024-03-04T09:00:00+09:00@2024-03-04T09:00:00+09:00',
      IEUM_STAFF_KEY: apiKey,
      ...more,
    });
    services.set(name, started);
    return started;
  };
  const urlOf = (name: string) => services.get(name)!.url;

  beforeAll(async () => {
    // The pages ask the edge, and the edge leads to the pages: one of the two has to be known before it runs.
    const edgePort = await freePort();
    await Promise.all([
      start('companies', 'companies'),
      start('programs', 'programs'),
      start('matching-1', 'matching'),
      start('matching-2', 'matching'),
      start('web', 'web', { IEUM_API_URL: `http://127.0.0.1:${edgePort}` }),
    ]);
    const upstreams = `companies=${urlOf('companies')},programs=${urlOf('programs')},matching=${urlOf('matching-1')}|${urlOf('matching-2')},web=${urlOf('web')}`;
    await start('edge', 'edge', { IEUM_UPSTREAMS: upstreams, PORT: String(edgePort) });
    await Promise.all([...services.values()].map(({ ready }) => ready));
    api = new Api({ url: urlOf('edge'), apiKey });
  }, 180_000);

  afterAll(async () => {
    const codes = await Promise.all([...services.values()].map((service) => service.stop()));
    folder.remove();
    expect(codes.every((code) => code === 0 || code === null)).toBe(true);
  }, 30_000);

  it('is ready, and described as one', async () => {
    const { status, body } = await api.get<{ parts: { upstreams: { detail: object } } }>('/health/ready');
    expect(status).toBe(200);
    expect(body.parts.upstreams.detail).toEqual({
      companies: { ready: 1, of: 1 },
      programs: { ready: 1, of: 1 },
      matching: { ready: 2, of: 2 },
      web: { ready: 1, of: 1 },
    });
    const { body: openApi } = await api.get<{ paths: object }>('/openapi.json');
    expect(Object.keys(openApi.paths)).toEqual(expect.arrayContaining(['/api/companies', '/api/programs', '/api/matches']));
  });

  it('shows a firm the programme that fits it, on a page and by the API', async () => {
    const profile = { sites: [{ kind: 'head', area: '43130' }], industries: ['28202'], employees: 23 };
    const { status, body } = await api.anonymous.post<{ items: readonly Match[] }>('/api/matches', { profile });
    expect([status, body.items[0]?.program.id]).toEqual([200, 'chungju-battery-elevator']);
    const page = await api.anonymous.get<string>('/programs/chungju-battery-elevator', { Accept: 'text/html' });
    expect([page.status, page.body.includes('승강기')]).toEqual([200, true]);
  });

  it('lets a reader see what was just written, whichever instance answers', async () => {
    const { status, body } = await api.post<{ id: string; version: number }>('/api/companies', {
      name: '가람전지',
      businessNumber: businessNumber(731),
      stage: 'operating',
      sites: [{ kind: 'head', area: '43130' }],
    });
    expect(status).toBe(201);
    for (let time = 0; time < 4; time += 1) {
      expect((await api.get(`/api/companies/${body.id}/matches?atLeast=${body.version}`)).status).toBe(200);
    }
    expect((await api.get(`/api/search?q=%EC%8A%B9%EA%B0%95%EA%B8%B0`)).body).toMatchObject({ total: expect.any(Number) });
  });

  it('answers every question while an instance stops, another is killed and both come back', async () => {
    const profile = { sites: [{ kind: 'head', area: '43130' }] };
    const asking = new AbortController();
    const statuses = new Map<number, number>();
    const askers = Array.from({ length: 3 }, async () => {
      while (!asking.signal.aborted) {
        const { status } = await api.anonymous.post('/api/matches', { profile });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    });
    expect(await services.get('matching-1')!.stop()).toBe(0);
    await start('matching-1', 'matching', { PORT: new URL(urlOf('matching-1')).port }).then(({ ready }) => ready);
    await untilReady('matching', 2);
    await services.get('matching-2')!.kill();
    await start('matching-2', 'matching', { PORT: new URL(urlOf('matching-2')).port }).then(({ ready }) => ready);
    await untilReady('matching', 2);
    asking.abort();
    await Promise.all(askers);
    expect([...statuses.keys()]).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(20);
  }, 120_000);

  async function untilReady(service: string, count: number): Promise<void> {
    for (;;) {
      const { body } = await api.get<{ parts: { upstreams: { detail: Record<string, { ready: number }> } } }>('/health/ready');
      if (body.parts.upstreams.detail[service]?.ready === count) return;
    }
  }
});

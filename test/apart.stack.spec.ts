import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Match } from '#contracts';
import { Webhook } from 'standardwebhooks';
import { openHttpReceiver } from '../apps/notifications/testing/http-receiver.js';
import { Api } from './support/api.js';
import { businessNumber } from './support/business-numbers.js';
import { freePorts } from '../tools/stack/free-port.js';
import { temporaryFolder } from './support/server.js';
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
    const [edgePort] = await freePorts(1);
    await Promise.all([
      start('companies', 'companies'),
      start('programs', 'programs'),
      start('matching-1', 'matching'),
      start('matching-2', 'matching'),
      start('notifications-1', 'notifications', { IEUM_WEBHOOK_PRIVATE: 'allow' }),
      start('notifications-2', 'notifications', { IEUM_WEBHOOK_PRIVATE: 'allow' }),
      start('web', 'web', { IEUM_API_URL: `http://127.0.0.1:${edgePort}` }),
    ]);
    const both = (service: string) => `${service}=${urlOf(`${service}-1`)}|${urlOf(`${service}-2`)}`;
    const one = (service: string) => `${service}=${urlOf(service)}`;
    const upstreams = [one('companies'), one('programs'), both('matching'), both('notifications'), one('web')].join(',');
    await start('edge', 'edge', { IEUM_UPSTREAMS: upstreams, PORT: String(edgePort) });
    await Promise.all([...services.values()].map(({ ready }) => ready));
    api = new Api({ url: urlOf('edge'), apiKey });
    // The edge is ready with one of each.
    for (const service of ['matching', 'notifications']) await untilReady(service, 2);
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
      notifications: { ready: 2, of: 2 },
      web: { ready: 1, of: 1 },
    });
    const { body: openApi } = await api.get<{ paths: object }>('/openapi.json');
    expect(Object.keys(openApi.paths)).toEqual(
      expect.arrayContaining(['/api/companies', '/api/programs', '/api/matches', '/api/subscriptions']),
    );
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

  it('tells a firm of each programme once, also when the instance that tells is killed', async () => {
    const receiver = await openHttpReceiver();
    const { body: firm } = await api.post<{ id: string }>('/api/companies', {
      name: '단골전지',
      businessNumber: businessNumber(732),
      sites: [{ kind: 'head', area: '43750' }],
    });
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const asked = { kind: 'company', companyId: firm.id, channel: { webhook: receiver.url, secret } };
    expect((await api.post('/api/subscriptions', asked)).status).toBe(201);

    const first = await publishProgram('진천 첫째 사업');
    await until(() => receiver.received.length > 0);
    const [call] = receiver.received;
    expect(new Webhook(secret).verify(call!.body, call!.headers as Record<string, string>)).toMatchObject({
      type: 'match.new',
      data: { companyId: firm.id, programId: first },
    });
    await untilTold(first, 'sent');

    const leading = await leaders();
    expect(leading).toHaveLength(1);
    await services.get(leading[0]!)!.kill();
    const second = await publishProgram('진천 둘째 사업');
    await until(() => receiver.received.length > 1);
    await untilTold(second, 'sent');
    expect(await leaders()).toEqual(['notifications-1', 'notifications-2'].filter((name) => name !== leading[0]));

    // The one that was killed comes back, finds that all has been told, and waits.
    await start(leading[0]!, 'notifications', { PORT: new URL(urlOf(leading[0]!)).port, IEUM_WEBHOOK_PRIVATE: 'allow' }).then(
      ({ ready }) => ready,
    );
    const third = await publishProgram('진천 셋째 사업');
    await until(() => receiver.received.length > 2);
    const told = receiver.received.map(({ body }) => (JSON.parse(body) as { data: { programId: string } }).data.programId);
    expect(told).toEqual([first, second, third]);
    await receiver.close();
  }, 120_000);

  /** Open from yesterday for a month, by the clock of these services: the system's. */
  async function publishProgram(title: string): Promise<string> {
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const { status, body } = await api.post<{ id: string }>('/api/programs', {
      title,
      applicants: ['company'],
      host: { organization: '충북과학기술혁신원' },
      rule: { site: { in: ['43750'] } },
      calls: [{ id: 'c', title: `${title} 모집 공고`, opensAt: day(-1), closesAt: day(30), closing: 'fixed' }],
    });
    expect(status).toBe(201);
    return body.id;
  }

  async function leaders(): Promise<readonly string[]> {
    const names = ['notifications-1', 'notifications-2'];
    const texts = await Promise.all(
      names.map((name) =>
        fetch(`${urlOf(name)}/metrics`).then(
          (answer) => answer.text(),
          () => '',
        ),
      ),
    );
    return names.filter((_, at) => texts[at]?.includes('ieum_notifications_leading 1'));
  }

  async function untilTold(programId: string, state: 'sent'): Promise<void> {
    await until(async () => (await api.get<Record<string, number>>(`/api/programs/${programId}/calls/c/told`)).body[state] === 1);
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async function untilReady(service: string, count: number): Promise<void> {
    for (;;) {
      const { body } = await api.get<{ parts: { upstreams: { detail: Record<string, { ready: number }> } } }>('/health/ready');
      if (body.parts.upstreams.detail[service]?.ready === count) return;
    }
  }
});

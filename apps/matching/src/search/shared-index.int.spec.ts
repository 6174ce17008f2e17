import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics, type Deleted, type PublishedProgram } from '#contracts';
import { Events } from '#events';
import { openApp, readConfig } from '#service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { publishedProgram } from '../../../../libs/contracts/testing/published-program.js';
import { FakeMeilisearch } from '../../../../libs/search/testing/meilisearch.server.js';
import { MatchingModule } from '../matching.module.js';

const index = 'programs_v1';

const program = (id: string, version: number): PublishedProgram => publishedProgram(id, { version, rule: null });

const deletion = (id: string, version: number): Deleted => ({ id, version, deleted: true });

let server: FakeMeilisearch;
let folder: string;
let url: string;

beforeEach(async () => {
  server = new FakeMeilisearch('a-key');
  url = await server.listen();
  folder = await mkdtemp(join(tmpdir(), 'ieum-shared-index-'));
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function open(search: string): Promise<NestExpressApplication> {
  const config = readConfig({
    IEUM_DATA: folder,
    IEUM_SEEDS: 'none',
    IEUM_SEARCH: search,
    IEUM_STAFF_KEY: 'a-key-for-the-tests',
    LOG_LEVEL: 'silent',
  });
  return openApp({ name: 'matching', modules: [MatchingModule], config });
}

async function publish(app: NestExpressApplication, ...states: readonly (PublishedProgram | Deleted)[]): Promise<void> {
  await app.get(Events).publish(
    topics.programs,
    states.map((value) => ({ key: value.id, value })),
  );
}

async function untilReady(app: NestExpressApplication): Promise<void> {
  for (;;) {
    const { status } = await request(app.getHttpServer()).get('/health/ready');
    if (status === 200) return;
  }
}

const indexed = () => Object.fromEntries(server.documents(index).map(({ id, version }) => [id, version]));
const after = (app: NestExpressApplication, ...versions: readonly string[]) =>
  request(app.getHttpServer()).get(`/api/search?${versions.map((each) => `atLeast=${each}`).join('&')}`);

describe('an index that all instances share', () => {
  it('is written by the work of its group, and a reader waits for it', async () => {
    const app = await open(url);
    await untilReady(app);
    await publish(app, program('a', 1), program('b', 1), program('a', 2));
    expect((await after(app, 'a@2', 'b@1')).status).toBe(200);
    expect(indexed()).toEqual({ a: 2, b: 1 });
    await app.close();
  });

  it('does not bring a deleted programme back when an old state follows', async () => {
    const app = await open(url);
    await untilReady(app);
    await publish(app, program('a', 1));
    await after(app, 'a@1');
    await publish(app, deletion('a', 2));
    expect((await after(app, 'a@2')).status).toBe(200);
    expect(indexed()).toEqual({});
    await publish(app, program('a', 1), program('b', 1));
    await after(app, 'b@1');
    expect(indexed()).toEqual({ b: 1 });
    await app.close();
  });

  it('says that it is not there yet', async () => {
    const app = await open(url);
    await untilReady(app);
    server.stuck = true;
    await publish(app, program('a', 1));
    const answer = await after(app, 'a@1');
    expect([answer.status, answer.body.code]).toEqual([503, 'not-yet-projected']);
    server.stuck = false;
    expect((await after(app, 'a@1')).status).toBe(200);
    await app.close();
  });

  it('keeps nobody from waiting for a firm while it does not answer', async () => {
    const app = await open(url);
    await untilReady(app);
    await server.close();
    const firm = { id: 'firm-1', version: 1, name: '가람전지', sites: [] };
    await app.get(Events).publish(topics.companies, [{ key: firm.id, value: firm }]);
    await publish(app, program('a', 1));
    expect((await after(app, 'firm-1@1')).status).toBe(200);
    expect((await after(app, 'a@1')).status).toBe(503);
    await app.close();
  });

  it('is missed by those alone who look for a text while it does not answer, and until then', async () => {
    const app = await open(url);
    await untilReady(app);
    await publish(app, program('a', 1));
    await after(app, 'a@1');
    server.answers = () => [{ id: 'a' }];
    const ask = (path: string) => request(app.getHttpServer()).get(path);
    const found = async () => {
      const { status, body } = await ask('/api/search?q=사업');
      return [status, body.total ?? body.code];
    };
    expect(await found()).toEqual([200, 1]);
    await server.close();
    expect(await found()).toEqual([503, 'not-ready']);
    expect((await ask('/api/search?q=사업')).headers['retry-after']).toBe('5');
    expect((await ask('/api/search')).body.total).toBe(1);
    expect((await ask('/health/ready')).body).toMatchObject({ answers: true, parts: { search: { ok: false } } });
    await server.listen(Number(new URL(url).port));
    expect(await found()).toEqual([200, 1]);
    await app.close();
  });

  it('is filled from the copy of the programmes at the start, before the instance is ready', async () => {
    const before = await open('embedded:');
    await publish(before, ...Array.from({ length: 300 }, (_, at) => program(`p-${at}`, 1)));
    await after(before, 'p-299@1');
    // The group's position is past all of them now.
    await before.close();

    const app = await open(url);
    await untilReady(app);
    expect(Object.keys(indexed())).toHaveLength(300);
    expect(server.written()).toContain('POST /swap-indexes');
    await app.close();
  });

  it('comes back within seconds once it is lost', async () => {
    const app = await open(url);
    await untilReady(app);
    await publish(app, program('a', 1));
    await after(app, 'a@1');
    server.indexes.clear();
    const text = async () => (await request(app.getHttpServer()).get('/api/search?q=사업')).status;
    expect(await text()).toBe(503);
    while ((await text()) !== 200);
    expect(indexed()).toEqual({ a: 1 });
    await app.close();
  });

  it('keeps an instance from being ready while it cannot be made right', async () => {
    const before = await open('embedded:');
    await publish(before, program('a', 1));
    await after(before, 'a@1');
    await before.close();

    server.failures.set('documentAdditionOrUpdate', { status: 'failed', error: null });
    const app = await open(url);
    const early = await request(app.getHttpServer()).get('/health/ready');
    expect([early.status, early.body.parts.texts]).toEqual([503, { ok: false }]);
    expect((await request(app.getHttpServer()).get('/api/search?q=a')).status).toBe(503);
    await untilReady(app);
    expect(indexed()).toEqual({ a: 1 });
    await app.close();
  });
});

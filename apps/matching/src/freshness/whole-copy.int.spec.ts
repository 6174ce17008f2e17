import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Events } from '#events';
import { openApp, readConfig } from '#service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { MatchingModule } from '../matching.module.js';

let folder: string;
let app: NestExpressApplication;

const staffKey = 'a-key-for-the-tests';

async function open(events: string): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'ieum-whole-copy-'));
  const config = readConfig({
    IEUM_DATA: folder,
    IEUM_SEEDS: 'none',
    IEUM_EVENTS: events,
    IEUM_STAFF_KEY: staffKey,
    LOG_LEVEL: 'silent',
  });
  app = await openApp({ name: 'matching', modules: [MatchingModule], config });
}

async function close(): Promise<void> {
  await app.close();
  await rm(folder, { recursive: true });
}

const asked = (method: 'get' | 'post', path: string, body?: object) =>
  request(app.getHttpServer())[method](path).set('Authorization', `Bearer ${staffKey}`).send(body);

describe('matching whose copies are not whole', () => {
  // Nobody listens there: the copies never get further than empty.
  beforeAll(() => open('kafka://127.0.0.1:1'));
  afterAll(close);

  it.each([
    ['get', '/api/search', undefined],
    ['get', '/api/companies/c-1/matches', undefined],
    ['post', '/api/matches', { profile: {} }],
    ['post', '/api/reach', { rule: { all: [] } }],
    ['get', '/api/programs/p-1/companies', undefined],
    ['post', '/api/verdicts', {}],
  ] as const)('refuses %s %s', async (method, path, body) => {
    const answer = await asked(method, path, body);
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.body).toMatchObject({ code: 'not-ready', detail: '자료를 다시 읽어 들이는 중입니다. 잠시 뒤에 다시 시도해 주세요.' });
  });

  it('says that it has no answers, and answers what needs no copy', async () => {
    expect((await asked('get', '/health/ready')).body).toMatchObject({ answers: false, parts: { 'match-index': { ok: false } } });
    expect((await asked('get', '/api/vocabularies')).status).toBe(200);
  });
});

describe('matching whose copies are whole', () => {
  afterAll(close);

  it('answers', async () => {
    await open('embedded:');
    await app.get(Events).caughtUp();
    expect((await asked('get', '/api/search')).status).toBe(200);
    expect((await asked('post', '/api/matches', { profile: {} })).status).toBe(200);
  });
});

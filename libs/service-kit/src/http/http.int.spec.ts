import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { Public, Staff } from '../access/access.decorators.js';
import { readConfig } from '../config/read-config.js';
import { ProblemPages } from '../problems/problem-pages.js';
import type { ProblemBody } from '../problems/problem.js';
import type { Language } from '../problems/text.js';
import { openApp } from './open-app.js';
import { SampleModule } from './testing/sample.module.js';

const key = 'a-key-for-the-tests';
const bearer = `Bearer ${key}`;

let folder: string;
let app: NestExpressApplication;

function configure(more: Record<string, string> = {}) {
  return readConfig({
    IEUM_DATA: join(folder, 'data'),
    IEUM_DOCUMENTS: 'file::memory:',
    IEUM_SEEDS: 'none',
    IEUM_STAFF_KEY: key,
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...more,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-http-'));
  app = await openApp({ name: 'sample', modules: [SampleModule], config: configure() });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const http = () => request(app.getHttpServer());
const nested = (levels: number, key = 'not') => `{"${key}":`.repeat(levels) + '1' + '}'.repeat(levels);
const postJson = (path: string, body: string) => http().post(path).set('Content-Type', 'application/json').send(body);

describe('problems', () => {
  test('are problem+json in Korean, and in English for who asks', async () => {
    const korean = await http().get('/api/things?pageSize=0');
    expect(korean.status).toBe(400);
    expect(korean.headers['content-type']).toContain('application/problem+json');
    expect(korean.headers['content-language']).toBe('ko');
    expect(korean.headers['vary']).toContain('Accept-Language');
    expect(korean.body).toMatchObject({
      type: 'urn:ieum:problem:query-invalid',
      title: '주소의 조건이 올바르지 않습니다',
      status: 400,
      code: 'query-invalid',
      detail: expect.any(String),
      errors: [{ path: '/pageSize', message: '1 이상 100 이하의 정수여야 합니다.' }],
    });
    const english = await http().get('/api/things?pageSize=0').set('Accept-Language', 'en-GB,en;q=0.9');
    expect(english.headers['content-language']).toBe('en');
    expect(english.body).toMatchObject({
      title: 'The query is not valid',
      errors: [{ message: 'This must be a whole number from 1 to 100.' }],
    });
  });

  test('of the unknown kind say nothing of the inside, and carry the request’s id', async () => {
    const answer = await http().get('/api/things/faults/unknown').set('X-Request-Id', 'req-1');
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ code: 'internal', instance: 'urn:ieum:request:req-1' });
    expect(answer.headers['x-request-id']).toBe('req-1');
    expect(answer.text).not.toMatch(/hunter2|at |Error/);
  });

  test.each([
    ['GET', '/nowhere', 404, 'not-found'],
    ['GET', '/api/things/%zz', 400, 'url-invalid'],
    ['GET', '/api/things/%E0%A4%A', 400, 'url-invalid'],
    ['GET', '/%', 404, 'not-found'],
    ['GET', '/api/things/none', 404, 'not-found'],
  ])('%s %s is %i %s', async (method, path, status, code) => {
    const answer = await http()[method.toLowerCase() as 'get'](path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('a path that takes other methods says which', async () => {
    const answer = await http().patch('/api/things/1').set('Authorization', bearer);
    expect([answer.status, answer.body.code, answer.headers['allow']]).toEqual([405, 'method-not-allowed', 'DELETE, GET, HEAD, PUT']);
  });
});

describe('bodies', () => {
  test('over 256 kB are 413, with or without a length', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(256 * 1024) });
    expect((await postJson('/api/things/plain', body)).status).toBe(413);
    const chunked = http().post('/api/things/plain').set('Content-Type', 'application/json').set('Transfer-Encoding', 'chunked');
    chunked.write(body.slice(0, 200_000));
    chunked.write(body.slice(200_000));
    const answer = await chunked;
    expect([answer.status, answer.body.code]).toEqual([413, 'payload-too-large']);
  });

  test('of 256 kB are read', async () => {
    const body = JSON.stringify({ a: '' });
    const full = JSON.stringify({ a: 'x'.repeat(256 * 1024 - body.length) });
    expect((await postJson('/api/things/plain', full)).status).toBe(200);
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/json; charset=euc-kr',
    'multipart/form-data; boundary=x',
  ])('as %s are 415 where JSON is wanted', async (type) => {
    const answer = await http().post('/api/things/plain').set('Content-Type', type).send('{"a":1}');
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  test('that are compressed are 415, and of no stated type too', async () => {
    expect((await postJson('/api/things/plain', '{}').set('Content-Encoding', 'gzip')).status).toBe(415);
    expect(
      (
        await http()
          .post('/api/things/plain')
          .unset('Content-Type')
          .send(Buffer.from('{}') as unknown as string)
          .set('Content-Type', '')
      ).status,
    ).toBe(415);
  });

  test.each(['{"title":', '{title:1}', "{'a':1}", '{"a":1,}', 'nothing'])('that are no JSON are 400: %s', async (body) => {
    const answer = await postJson('/api/things/plain', body);
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed-json']);
  });

  test('that are no UTF-8 are 400', async () => {
    const body = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]);
    const post = http().post('/api/things/plain').set('Content-Type', 'application/json');
    post.write(body);
    const answer = await post;
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed-json']);
  });

  test.each([undefined, '', 'null', '[]', '"text"', '7'])('that are no object (%j) are refused as a whole', async (body) => {
    const sent = body === undefined ? http().post('/api/things/plain') : postJson('/api/things/plain', body);
    const answer = await sent;
    expect([answer.status, answer.body.code]).toEqual([422, 'body-invalid']);
    expect(answer.body.errors).toEqual([{ path: '', message: '항목을 담은 JSON 객체여야 합니다.' }]);
  });

  test.each([
    ['/api/things/plain', nested(12_000), 400],
    ['/api/things/raw', nested(12_000), 400],
    ['/api/things/plain', `{"a":${'['.repeat(12_000)}${']'.repeat(12_000)}}`, 400],
    ['/api/things/raw', `{"title":"x","tracks":${nested(12_000)}}`, 400],
    // Declared raw: it reaches the handler, whose bounded parser answers.
    ['/api/things/raw', `{"title":"x","rule":${nested(12_000)}}`, 200],
    ['/api/things/raw', `{"title":"x","calls":[{"title":"y","rule":${nested(12_000)}}]}`, 200],
    // Not declared raw here, although the place is one where rules are.
    ['/api/things/raw', `{"title":"x","profile":${nested(12_000)}}`, 400],
  ])('nested without end answer with less than 500: %s', async (path, body, status) => {
    const answer = await postJson(path, body);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body).toMatchObject({ code: 'body-invalid', errors: [{ path: expect.stringMatching(/^\//) }] });
  });

  test('name each wrong field by its place', async () => {
    const answer = await postJson('/api/things/raw', '{"title":1,"tracks":["sea"],"calls":[{"rule":{}}],"more":1}');
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['/calls/0/title', '/more', '/title', '/tracks']);
  });

  test('of another type are streamed to the route that says so, beyond 256 kB', async () => {
    const answer = await http().post('/api/things/upload').set('Content-Type', 'text/csv').send('x'.repeat(1_000_000));
    expect(answer.body).toEqual({ bytes: 1_000_000 });
    expect((await postJson('/api/things/upload', '{}')).status).toBe(415);
  });

  test('of a form are read where they are taken', async () => {
    const answer = await http().post('/api/things/form').type('form').send('a=1&b=2&b=3&__proto__=x');
    expect(answer.body).toMatchObject({ a: '1', b: ['2', '3'] });
  });
});

describe('access', () => {
  test.each([undefined, 'Bearer wrong-key-of-someone', 'Basic abc', key])('without the key (%s) is 401', async (authorization) => {
    const post = postJson('/api/things', '{"title":"x"}');
    if (authorization !== undefined) post.set('Authorization', authorization);
    const answer = await post;
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthorized']);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  test('is asked before the body is read', async () => {
    expect((await postJson('/api/things', '{')).status).toBe(401);
  });

  test('is given with the key, under whose name it is done', async () => {
    const answer = await postJson('/api/things', '{"title":"x"}').set('Authorization', bearer);
    expect([answer.status, answer.body.by]).toEqual([201, 'staff']);
  });

  test('a route that is not marked stops the start', async () => {
    @Controller('open')
    class Unmarked {
      @Get('door')
      door() {
        return {};
      }
    }
    @Module({ controllers: [Unmarked] })
    class UnmarkedModule {}
    const opening = openApp({ name: 'x', modules: [UnmarkedModule], config: configure() });
    await expect(opening).rejects.toThrow(/Unmarked\.door/);
  });

  test('two routes of one address stop the start', async () => {
    @Staff()
    @Controller('twice')
    class First {
      @Get('here')
      here() {
        return {};
      }
    }
    @Public()
    @Controller('twice')
    class Second {
      @Get('here')
      here() {
        return {};
      }
    }
    @Module({ controllers: [First, Second] })
    class TwiceModule {}
    await expect(openApp({ name: 'x', modules: [TwiceModule], config: configure() })).rejects.toThrow(/twice/);
  });
});

describe('versions', () => {
  const create = () => postJson('/api/things', '{"title":"one"}').set('Authorization', bearer);
  const put = (id: string) => http().put(`/api/things/${id}`).set('Authorization', bearer).send({ title: 'two' });

  test('absent is 428, stale 412, right goes through and answers with the next', async () => {
    const created = await create();
    expect(created.headers['etag']).toBe('"1"');
    const { id } = created.body as { id: string };
    const absent = await put(id);
    expect([absent.status, absent.body.code, absent.headers['etag']]).toEqual([428, 'version-conflict', undefined]);
    const stale = await put(id).set('If-Match', '"7"');
    expect([stale.status, stale.body.code]).toEqual([412, 'version-conflict']);
    const right = await put(id).set('If-Match', '"1"');
    expect([right.status, right.headers['etag'], right.body]).toEqual([200, '"2"', { title: 'two' }]);
    expect((await put('none').set('If-Match', '"1"')).status).toBe(404);
  });

  test('a deletion answers 204, then 404', async () => {
    const { id } = (await create()).body as { id: string };
    const remove = () => http().delete(`/api/things/${id}`).set('Authorization', bearer).set('If-Match', '"1"');
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await http().get(`/api/things/${id}`)).status).toBe(404);
  });

  test('a read is never answered with 304', async () => {
    const { id } = (await create()).body as { id: string };
    const answer = await http().get(`/api/things/${id}`).set('If-None-Match', '"1"');
    expect([answer.status, answer.headers['etag'], answer.headers['cache-control']]).toEqual([200, '"1"', 'private, no-cache']);
  });

  test('an Idempotency-Key makes a repeat harmless', async () => {
    const send = (title: string, key: string) =>
      postJson('/api/things', JSON.stringify({ title })).set('Authorization', bearer).set('Idempotency-Key', key);
    const [first, second] = [await send('x', 'k-1'), await send('x', 'k-1')];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    const other = await send('y', 'k-1');
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-conflict']);
    expect((await send('y', 'x'.repeat(256))).status).toBe(400);
  });
});

describe('operations', () => {
  test('live and ready', async () => {
    expect((await http().get('/health/live')).body).toEqual({ status: 'live' });
    const ready = await http().get('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toMatchObject({
      status: 'ready',
      parts: {
        documents: { ok: true },
        events: { ok: true },
        search: { ok: true },
        views: { ok: true },
        'relay test.things': { ok: true },
      },
    });
  });

  test('metrics count requests by route and status, and show views and relays', async () => {
    await http().get('/api/things/none');
    const { text, headers } = await http().get('/metrics');
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/things\/:id",status="404"\} \d+/);
    expect(text).toContain('http_request_duration_seconds_bucket{method="GET",route="/api/things/:id",status="404",le="+Inf"}');
    expect(text).toContain('ieum_view_caught_up{view="owner",topic="test.things"} 1');
    expect(text).toMatch(/ieum_view_position\{view="owner",topic="test.things"\} [1-9]/);
    expect(text).toContain('ieum_view_set_aside{view="owner",topic="test.things"} 0');
    expect(text).toMatch(/ieum_relay_waiting_seconds\{topic="test.things"\} \d/);
    expect(text).toContain('ieum_relay_failing{topic="test.things"} 0');
    expect(text).toMatch(/process_resident_memory_bytes \d+/);
  });

  test('the API describes itself, with its queries, headers and problems', async () => {
    const { body } = await http().get('/openapi.json');
    const list = body.paths['/api/things'].get;
    expect(list.parameters.map(({ name }: { name: string }) => name)).toEqual(['track', 'page', 'pageSize']);
    expect(list.responses.default.content['application/problem+json'].schema.$ref).toBe('#/components/schemas/Problem');
    const replace = body.paths['/api/things/{id}'].put;
    expect(replace.parameters.map(({ name }: { name: string }) => name).sort()).toEqual(['If-Match', 'id']);
    expect(body.paths).not.toHaveProperty('/health/live');
  });

  test('the page at /docs needs nothing from elsewhere', async () => {
    const page = await http().get('/docs');
    expect(page.status).toBe(200);
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      expect(source).not.toMatch(/^https?:|^\/\//);
      expect((await http().get(new URL(source, 'http://x/docs').pathname)).status).toBe(200);
    }
  });

  test('pages may run their own files alone', async () => {
    const policy = (await http().get('/health/live')).headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  test('a request keeps the id and trace it came with', async () => {
    expect((await http().get('/health/live')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await http().get('/health/live').set('X-Request-Id', 'a b<c>')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a service with pages', () => {
  class Pages extends ProblemPages {
    override render(problem: ProblemBody, language: Language) {
      return `<p lang="${language}">${problem.title}</p>`;
    }
  }
  @Module({ providers: [{ provide: ProblemPages, useClass: Pages }] })
  class PagesModule {}

  test('keeps nothing, makes no key, and shows a person a page', async () => {
    const config = configure({ IEUM_STAFF_KEY: '' });
    const pages = await openApp({ name: 'pages', modules: [PagesModule], config, ports: false });
    try {
      const server = () => request(pages.getHttpServer());
      const page = await server().get('/nowhere').set('Accept', 'text/html,*/*;q=0.8');
      expect([page.status, page.type, page.text]).toEqual([404, 'text/html', '<p lang="ko">찾을 수 없습니다</p>']);
      expect((await server().get('/api/nowhere').set('Accept', 'text/html')).type).toBe('application/problem+json');
      expect((await server().get('/nowhere').set('Accept', '*/*')).type).toBe('application/problem+json');
      expect((await server().get('/health/ready')).body).toEqual({ status: 'ready', parts: {} });
    } finally {
      await pages.close();
    }
  });
});

test('a limit counts by client, answers 429 with the time to wait, and leaves probes and staff alone', async () => {
  const limited = await openApp({ name: 'limited', modules: [SampleModule], config: configure({ IEUM_RATE_LIMIT: '2' }) });
  try {
    const get = () => request(limited.getHttpServer()).get('/api/things');
    expect([(await get()).status, (await get()).status]).toEqual([200, 200]);
    const third = await get();
    expect([third.status, third.body.code]).toEqual([429, 'rate-limited']);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get().set('Authorization', bearer)).status).toBe(200);
    expect((await request(limited.getHttpServer()).get('/health/ready')).status).toBe(200);
  } finally {
    await limited.close();
  }
});

import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { openEdge, type OpenEdge } from './testing/open-edge.js';
import { TestService, textOf } from './testing/test-service.js';

let edge: OpenEdge;
const running: { stop(): Promise<void> }[] = [];

async function service(...given: ConstructorParameters<typeof TestService>): Promise<TestService> {
  const started = await new TestService(...given).start();
  running.push(started);
  return started;
}

async function open(upstreams: string, pace?: Parameters<typeof openEdge>[1]): Promise<void> {
  edge = await openEdge(upstreams, pace);
}

afterEach(async () => {
  await edge.app.close();
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

interface Asked {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** By Node's own client: it shows headers as they are on the wire, and sends any. */
async function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<IncomingMessage> {
  const request = httpRequest({ port: edge.port, host: '127.0.0.1', path, method, headers });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

async function text(path: string, asked?: Asked): Promise<string> {
  return textOf(await ask(path, asked));
}

async function problem(path: string, asked?: Asked): Promise<{ status: number; code: string; title: string; retryAfter?: string }> {
  const response = await ask(path, asked);
  expect(response.headers['content-type']).toContain('application/problem+json');
  const { code, title } = JSON.parse(await textOf(response)) as { code: string; title: string };
  return { status: response.statusCode ?? 0, code, title, retryAfter: response.headers['retry-after'] };
}

describe('routing', () => {
  it('sends each path to its service, as it was written', async () => {
    const [companies, matching, web] = [await service('companies'), await service('matching'), await service('web')];
    await open(`companies=${companies.origin},matching=${matching.origin},web=${web.origin}`);
    for (const each of ['companies', 'matching', 'web']) await edge.sees(each, 1);
    const path = '/api/companies/%EA%B0%80/matches?q=%EC%8A%B9&track=a,b&x=1%202';
    expect([await text('/api/companies/c-1'), await text(path), await text('/'), await text('/%')]).toEqual([
      'companies',
      'matching',
      'web',
      'web',
    ]);
    expect(matching.asked).toEqual([`GET ${path}`]);
  });

  it('answers itself what belongs to nobody', async () => {
    const web = await service('web');
    await open(`web=${web.origin}`);
    await edge.sees('web', 1);
    expect(await problem('/api/nothing')).toMatchObject({ status: 404, code: 'not-found' });
    expect(await problem('/health/ready', { method: 'POST' })).toMatchObject({ status: 404, code: 'not-found' });
    expect(await problem('*', { method: 'OPTIONS' })).toMatchObject({ status: 400, code: 'url-invalid' });
    expect(web.asked).toEqual([]);
  });

  it('says which service an installation runs without', async () => {
    const web = await service('web');
    await open(`web=${web.origin}`);
    await edge.sees('web', 1);
    const answered = await ask('/api/subscriptions', { headers: { 'Accept-Language': 'en' } });
    expect(JSON.parse(await textOf(answered))).toMatchObject({
      status: 404,
      code: 'not-found',
      detail: 'This installation runs without the service notifications.',
    });
  });

  it('answers its own health and metrics', async () => {
    const [one, two] = [await service('a'), await service('b')];
    two.ready = false;
    await open(`web=${one.origin}|${two.origin}`);
    await edge.sees('web', 1);
    expect(await text('/health/live')).toBe('{"status":"live"}');
    expect(JSON.parse(await text('/health/ready'))).toEqual({
      status: 'ready',
      parts: { upstreams: { ok: true, detail: { web: { ready: 1, of: 2 } } } },
    });
    await text('/');
    const metrics = await text('/metrics');
    expect(metrics).toContain('ieum_edge_upstream_ready{service="web",instance="1"} 1');
    expect(metrics).toContain('ieum_edge_upstream_ready{service="web",instance="2"} 0');
    expect(metrics).toContain('http_request_duration_seconds_count{method="GET",route="/*",status="200"} 1');
  });

  it('refuses to start without a service', async () => {
    await expect(openEdge('')).rejects.toThrow('IEUM_UPSTREAMS');
    await open(`web=${(await service('web')).origin}`);
  });
});

describe('what is sent on', () => {
  const echo = (request: IncomingMessage, response: { end(body: string): void }) => {
    void textOf(request).then((body) => response.end(JSON.stringify({ method: request.method, headers: request.headers, body })));
  };
  const echoed = async (path: string, asked?: Asked) =>
    JSON.parse(await text(path, asked)) as { method: string; headers: Record<string, string>; body: string };

  beforeEach(async () => {
    const [web, companies] = [await service('web', echo), await service('companies', echo)];
    await open(`web=${web.origin},companies=${companies.origin}`);
    await edge.sees('web', 1);
    await edge.sees('companies', 1);
  });

  it('is the request with its headers, without those of this hop', async () => {
    const { headers } = await echoed('/', {
      headers: {
        Host: 'ieum.example',
        Authorization: 'Bearer k',
        'If-Match': '"3"',
        'Accept-Language': 'en',
        Connection: 'keep-alive, X-Secret-Of-Hop',
        'X-Secret-Of-Hop': '1',
        'Proxy-Authorization': 'Basic x',
        TE: 'trailers',
        Upgrade: 'h2c',
      },
    });
    expect(headers).toMatchObject({ host: 'ieum.example', authorization: 'Bearer k', 'if-match': '"3"', 'accept-language': 'en' });
    for (const name of ['x-secret-of-hop', 'proxy-authorization', 'te', 'upgrade']) expect(headers).not.toHaveProperty(name);
    expect(headers['connection']).not.toContain('secret');
  });

  it('carries one request id and trace through all', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const given = await ask('/', { headers: { 'X-Request-Id': 'req-1', Traceparent: traceparent } });
    const body = JSON.parse(await textOf(given)) as { headers: Record<string, string> };
    expect([given.headers['x-request-id'], body.headers['x-request-id'], body.headers['traceparent']]).toEqual([
      'req-1',
      'req-1',
      traceparent,
    ]);

    const made = await ask('/');
    const id = (JSON.parse(await textOf(made)) as { headers: Record<string, string> }).headers['x-request-id'];
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(made.headers['x-request-id']).toBe(id);
  });

  it('says where the request came from, behind a proxy on the same network too', async () => {
    const direct = (await echoed('/', { headers: { Host: 'ieum.example' } })).headers;
    expect([direct['x-forwarded-for'], direct['x-forwarded-proto'], direct['x-forwarded-host']]).toEqual([
      '127.0.0.1',
      'http',
      'ieum.example',
    ]);
    const behind = (
      await echoed('/', { headers: { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'ieum.kr' } })
    ).headers;
    expect([behind['x-forwarded-for'], behind['x-forwarded-proto'], behind['x-forwarded-host']]).toEqual([
      '203.0.113.7, 127.0.0.1',
      'https',
      'ieum.kr',
    ]);
  });

  it.each([
    ['with its length', { 'Content-Length': '9' }],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
    ['after asking whether it may', { 'Content-Length': '9', Expect: '100-continue' }],
  ])('holds the body %s', async (_, headers) => {
    const { method, body } = await echoed('/api/companies', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'text/csv' },
      body: 'name\n가\n',
    });
    expect([method, body]).toEqual(['POST', 'name\n가\n']);
  });

  it('streams a body of any size', async () => {
    const request = httpRequest({
      port: edge.port,
      host: '127.0.0.1',
      path: '/api/companies/import',
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
    });
    const answered = once(request, 'response');
    for (let part = 0; part < 64; part += 1) request.write('x'.repeat(64 * 1024));
    request.end();
    const [response] = (await answered) as [IncomingMessage];
    expect((JSON.parse(await textOf(response)) as { body: string }).body).toHaveLength(4 * 1024 * 1024);
  });
});

describe('what comes back', () => {
  it('is the answer with its status and headers, several of one name too, without those of the hop', async () => {
    const web = await service('web', (_, response) => {
      response
        .writeHead(201, { 'Set-Cookie': ['a=1', 'b=2'], ETag: '"7"', 'X-Hop': '1', Connection: 'X-Hop', 'Cache-Control': 'max-age=5' })
        .end('made');
    });
    await open(`web=${web.origin}`);
    await edge.sees('web', 1);
    const response = await ask('/x', { method: 'PUT' });
    expect(response.statusCode).toBe(201);
    expect(response.headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], etag: '"7"', 'cache-control': 'max-age=5' });
    expect(response.headers).not.toHaveProperty('x-hop');
    expect(await textOf(response)).toBe('made');
  });

  it('has no body for HEAD and 304', async () => {
    const web = await service('web', (request, response) => {
      if (request.method === 'HEAD') response.writeHead(200, { 'Content-Length': '4' }).end();
      else response.writeHead(304, { ETag: '"1"' }).end();
    });
    await open(`web=${web.origin}`);
    await edge.sees('web', 1);
    const head = await ask('/', { method: 'HEAD' });
    expect([head.statusCode, head.headers['content-length'], await textOf(head)]).toEqual([200, '4', '']);
    expect((await ask('/')).statusCode).toBe(304);
  });

  it('comes as it is made: a stream of events, however long it is silent, until the edge stops', async () => {
    let more: () => void = () => undefined;
    const web = await service('web', (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n');
      more = () => response.write('data: 2\n\n');
    });
    await open(`web=${web.origin}`, { silenceMs: 50 });
    await edge.sees('web', 1);
    const response = await ask('/stream', { headers: { Accept: 'text/event-stream' } });
    expect(String((await once(response, 'data'))[0])).toBe('data: 1\n\n');
    // Longer than an answer may otherwise be silent.
    for (const end = Date.now() + 150; Date.now() < end;) await edge.sees('web', 1);
    more();
    expect(String((await once(response, 'data'))[0])).toBe('data: 2\n\n');
    const ended = once(response, 'end');
    response.resume();
    await edge.app.close();
    await ended;
    await open(`web=${web.origin}`);
  });

  it('breaks off where the service breaks off', async () => {
    const web = await service('web', (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half', () => response.destroy());
    });
    await open(`web=${web.origin}`);
    await edge.sees('web', 1);
    await expect(text('/')).rejects.toThrow(/aborted|reset/i);
  });

  it('is not waited for once the client has gone', async () => {
    let left: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const [asked, gone] = [new Promise<void>((resolve) => (reached = resolve)), new Promise<void>((resolve) => (left = resolve))];
    const web = await service('web', (_, response) => {
      response.once('close', left);
      reached();
    });
    await open(`web=${web.origin}`, { answerMs: 60_000 });
    await edge.sees('web', 1);
    const socket = connect(edge.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await asked;
    socket.destroy();
    await gone;
  });
});

describe('several instances', () => {
  const pair = async (...handlers: readonly (ConstructorParameters<typeof TestService>[1] | undefined)[]) => {
    const [one, two] = [await service('one', handlers[0]), await service('two', handlers[1])];
    await open(`matching=${one.origin}|${two.origin},companies=${one.origin}|${two.origin}`, { readyMs: 20 });
    await edge.sees('matching', 2);
    await edge.sees('companies', 2);
    return [one, two] as const;
  };

  it('take turns', async () => {
    const [one, two] = await pair();
    for (let time = 0; time < 6; time += 1) await text('/api/search');
    expect([one.asked.length, two.asked.length]).toEqual([3, 3]);
  });

  it('leave out the one that is not ready, and take it in again', async () => {
    const [one, two] = await pair();
    two.ready = false;
    await edge.sees('matching', 1);
    for (let time = 0; time < 4; time += 1) expect(await text('/api/search')).toBe('one');
    two.ready = true;
    await edge.sees('matching', 2);
    await text('/api/search');
    await text('/api/search');
    expect(two.asked.length).toBe(1);
    expect(one.asked.length).toBe(5);
  });

  it('are asked though they are not ready, where none is and they have answers; those that are ready always come first', async () => {
    const [one, two] = await pair();
    two.ready = false;
    two.answers = true;
    await edge.sees('matching', 1);
    await edge.answering('matching', 1);
    for (let time = 0; time < 4; time += 1) expect(await text('/api/search')).toBe('one');
    one.ready = false;
    await edge.sees('matching', 0);
    for (let time = 0; time < 4; time += 1) expect(await text('/api/search')).toBe('two');
    expect((await ask('/health/ready')).statusCode).toBe(200);
    one.answers = true;
    await edge.answering('matching', 2);
    expect([await text('/api/search'), await text('/api/search')].sort()).toEqual(['one', 'two']);
    two.ready = true;
    await edge.sees('matching', 1);
    for (let time = 0; time < 4; time += 1) expect(await text('/api/search')).toBe('two');
  });

  it('are asked though they are not ready where the one that is has just gone down', async () => {
    const [one, two] = await pair();
    two.ready = false;
    two.answers = true;
    await edge.sees('matching', 1);
    await edge.answering('matching', 1);
    Object.defineProperty(one, 'ready', { get: () => true });
    await one.stop();
    expect(await text('/api/search')).toBe('two');
  });

  it.each([
    ['GET', '/api/search', undefined],
    ['POST', '/api/matches', '{"profile":{}}'],
    ['POST', '/api/companies', '{"name":"가"}'],
    ['PUT', '/api/companies/c-1', '{"name":"가"}'],
    ['DELETE', '/api/companies/c-1', undefined],
  ])('answer %s %s though one has just gone down', async (method, path, body) => {
    const got: string[] = [];
    const keep = (request: IncomingMessage, response: { end(text: string): void }) =>
      void textOf(request).then((sent) => {
        got.push(sent);
        response.end('here');
      });
    const [one] = await pair(keep, keep);
    // The edge has not noticed yet: it finds out by asking.
    Object.defineProperty(one, 'ready', { get: () => true });
    await one.stop();
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    for (let time = 0; time < 4; time += 1) expect(await text(path, { method, headers, body })).toBe('here');
    expect(got).toEqual(Array.from({ length: 4 }, () => body ?? ''));
  });

  const breaks: ConstructorParameters<typeof TestService>[1] = (request) => void textOf(request).then(() => request.socket.destroy());

  it.each([
    ['GET', '/api/search', undefined],
    ['POST', '/api/matches', '{"profile":{}}'],
  ])('answer %s %s though one breaks off before it answers', async (method, path, body) => {
    await pair(breaks, (request, response) => void textOf(request).then((sent) => response.end(`two ${sent}`)));
    for (let time = 0; time < 3; time += 1) expect(await text(path, { method, body })).toBe(`two ${body ?? ''}`);
    expect(await text('/metrics')).toMatch(/ieum_edge_retries_total\{service="matching"\} [1-9]/);
  });

  it('do not get a write twice', async () => {
    const [one, two] = await pair(breaks, breaks);
    const answer = await problem('/api/companies', { method: 'POST', body: '{"name":"가"}', headers: { 'Content-Length': '14' } });
    expect(answer).toMatchObject({ status: 502, code: 'bad-gateway' });
    expect(one.asked.length + two.asked.length).toBe(1);
  });

  it('are asked twice at most', async () => {
    const [one, two] = await pair(breaks, breaks);
    expect(await problem('/api/search')).toMatchObject({ status: 502, code: 'bad-gateway' });
    expect(one.asked.length + two.asked.length).toBe(2);
  });
});

describe('a service that cannot answer', () => {
  it('is 503 in the reader’s language while none of its instances is ready, and does not make the edge unready', async () => {
    const [web, matching] = [await service('web'), await service('matching')];
    await open(`web=${web.origin},matching=${matching.origin}`);
    await edge.sees('web', 1);
    await edge.sees('matching', 1);
    matching.ready = false;
    await edge.sees('matching', 0);
    expect(await problem('/api/search')).toMatchObject({
      status: 503,
      code: 'not-ready',
      title: '아직 준비되지 않았습니다',
      retryAfter: '1',
    });
    expect(await problem('/api/search', { headers: { 'Accept-Language': 'en' } })).toMatchObject({ title: 'Not ready yet' });
    expect(await text('/')).toBe('web');
    expect((await ask('/health/ready')).statusCode).toBe(200);
    expect(matching.asked).toEqual([]);
  });

  it('keeps the edge from being ready at its start', async () => {
    const [web, matching] = [await service('web'), new TestService('matching')];
    await matching.start();
    await matching.stop();
    await open(`web=${web.origin},matching=${matching.origin}`);
    await edge.sees('web', 1);
    expect((await ask('/health/ready')).statusCode).toBe(503);
    running.push(await matching.start());
    await edge.sees('matching', 1);
    expect((await ask('/health/ready')).statusCode).toBe(200);
  });

  it('is 504 where it takes too long, and goes on being asked', async () => {
    const matching = await service('matching', () => undefined);
    await open(`matching=${matching.origin}`, { answerMs: 1_000 });
    await edge.sees('matching', 1);
    expect(await problem('/api/search')).toMatchObject({
      status: 504,
      code: 'gateway-timeout',
      title: '안쪽 서비스가 제때 답하지 않았습니다',
    });
    await edge.sees('matching', 1);
  });

  it('is 502 where it speaks no HTTP', async () => {
    const matching = await service('matching', (request) => request.socket.end('nonsense\r\n\r\n'));
    await open(`matching=${matching.origin}`);
    await edge.sees('matching', 1);
    expect(await problem('/api/search')).toMatchObject({ status: 502, code: 'bad-gateway' });
  });
});

describe('the description of the API', () => {
  it('is that of all services, each with the paths that lead to it', async () => {
    const [companies, matching] = [await service('companies'), await service('matching')];
    const schema = { type: 'object' };
    companies.openApi = {
      openapi: '3.0.0',
      paths: { '/api/companies': { get: {} }, '/api/search': { get: { summary: 'not here' } } },
      components: { schemas: { Company: schema } },
    };
    matching.openApi = {
      openapi: '3.0.0',
      paths: { '/api/search': { get: { summary: 'search' } } },
      components: { schemas: { Found: schema } },
    };
    await open(`companies=${companies.origin},matching=${matching.origin}`);
    const described = async () =>
      JSON.parse(await text('/openapi.json')) as { paths: Record<string, unknown>; components: { schemas: object } };
    while (Object.keys((await described()).paths).length < 2);
    expect((await described()).paths).toEqual({ '/api/companies': { get: {} }, '/api/search': { get: { summary: 'search' } } });
    expect(Object.keys((await described()).components.schemas)).toEqual(expect.arrayContaining(['Company', 'Found', 'Problem']));
    expect(await text('/docs/swagger-ui-init.js')).toContain('/api/companies');
    expect((await ask('/docs')).statusCode).toBe(200);
  });
});

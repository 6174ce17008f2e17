import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '../config/read-config.js';
import { openApp } from './open-app.js';
import { Held, SampleModule } from './testing/sample.module.js';

let folder: string;
let app: NestExpressApplication;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-draining-'));
  const config = readConfig({
    IEUM_DATA: folder,
    IEUM_SEEDS: 'none',
    IEUM_STAFF_KEY: 'a-key-for-the-tests',
    LOG_LEVEL: 'silent',
    PORT: '0',
  });
  app = await openApp({ name: 'sample', modules: [SampleModule], config });
  await app.listen(0);
  port = (app.getHttpServer().address() as AddressInfo).port;
});
afterEach(() => rm(folder, { recursive: true }));

async function get(path: string, agent?: Agent): Promise<IncomingMessage> {
  const [response] = (await once(httpGet({ port, path, agent }), 'response')) as [IncomingMessage];
  return response;
}

async function text(response: IncomingMessage): Promise<string> {
  let whole = '';
  for await (const chunk of response) whole += String(chunk);
  return whole;
}

describe('closing', () => {
  test('lets a request in flight end, takes no new one, and keeps no connection', async () => {
    const held = app.get(Held, { strict: false });
    const agent = new Agent({ keepAlive: true });
    await text(await get('/health/live', agent));
    const answer = get('/api/things/slow/answer', agent);
    const silent = connect(port);
    await Promise.all([held.asked, once(silent, 'connect')]);

    const closed = app.close();
    await expect(get('/health/live')).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
    held.release();
    const response = await answer;
    expect([response.statusCode, response.headers.connection, await text(response)]).toEqual([200, 'close', '{"done":true}']);
    await Promise.all([closed, once(silent, 'close')]);
    agent.destroy();
  });

  test('ends a stream that has no end of its own', async () => {
    const response = await get('/api/things/slow/stream');
    const whole = text(response);
    await app.get(Held, { strict: false }).asked;
    await app.close();
    expect(await whole).toContain('data: first');
  });

  test('with nothing to wait for is quick', async () => {
    const started = Date.now();
    await app.close();
    expect(Date.now() - started).toBeLessThan(4_000);
  });
});

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { SystemClock } from '#service-kit';
import { Webhook } from 'standardwebhooks';
import { describeMessageChannel } from '../../../testing/channel.contract.js';
import { type HttpReceiver, openHttpReceiver } from '../../../testing/http-receiver.js';
import { openScriptedServer } from '../../../testing/mail-server.js';
import { sampleLine, sampleLines, sampleMessage } from '../../../testing/sample-message.js';
import type { Outcome } from '../channel.port.js';
import type { Message } from '../message.js';
import { WebhookChannel, type WebhookOptions } from './webhook.channel.js';

const secret = `whsec_${randomBytes(24).toString('base64')}`;
const clock = new SystemClock();

const open: { close(): Promise<void> }[] = [];

function opened<T extends { close(): Promise<void> }>(it: T): T {
  open.unshift(it);
  return it;
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const receiver = async (...given: Parameters<typeof openHttpReceiver>): Promise<HttpReceiver> => opened(await openHttpReceiver(...given));
const channel = (given: Partial<WebhookOptions> = {}) => opened(new WebhookChannel({ allowsPrivate: true, clock, ...given }));

async function call(url: string, given: Partial<WebhookOptions> = {}, message: Message = sampleMessage()): Promise<Outcome> {
  const outcome = await channel(given).handOver(message, { kind: 'webhook', url, secret });
  if (outcome.kind !== 'accepted') expect(outcome.reason).not.toMatch(/127\.0\.0\.1|hooks|whsec/);
  return outcome;
}

describeMessageChannel('webhook', async () => {
  let isHanging = false;
  const behind = await openHttpReceiver((response) => void (isHanging || response.end()));
  return {
    channel: new WebhookChannel({ allowsPrivate: true, clock, attemptMillis: 2_000 }),
    to: { kind: 'webhook', url: behind.url, secret },
    address: behind.url,
    arrivals: async () => behind.received.map(({ headers, body }) => ({ id: String(headers['webhook-id']), content: body })),
    breakDown: () => behind.close(),
    hang: async () => void (isHanging = true),
    close: () => behind.close(),
  };
});

describe('a webhook', () => {
  test('of one statement is that statement, signed so that a receiver can tell', async () => {
    const behind = await receiver();
    const changes = [{ field: 'closesAt', from: '2024-03-18', to: '2024-03-25' } as const];
    const message = sampleMessage({ lines: [sampleLine({ kind: 'call.changed', changes })] });
    expect(await call(behind.url, {}, message)).toEqual({ kind: 'accepted' });
    const [{ method, path, headers, body }] = behind.received as [(typeof behind.received)[0]];
    expect([method, path, headers['content-type'], headers['webhook-id']]).toEqual([
      'POST',
      '/hooks/ieum',
      'application/json',
      'message-1',
    ]);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(5);
    const asStrings = headers as Record<string, string>;
    expect(new Webhook(secret).verify(body, asStrings)).toEqual({
      type: 'call.changed',
      timestamp: '2024-03-13T00:00:00.000Z',
      data: {
        key: 'entry-1',
        companyId: 'chungju-cell',
        programId: 'battery-module',
        callId: 'battery-module-2024-1',
        closesAt: '2024-03-18T18:00:00+09:00',
        changes: [{ field: 'closesAt', from: '2024-03-18', to: '2024-03-25' }],
        url: 'https://ieum.example/go/entry-1',
      },
    });
    expect(() => new Webhook(secret).verify(`${body} `, asStrings)).toThrow();
    expect(() => new Webhook(randomBytes(24).toString('base64')).verify(body, asStrings)).toThrow();
    // Tokens are for people.
    expect(body).not.toContain('token=');
  });

  test('of several is a digest of them', async () => {
    const behind = await receiver();
    const message = sampleMessage({
      lines: [...sampleLines(1), sampleLine({ kind: 'call.withdrawn', companyId: undefined, closesAt: undefined })],
    });
    await call(behind.url, {}, message);
    expect(JSON.parse(behind.received[0]!.body)).toEqual({
      type: 'digest',
      timestamp: '2024-03-13T00:00:00.000Z',
      data: {
        key: 'message-1',
        url: message.manageUrl,
        items: [
          { type: 'match.new', data: expect.objectContaining({ key: 'entry-1', companyId: 'chungju-cell' }) as object },
          {
            type: 'call.withdrawn',
            data: {
              key: 'entry-1',
              programId: 'battery-module',
              callId: 'battery-module-2024-1',
              url: 'https://ieum.example/go/entry-1',
            },
          },
        ],
      },
    });
  });

  test('with a secret that is none is refused, not thrown', async () => {
    const behind = await receiver();
    for (const wrong of ['', 'whsec_', 'not base64!']) {
      expect(await channel().handOver(sampleMessage(), { kind: 'webhook', url: behind.url, secret: wrong })).toMatchObject({
        kind: 'refused',
      });
    }
    expect(behind.received).toEqual([]);
  });
});

describe('a receiver that', () => {
  const answering = (status: number, headers: Record<string, string> = {}) =>
    receiver((response) => response.writeHead(status, headers).end());

  test.each([200, 201, 202, 204])('answers %i has it', async (status) => {
    expect(await call((await answering(status)).url)).toEqual({ kind: 'accepted' });
  });

  test.each([400, 401, 403, 404, 408, 413, 422, 425, 429, 500, 502, 503])('answers %i may be mended', async (status) => {
    expect(await call((await answering(status)).url)).toEqual({ kind: 'retry', reason: `The webhook answered ${status}.` });
  });

  test('answers 410 is gone', async () => {
    expect(await call((await answering(410)).url)).toEqual({
      kind: 'refused',
      reason: 'The webhook answered 410: it is gone.',
      gone: true,
    });
  });

  test.each([301, 302, 303, 307, 308])('answers %i is not followed', async (status) => {
    const elsewhere = await receiver();
    const behind = await answering(status, { location: elsewhere.url });
    expect(await call(behind.url)).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('redirects are not followed') as string,
    });
    expect(elsewhere.received).toEqual([]);
  });

  test('asks for time gets it', async () => {
    expect(await call((await answering(429, { 'retry-after': '120' })).url)).toMatchObject({ kind: 'retry', afterMillis: 120_000 });
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    const outcome = await call((await answering(503, { 'retry-after': inAnHour })).url);
    expect((outcome as { afterMillis: number }).afterMillis).toBeGreaterThan(3_590_000);
    expect((outcome as { afterMillis: number }).afterMillis).toBeLessThanOrEqual(3_600_000);
  });

  test('sends an endless answer is not listened to for long', async () => {
    let sent = 0;
    let closed: Promise<unknown> = Promise.resolve();
    const behind = await receiver((response) => {
      closed = once(response, 'close');
      const more = () => {
        for (let goesOn = true; goesOn && !response.destroyed; sent += 16) goesOn = response.write(Buffer.alloc(16 * 1024));
      };
      response.on('drain', more);
      more();
    });
    expect(await call(behind.url)).toEqual({ kind: 'accepted' });
    await closed;
    // kB; what the system's buffers hold comes on top of the 64 that are read.
    expect(sent).toBeLessThan(16 * 1024);
  });

  test('takes the body and says nothing, or trickles its headers, is left in time', async () => {
    const silent = await receiver(() => undefined);
    const start = performance.now();
    expect(await call(silent.url, { attemptMillis: 300 })).toEqual({ kind: 'retry', reason: 'The webhook did not answer in time.' });
    let timer: NodeJS.Timeout | undefined;
    const trickling = opened(
      await openScriptedServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        timer = setInterval(() => socket.write('x: y\r\n'), 50);
      }),
    );
    expect((await call(`http://127.0.0.1:${trickling.port}/`, { attemptMillis: 300 })).kind).toBe('retry');
    clearInterval(timer);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('speaks no HTTP, hangs up, or is not there', async () => {
    const babbling = opened(await openScriptedServer((socket) => void socket.write('220 hello\r\n')));
    expect((await call(`http://127.0.0.1:${babbling.port}/`)).kind).toBe('retry');
    const leaving = opened(await openScriptedServer((socket) => socket.destroy()));
    expect((await call(`http://127.0.0.1:${leaving.port}/`)).kind).toBe('retry');
    const away = await openHttpReceiver();
    await away.close();
    expect(await call(away.url)).toEqual({ kind: 'retry', reason: 'The webhook could not be called (ECONNREFUSED).' });
  });
});

describe('where private addresses are not allowed', () => {
  const closed = { allowsPrivate: false } as const;

  test('an address that is private is not called, whether the URL says so or a name leads there', async () => {
    const behind = await receiver();
    const notPublic = { kind: 'refused', reason: 'The webhook’s address is not a public one.' };
    expect(await call(`https://127.0.0.1:${behind.port}/`, closed)).toEqual(notPublic);
    expect(await call(`https://[::ffff:127.0.0.1]:${behind.port}/`, closed)).toEqual(notPublic);
    const asked: string[] = [];
    const resolve = async (host: string) => (asked.push(host), [{ address: '127.0.0.1', family: 4 }]);
    expect(await call(`https://inside.firm.example:${behind.port}/`, { ...closed, resolve })).toEqual(notPublic);
    expect(asked).toEqual(['inside.firm.example']);
    // The system's own resolver.
    expect(await call(`https://localhost:${behind.port}/`, closed)).toEqual(notPublic);
    expect(behind.received).toEqual([]);
  });

  test('one without encryption is not either', async () => {
    const behind = await receiver();
    expect(await call(behind.url, closed)).toMatchObject({ kind: 'refused' });
    expect(behind.received).toEqual([]);
  });

  test('a name that leads nowhere is tried again', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    expect(await call('https://nowhere.firm.example/', { ...closed, resolve })).toEqual({
      kind: 'retry',
      reason: 'The webhook’s host could not be resolved.',
    });
  });
});

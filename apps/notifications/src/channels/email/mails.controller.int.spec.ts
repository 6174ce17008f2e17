import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp, readConfig } from '#service-kit';
import request from 'supertest';
import { sampleMessage } from '../../../testing/sample-message.js';
import { Channels } from '../channels.js';
import { ChannelsModule } from '../channels.module.js';
import { EmailChannel } from './email.channel.js';
import { MailFolderChannel } from './mail-folder.channel.js';
import { SmtpChannel } from './smtp.channel.js';

const key = 'a-key-for-the-tests';

async function open(more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'ieum-mails-'));
  const environment = {
    IEUM_DATA: folder,
    IEUM_DOCUMENTS: 'file::memory:',
    IEUM_SEEDS: 'none',
    IEUM_STAFF_KEY: key,
    IEUM_PUBLIC_URL: 'https://ieum.example',
    IEUM_RATE_LIMIT: 'none',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...more,
  };
  const app = await openApp({ name: 'channels', modules: [ChannelsModule], config: readConfig(environment) });
  return {
    folder,
    app,
    get: (path: string) => request(app.getHttpServer()).get(path).set('Authorization', `Bearer ${key}`),
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

describe('without a mail server', () => {
  let opened: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    opened = await open();
    const channel = opened.app.get(EmailChannel);
    expect(channel).toBeInstanceOf(MailFolderChannel);
    expect(opened.app.get(Channels).all).toContain(channel);
    for (const day of ['11', '13', '12']) {
      const message = sampleMessage({ id: `message-${day}`, at: `2024-03-${day}T00:00:00.000Z` });
      expect(await channel.handOver(message, { kind: 'email', address: `kim-${day}@firm.example` })).toEqual({ kind: 'accepted' });
    }
  });
  afterAll(() => opened.close());

  test('mails are listed, the newest first, by pages', async () => {
    const { status, body } = await opened.get('/api/mails?pageSize=2');
    expect(status).toBe(200);
    expect(body).toEqual({
      page: 1,
      pageSize: 2,
      total: 3,
      items: ['13', '12'].map((day) => ({
        id: `202403${day}T000000Z-message-${day}`,
        subject: '[이음] 새로 맞는 지원사업: 이차전지 모듈 공정개선 지원 (D-5)',
        to: `kim-${day}@firm.example`,
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      })),
    });
    const second = (await opened.get('/api/mails?pageSize=2&page=2')).body as { items: { to: string }[] };
    expect(second.items.map((mail) => mail.to)).toEqual(['kim-11@firm.example']);
  });

  test('one is shown as it would have come', async () => {
    const { status, body } = await opened.get('/api/mails/20240311T000000Z-message-11');
    expect(status).toBe(200);
    const mail = body as { from: string; text: string; html: string; headers: { name: string; value: string }[] };
    expect(mail.from).toContain('no-reply@ieum.example');
    expect(mail.text).toContain('접수 기간: 2024년 3월 4일(월) ~ 2024년 3월 18일(월) 18:00');
    expect(mail.html).toMatch(/^<!doctype html>/);
    expect(mail.headers).toContainEqual({ name: 'Message-ID', value: '<message-11@ieum.example>' });
    expect(mail.headers).toContainEqual({
      name: 'List-Unsubscribe',
      value: '<https://ieum.example/api/recipients/email.abc/unsubscribe?token=stop-token>',
    });
  });

  test.each(['none', '..%2F..%2Fetc%2Fpasswd', '%2e%2e', '20240311T000000Z-message-11.eml'])('there is none such as %s', async (id) => {
    const { status, body } = await opened.get(`/api/mails/${id}`);
    expect([status, (body as { code: string }).code]).toEqual([404, 'not-found']);
  });

  test('a file that is no mail does not spoil the list', async () => {
    await writeFile(join(opened.folder, 'mail', '20240101T000000Z-broken.eml'), Buffer.from([0, 255, 10, 13]));
    const { status, body } = await opened.get('/api/mails');
    expect(status).toBe(200);
    expect((body as { items: unknown[] }).items.at(-1)).toEqual({ id: '20240101T000000Z-broken', subject: '', to: '', date: null });
  });

  test('they are for staff', async () => {
    const anyone = request(opened.app.getHttpServer());
    for (const path of ['/api/mails', '/api/mails/20240311T000000Z-message-11']) expect((await anyone.get(path)).status).toBe(401);
  });
});

test('before the first mail the list is empty', async () => {
  const opened = await open();
  try {
    expect((await opened.get('/api/mails')).body).toEqual({ items: [], page: 1, pageSize: 20, total: 0 });
  } finally {
    await opened.close();
  }
});

test('with a mail server there is nothing to see', async () => {
  const opened = await open({ IEUM_SMTP: 'smtp://127.0.0.1:1' });
  try {
    expect(opened.app.get(EmailChannel)).toBeInstanceOf(SmtpChannel);
    for (const path of ['/api/mails', '/api/mails/x']) expect((await opened.get(path)).status).toBe(404);
  } finally {
    await opened.close();
  }
});

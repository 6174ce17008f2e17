import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config.error.js';
import { readConfig } from './read-config.js';

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('readConfig', () => {
  test('has a default for everything', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      dataFolder: join(process.cwd(), 'data'),
      documents: `file:${join(process.cwd(), 'data', 'ieum.db')}`,
      events: 'embedded:',
      search: 'embedded:',
      clock: { kind: 'default' },
      staffKey: null,
      publicUrl: 'http://localhost:3000',
      rateLimit: null,
      smtp: null,
      mailFrom: { name: '이음', address: 'no-reply@localhost' },
      dkim: null,
      apiUrl: null,
      logLevel: 'info',
    });
    expect(config.seeds).toMatch(/seeds$/);
  });

  test('an empty variable is one that is not set', () => {
    expect(readConfig({ PORT: '', IEUM_STAFF_KEY: ' ' })).toMatchObject({ port: 3000, staffKey: null });
  });

  test('names every wrong variable with what it expects, and repeats no value', () => {
    const message = refusal({ PORT: 'http', IEUM_STAFF_KEY: 'short-secret', IEUM_EVENTS: 'amqp://x', LOG_LEVEL: 'loud' });
    expect(message).toContain('PORT: expects a port number');
    expect(message).toContain('IEUM_STAFF_KEY: expects 16 printable characters or more');
    expect(message).toContain('IEUM_EVENTS: expects embedded: or kafka://');
    expect(message).toContain('LOG_LEVEL: expects trace, debug');
    expect(message).not.toContain('short-secret');
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['IEUM_DOCUMENTS', 'postgres://x'],
    ['IEUM_DOCUMENTS', 'mongodb://localhost:27017'],
    ['IEUM_SEARCH', 'ftp://x'],
    ['IEUM_CLOCK', '2024-03-04'],
    ['IEUM_CLOCK', '2024-03-04T09:00:00'],
    ['IEUM_CLOCK', '2024-13-04T09:00:00+09:00'],
    ['IEUM_CLOCK', '2024-03-04T09:00:00+09:00@yesterday'],
    ['IEUM_PUBLIC_URL', 'ieum.example'],
    ['IEUM_RATE_LIMIT', '0'],
    ['IEUM_SMTP', 'mail.example:25'],
    ['IEUM_SMTP', 'smtp://mail.example?tls=maybe'],
    ['IEUM_SMTP', 'smtp://mail.example?ssl=required'],
    ['IEUM_MAIL_FROM', '이음'],
    ['IEUM_MAIL_FROM', '이음 <a@b> <c@d>'],
    ['IEUM_MAIL_FROM', '이음 <a@b>\r\nBcc: c@d'],
    ['IEUM_MAIL_FROM', 'a@b, c@d'],
    ['IEUM_DKIM', 'ieum.example:s1'],
    ['IEUM_DKIM', 'ieum.example:s1:/nowhere/key.pem'],
    ['IEUM_UPSTREAMS', 'companies=localhost:3001'],
    ['IEUM_WEBHOOK_PRIVATE', 'yes'],
    ['IEUM_RETRY', '60,'],
    ['IEUM_RETRY', '60,-1'],
    ['IEUM_RETRY', '1h'],
    ['IEUM_SEND_TIMEOUT', '0'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(refusal({ [name]: value })).toContain(`${name}: expects `);
  });

  test.each([
    ['system', { kind: 'system' }],
    ['2024-03-04T09:00:00+09:00', { kind: 'from', demo: Date.UTC(2024, 2, 4) }],
    ['2024-03-04T00:00:00Z@2026-01-01T00:00:00Z', { kind: 'since', demo: Date.UTC(2024, 2, 4), real: Date.UTC(2026, 0, 1) }],
  ])('reads the clock %s', (text, setting) => {
    expect(readConfig({ IEUM_CLOCK: text }).clock).toEqual(setting);
  });

  test('reads how long to wait for an answer, and between attempts', () => {
    expect(readConfig({})).toMatchObject({ retryMillis: null, sendMillis: null });
    expect(readConfig({ IEUM_RETRY: '0.5, 60,3600', IEUM_SEND_TIMEOUT: '2.5' })).toMatchObject({
      retryMillis: [500, 60_000, 3_600_000],
      sendMillis: 2_500,
    });
  });

  test('limits requests where the address is not a loopback one, unless told otherwise', () => {
    expect(readConfig({ IEUM_PUBLIC_URL: 'http://127.0.0.1:8080' }).rateLimit).toBeNull();
    expect(readConfig({ IEUM_PUBLIC_URL: 'https://ieum.example' }).rateLimit).toBeGreaterThan(0);
    expect(readConfig({ IEUM_PUBLIC_URL: 'https://ieum.example', IEUM_RATE_LIMIT: 'none' }).rateLimit).toBeNull();
    expect(readConfig({ IEUM_RATE_LIMIT: '30' }).rateLimit).toBe(30);
  });

  test('reads a mail server, seeds left out, and where the services are', () => {
    const config = readConfig({
      IEUM_SMTP: 'smtp://user:p%40ss@mail.example:587',
      IEUM_SEEDS: 'none',
      IEUM_UPSTREAMS: 'companies=http://a:1,matching=http://b:2|http://c:3/',
    });
    expect(config.smtp).toEqual({ host: 'mail.example', port: 587, secure: false, user: 'user', password: 'p@ss', tls: 'required' });
    expect(config.seeds).toBeNull();
    expect(config.upstreams).toEqual({ companies: ['http://a:1'], matching: ['http://b:2', 'http://c:3'] });
  });

  test.each([
    ['smtp://mail.example', 'offered'],
    ['smtp://mail.example?tls=required', 'required'],
    ['smtp://user:pass@localhost:1025', 'offered'],
    ['smtp://user:pass@mail.example?tls=offered', 'offered'],
    ['smtp://user:pass@mail.example?tls=unverified', 'unverified'],
    ['smtps://user:pass@mail.example', 'required'],
  ])('sends no password in the clear to another machine unless told to: %s', (address, tls) => {
    expect(readConfig({ IEUM_SMTP: address }).smtp?.tls).toBe(tls);
  });

  test.each([
    ['이음 알림 <alerts@ieum.example>', { name: '이음 알림', address: 'alerts@ieum.example' }],
    ['"충북, 이음" <alerts@ieum.example>', { name: '충북, 이음', address: 'alerts@ieum.example' }],
    ['alerts@ieum.example', { name: '', address: 'alerts@ieum.example' }],
  ])('reads who mails come from: %s', (text, from) => {
    expect(readConfig({ IEUM_MAIL_FROM: text }).mailFrom).toEqual(from);
  });

  test.each([
    ['https://ieum.example/a', 'no-reply@ieum.example'],
    ['http://192.0.2.7:8080', 'no-reply@[192.0.2.7]'],
    ['http://[2001:db8::7]', 'no-reply@[IPv6:2001:db8::7]'],
  ])('mails come from the host of %s unless told otherwise', (publicUrl, address) => {
    expect(readConfig({ IEUM_PUBLIC_URL: publicUrl }).mailFrom.address).toBe(address);
  });

  test('reads the key that mails are signed with, and takes none but RSA', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ieum-config-'));
    try {
      const keyFile = (name: string, privateKey: KeyObject) => {
        const path = join(folder, name);
        writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
        return path;
      };
      const rsa = keyFile('a:b.pem', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
      expect(readConfig({ IEUM_DKIM: `ieum.example:s1:${rsa}` }).dkim).toEqual({
        domain: 'ieum.example',
        selector: 's1',
        privateKey: expect.stringContaining('BEGIN PRIVATE KEY') as string,
      });
      const edwards = keyFile('ed.pem', generateKeyPairSync('ed25519').privateKey);
      expect(refusal({ IEUM_DKIM: `ieum.example:s1:${edwards}` })).toContain('IEUM_DKIM: expects ');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import type { ClockSetting, DkimKey, LogLevel, MailAddress, SmtpServer } from './config.js';

const levels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** A variable that may be left out (empty counts as left out); `read` answers undefined for a text it refuses. */
function variable<T>(expects: string, read: (text: string) => T | undefined) {
  return z
    .string()
    .optional()
    .transform((text, context): T | undefined => {
      if (text === undefined || text.trim() === '') return undefined;
      const value = read(text.trim());
      if (value === undefined) context.addIssue({ code: 'custom', message: expects });
      return value;
    });
}

function integer(text: string, min: number, max: number): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
}

function url(text: string, protocols: readonly string[]): URL | undefined {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  return parsed && protocols.includes(parsed.protocol) && parsed.hostname !== '' ? parsed : undefined;
}

const origin = (text: string) => (url(text, ['http:', 'https:']) ? text.replace(/\/+$/, '') : undefined);

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function instant(text: string | undefined): number | undefined {
  if (text === undefined || !instantPattern.test(text)) return undefined;
  const epoch = Date.parse(text);
  return Number.isNaN(epoch) ? undefined : epoch;
}

function clock(text: string): ClockSetting | undefined {
  if (text === 'system') return { kind: 'system' };
  const [demoText, realText, more] = text.split('@');
  const demo = instant(demoText);
  if (demo === undefined || more !== undefined) return undefined;
  if (realText === undefined) return { kind: 'from', demo };
  const real = instant(realText);
  return real === undefined ? undefined : { kind: 'since', demo, real };
}

function smtp(text: string): SmtpServer | undefined {
  const parsed = url(text, ['smtp:', 'smtps:']);
  if (!parsed) return undefined;
  const secure = parsed.protocol === 'smtps:';
  const givesPassword = parsed.username !== '' && !loopback.has(parsed.hostname);
  const wished = parsed.searchParams.get('tls') ?? (givesPassword ? 'required' : 'offered');
  const tls = tlsWishes.find((wish) => wish === wished);
  if (tls === undefined || [...parsed.searchParams.keys()].some((name) => name !== 'tls')) return undefined;
  return {
    host: parsed.hostname,
    port: parsed.port === '' ? (secure ? 465 : 25) : Number(parsed.port),
    secure,
    ...(parsed.username && { user: decodeURIComponent(parsed.username), password: decodeURIComponent(parsed.password) }),
    tls,
  };
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const tlsWishes: readonly SmtpServer['tls'][] = ['offered', 'required', 'unverified'];

function mailAddress(text: string): MailAddress | undefined {
  const [, named, inBrackets] = /^(.*?)\s*<([^<>]*)>$/.exec(text) ?? [];
  const address = inBrackets ?? text;
  const name = (named ?? '').replace(/^"(.*)"$/, '$1');
  return /^[^\s@<>"(),:;\\]{1,64}@[^\s@<>"(),;\\]{1,253}$/.test(address) && !/[\p{Cc}<>"]/u.test(name) ? { name, address } : undefined;
}

/** Mail programs verify RSA signatures; what signs otherwise is refused here and not by every recipient. */
function dkim(text: string): DkimKey | undefined {
  const [, domain, selector, path] = /^([A-Za-z0-9.-]+):([A-Za-z0-9._-]+):(.+)$/.exec(text) ?? [];
  if (domain === undefined || selector === undefined || path === undefined) return undefined;
  try {
    const privateKey = readFileSync(path, 'utf8');
    return createPrivateKey(privateKey).asymmetricKeyType === 'rsa' ? { domain, selector, privateKey } : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds, of which there may be tenths and hundredths, as milliseconds. */
function millis(text: string, least: number): number | undefined {
  const value = Math.round(Number(text) * 1000);
  return /^\d{1,7}(\.\d{1,3})?$/.test(text) && value >= least ? value : undefined;
}

function waits(text: string): readonly number[] | undefined {
  const read = text.split(',').map((each) => millis(each.trim(), 1));
  return read.length > mostRetries || read.includes(undefined) ? undefined : (read as number[]);
}

const mostRetries = 1000;

function upstreams(text: string): Record<string, readonly string[]> | undefined {
  const services: Record<string, readonly string[]> = {};
  for (const entry of text.split(',')) {
    const [, name, addresses] = /^\s*([a-z]+)=(.+?)\s*$/.exec(entry) ?? [];
    const origins = addresses?.split('|').map(origin);
    if (name === undefined || origins === undefined || origins.includes(undefined)) return undefined;
    services[name] = origins as string[];
  }
  return services;
}

function documents(text: string): string | undefined {
  if (/^file:./.test(text)) return text;
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+/.test(text) ? text : undefined;
}

/** Each variable with what it expects and how it is read. */
export const variables = z.object({
  PORT: variable('a port number from 0 to 65535', (text) => integer(text, 0, 65535)),
  IEUM_DATA: variable('a folder', (text) => resolve(text)),
  IEUM_DOCUMENTS: variable('file:<path> or mongodb://<host>/<database>', documents),
  IEUM_EVENTS: variable('embedded: or kafka://<host>:<port>', (text) =>
    text === 'embedded:' || /^kafka:\/\/[^/]+/.test(text) ? text : undefined,
  ),
  IEUM_SEARCH: variable('embedded: or http://<host>:<port>', (text) => (text === 'embedded:' ? text : origin(text))),
  IEUM_CLOCK: variable('system, an instant with its offset (2024-03-04T09:00:00+09:00), or <demo instant>@<real instant>', clock),
  IEUM_SEEDS: variable('none or a folder', (text) => (text === 'none' || isAbsolute(text) ? text : resolve(text))),
  IEUM_STAFF_KEY: variable('16 printable characters or more, without spaces', (text) => (/^[!-~]{16,512}$/.test(text) ? text : undefined)),
  IEUM_PUBLIC_URL: variable('an address that starts with http:// or https://', origin),
  IEUM_RATE_LIMIT: variable('a number of requests per minute and client, 1 or more, or none', (text) =>
    text === 'none' ? text : integer(text, 1, 1_000_000),
  ),
  IEUM_SMTP: variable('smtp://<user>:<password>@<host>:<port>, with ?tls=offered, required or unverified where that is wanted', smtp),
  IEUM_MAIL_FROM: variable('<name> <<address>>, or an address alone', mailAddress),
  IEUM_DKIM: variable('<domain>:<selector>:<path of a file with an RSA private key>', dkim),
  IEUM_WEBHOOK_PRIVATE: variable('allow, or nothing', (text) => (text === 'allow' ? true : undefined)),
  IEUM_RETRY: variable('seconds, separated by commas: at most 1000 of them', waits),
  IEUM_SEND_TIMEOUT: variable('a number of seconds, 0.1 or more', (text) => millis(text, 100)),
  IEUM_API_URL: variable('an address that starts with http:// or https://', origin),
  IEUM_UPSTREAMS: variable('<service>=http://<host>:<port>|http://…, separated by commas', upstreams),
  LOG_LEVEL: variable(levels.join(', '), (text) => levels.find((level) => level === text)),
});

import { join, resolve } from 'node:path';
import { projectRoot } from '../project-root.js';
import type { Config } from './config.js';
import { ConfigError } from './config.error.js';
import { variables } from './variables.js';

const limitOnPublicAddress = 600;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the configuration from variables such as `process.env`. Relative paths are taken from the working folder.
 *
 * @throws ConfigError naming every wrong variable and what it expects
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = variables.safeParse(environment);
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => ({ name: String(issue.path[0]), expects: issue.message })));
  const given = read.data;
  const port = given.PORT ?? 3000;
  const dataFolder = given.IEUM_DATA ?? resolve('data');
  const publicUrl = given.IEUM_PUBLIC_URL ?? `http://localhost:${port}`;
  return Object.freeze({
    port,
    dataFolder,
    documents: given.IEUM_DOCUMENTS ?? `file:${join(dataFolder, 'ieum.db')}`,
    events: given.IEUM_EVENTS ?? 'embedded:',
    search: given.IEUM_SEARCH ?? 'embedded:',
    clock: given.IEUM_CLOCK ?? ({ kind: 'default' } as const),
    seeds: given.IEUM_SEEDS === 'none' ? null : (given.IEUM_SEEDS ?? join(projectRoot(), 'seeds')),
    staffKey: given.IEUM_STAFF_KEY ?? null,
    publicUrl,
    rateLimit: rateLimit(given.IEUM_RATE_LIMIT, publicUrl),
    smtp: given.IEUM_SMTP ?? null,
    mailFrom: given.IEUM_MAIL_FROM ?? { name: '이음', address: `no-reply@${mailDomain(publicUrl)}` },
    dkim: given.IEUM_DKIM ?? null,
    webhookPrivate: given.IEUM_WEBHOOK_PRIVATE ?? false,
    retryMillis: given.IEUM_RETRY ?? null,
    sendMillis: given.IEUM_SEND_TIMEOUT ?? null,
    apiUrl: given.IEUM_API_URL ?? null,
    upstreams: given.IEUM_UPSTREAMS ?? {},
    logLevel: given.LOG_LEVEL ?? 'info',
  });
}

/** Where the address is a number, it stands in brackets (RFC 5321 §4.1.3). */
function mailDomain(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  if (hostname.startsWith('[')) return `[IPv6:${hostname.slice(1, -1)}]`;
  return /^[\d.]+$/.test(hostname) ? `[${hostname}]` : hostname;
}

/** Whoever is reachable from elsewhere has a limit unless it is taken off on purpose. */
function rateLimit(given: number | string | undefined, publicUrl: string): number | null {
  if (typeof given === 'number') return given;
  return given === 'none' || loopback.has(new URL(publicUrl).hostname) ? null : limitOnPublicAddress;
}

import type { IncomingHttpHeaders } from 'node:http';
import { requestContext } from '#service-kit';
import type { Request } from 'express';

/** Between two hops only (RFC 9110, 7.6.1), next to what `Connection` names. `Expect` has been answered by this hop. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Set by this hop alone. */
const own: ReadonlySet<string> = new Set([
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'x-request-id',
  'traceparent',
]);

/** What is sent on of a request's headers: names and values in turn. */
export function headersToService(request: Request): string[] {
  const { rawHeaders, headers } = request;
  const dropped = namedBy(headers.connection);
  const sent: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    const lower = name.toLowerCase();
    if (!hopByHop.has(lower) && !own.has(lower) && !dropped.has(lower)) sent.push(name, value);
  }
  return [...sent, ...forwardedFor(request), ...correlation()];
}

/** What is sent back of a service's headers. */
export function headersToClient(headers: IncomingHttpHeaders): readonly (readonly [string, string | string[]])[] {
  const dropped = namedBy(headers.connection);
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || hopByHop.has(name) || dropped.has(name) ? [] : [[name, value] as const],
  );
}

/** What someone outside says about where a request came from is not passed on as if it were known. */
function forwardedFor(request: Request): string[] {
  const peer = request.socket.remoteAddress ?? '';
  const trusted = (request.app.get('trust proxy fn') as (address: string, hop: number) => boolean)(peer, 0);
  const before = trusted ? request.get('x-forwarded-for') : undefined;
  const host = (trusted ? request.get('x-forwarded-host') : undefined) ?? request.get('host');
  const from = ['X-Forwarded-For', before === undefined ? peer : `${before}, ${peer}`, 'X-Forwarded-Proto', request.protocol];
  return host === undefined ? from : [...from, 'X-Forwarded-Host', host];
}

function correlation(): string[] {
  const context = requestContext();
  return context === undefined ? [] : ['X-Request-Id', context.id, 'Traceparent', context.traceparent];
}

function namedBy(connection: string | undefined): ReadonlySet<string> {
  return new Set((connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
}

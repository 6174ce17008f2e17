import type { NextFunction, Request, Response } from 'express';
import { principalOf } from '../access/principal.js';
import { Problem } from '../problems/problem.js';

const windowMillis = 60_000;
/** Beyond this many clients in a minute the count begins anew rather than take ever more memory. */
const mostClients = 100_000;

/** Express middleware: so many requests a minute from one address. Staff, and the probes of whoever runs the service, are not counted. */
export function rateLimit(perMinute: number, now: () => number = Date.now) {
  let started = now();
  const counts = new Map<string, number>();
  return (request: Request, response: Response, next: NextFunction): void => {
    if (principalOf(request) !== null || /^\/(health\/|metrics$)/.test(request.path)) return next();
    if (now() - started >= windowMillis || counts.size >= mostClients) {
      counts.clear();
      started = now();
    }
    const client = request.ip ?? '';
    const count = (counts.get(client) ?? 0) + 1;
    counts.set(client, count);
    if (count <= perMinute) return next();
    const seconds = Math.max(1, Math.ceil((started + windowMillis - now()) / 1000));
    response.setHeader('Retry-After', String(seconds));
    next(
      new Problem('rate-limited', {
        detail: { ko: `${seconds}초 뒤에 다시 시도해 주세요.`, en: `Please try again in ${seconds} seconds.` },
      }),
    );
  };
}

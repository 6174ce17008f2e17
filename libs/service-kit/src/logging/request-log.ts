import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';

/** What is noted of an answered request. The route is its template: an address may hold what is personal. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Express middleware: one line per request, without body, query, keys or address. */
export function requestLog(logger: Logger, observe: (request: AnsweredRequest) => void) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const route = routeOf(request);
      const status = response.writableFinished ? response.statusCode : 499;
      observe({ method: request.method, route, status, seconds });
      const quiet = route.startsWith('/health/') || route === '/metrics';
      logger[quiet ? 'debug' : 'info']({ method: request.method, route, status, ms: Math.round(seconds * 1e4) / 10 }, 'request');
    });
    next();
  };
}

const noted = new WeakMap<Request, string>();

/** Names the route of a request that no controller answers, as by the template of what answers it. */
export function noteRoute(request: Request, template: string): void {
  noted.set(request, template);
}

function routeOf(request: Request): string {
  const given = noted.get(request);
  if (given !== undefined) return given;
  const path = (request.route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'none';
}

import { pipeline } from 'node:stream/promises';
import { Draining, Metrics, noteRoute, Problem } from '#service-kit';
import { Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Dispatcher } from 'undici';
import { Pace } from '../pace.js';
import { findRoute } from '../routes/find-route.js';
import type { Route } from '../routes/routes.table.js';
import type { UpstreamInstance } from '../upstreams/upstream-instance.js';
import { Upstreams } from '../upstreams/upstreams.js';
import { isGone, isUnreached, noneReady, notInstalled, problemOf } from './failure.js';
import { headersToClient, headersToService } from './forwarded-headers.js';
import { type RequestBody, bodyOf } from './request-body.js';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Sends each request on to an instance of the service that its path belongs to, and the answer back as it comes. */
@Injectable()
export class Proxy {
  private readonly logger = new Logger('Proxy');
  private readonly retries = new Map<string, number>();

  constructor(
    private readonly upstreams: Upstreams,
    private readonly pace: Pace,
    private readonly draining: Draining,
    metrics: Metrics,
  ) {
    metrics.add({
      name: 'ieum_edge_retries_total',
      help: 'Requests that were asked again of another instance.',
      type: 'counter',
      read: () => [...this.retries].map(([service, value]) => ({ labels: { service }, value })),
    });
  }

  /** Express middleware: what it rejects with is answered as a problem. */
  readonly handle = async (request: Request, response: Response): Promise<void> => {
    try {
      await this.forward(request, response);
    } catch (error) {
      if (!response.headersSent) throw error;
      // A part has gone out: cutting the connection is the only way left to say that it is not the whole.
      response.destroy();
    }
  };

  private async forward(request: Request, response: Response): Promise<void> {
    const route = findRoute(request.path);
    if (route === null || !request.originalUrl.startsWith('/')) throw new Problem('url-invalid');
    noteRoute(request, route.path);
    if (route.service === null) throw new Problem('not-found');
    if (!this.upstreams.has(route.service)) throw notInstalled(route.service);

    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    const repeatable = safeMethods.has(request.method) || (route.repeatable === true && request.method === 'POST');
    const body = await bodyOf(request, repeatable);
    try {
      const answer = await this.ask(route.service, request, body, { repeatable, signal: leaving.signal });
      await this.sendBack(answer, response);
    } catch (error) {
      // Nobody is there to be told.
      if (leaving.signal.aborted) return;
      throw error;
    }
  }

  /** Asks one instance, and once more another one where that cannot do anything twice. */
  private async ask(
    service: NonNullable<Route['service']>,
    request: Request,
    body: RequestBody,
    { repeatable, signal }: { readonly repeatable: boolean; readonly signal: AbortSignal },
  ): Promise<Dispatcher.ResponseData> {
    const headers = headersToService(request);
    const send = async (instance: UpstreamInstance) => {
      try {
        return await instance.pool.request({
          method: request.method,
          path: request.originalUrl,
          headers,
          body: body.next(),
          headersTimeout: this.pace.answerMs,
          // A stream of events may be silent for as long as nothing happens.
          bodyTimeout: request.headers.accept?.includes('text/event-stream') === true ? 0 : this.pace.silenceMs,
          signal,
        });
      } catch (error) {
        if (!signal.aborted) this.noteFailure(instance, error);
        throw error;
      }
    };

    const first = this.upstreams.pick(service);
    if (first === null) throw noneReady();
    try {
      return await send(first);
    } catch (error) {
      const again = isUnreached(error) || (isGone(error) && repeatable && body.replays);
      const second = again && !signal.aborted ? this.upstreams.pick(service, first) : null;
      if (second === null) throw problemOf(error);
      this.retries.set(service, (this.retries.get(service) ?? 0) + 1);
      return await send(second).catch((reason: unknown) => {
        throw problemOf(reason);
      });
    }
  }

  private async sendBack({ statusCode, headers, body }: Dispatcher.ResponseData, response: Response): Promise<void> {
    response.status(statusCode);
    for (const [name, value] of headersToClient(headers)) response.setHeader(name, value);
    response.flushHeaders();
    const endless = String(headers['content-type']).startsWith('text/event-stream');
    const end = () => response.end();
    if (endless) this.draining.signal.addEventListener('abort', end);
    try {
      // Where the service breaks off, the client's connection breaks off too: what it got is not the whole.
      await pipeline(body, response);
    } finally {
      this.draining.signal.removeEventListener('abort', end);
    }
  }

  private noteFailure(instance: UpstreamInstance, error: unknown): void {
    this.logger.warn(`${instance.service} ${instance.number}: ${String(error)}`);
    if (isGone(error)) this.upstreams.leaveOut(instance);
  }
}

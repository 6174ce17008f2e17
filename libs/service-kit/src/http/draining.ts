import type { Server } from 'node:http';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** How long requests in flight may take to end once the process is told to; the whole stop takes less than ten seconds. */
const patienceMillis = 7_000;
/** What is on its way when the stop begins has this long to be read off the wire. */
const graceMillis = 100;

/** Stops taking connections when the process stops, lets the requests in flight end, and leaves no connection behind them. */
@Injectable()
export class Draining implements OnModuleDestroy {
  private readonly controller = new AbortController();
  private readonly inFlight = new Set<Response>();
  private server: Server | undefined;

  /** Aborted when the stop begins: an answer without an end of its own (server-sent events) must end then. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  watch(server: Server): void {
    this.server = server;
  }

  /** Express middleware. */
  readonly track = (_: Request, response: Response, next: NextFunction): void => {
    this.inFlight.add(response);
    if (this.signal.aborted) response.setHeader('Connection', 'close');
    response.once('close', () => {
      this.inFlight.delete(response);
      if (this.signal.aborted) this.cutWhenDone();
    });
    next();
  };

  onModuleDestroy(): void {
    this.controller.abort();
    if (!this.server?.listening) return;
    for (const response of this.inFlight) if (!response.headersSent) response.setHeader('Connection', 'close');
    // Nest waits for this same close once the hooks are through; a connection on which nothing was ever asked would keep it waiting.
    this.server.close();
    setTimeout(() => this.cutWhenDone(), graceMillis).unref();
    setTimeout(() => this.server?.closeAllConnections(), patienceMillis).unref();
  }

  private cutWhenDone(): void {
    if (this.inFlight.size === 0) this.server?.closeAllConnections();
  }
}

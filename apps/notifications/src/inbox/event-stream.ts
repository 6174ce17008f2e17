import type { Response } from 'express';

/** Real time; less than proxies wait for a silent connection. */
const heartbeatMillis = 15_000;
const reconnectMillis = 3_000;
/** A reader who does not read is given up before what waits for it fills the memory. */
const mostWaitingBytes = 1_000_000;

export interface ServerSentEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** An answer as server-sent events, open until it is ended from either side. */
export class EventStream {
  private readonly beat: NodeJS.Timeout;

  constructor(private readonly response: Response) {
    response.status(200).setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('Cache-Control', 'private, no-cache, no-transform');
    response.setHeader('X-Accel-Buffering', 'no');
    response.flushHeaders();
    this.write(`retry: ${reconnectMillis}\n\n`);
    this.beat = setInterval(() => this.write(': \n\n'), heartbeatMillis);
    response.once('close', () => clearInterval(this.beat));
  }

  send({ id, event, data }: ServerSentEvent): void {
    this.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    clearInterval(this.beat);
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
    if (this.response.writableLength > mostWaitingBytes) this.response.destroy();
  }
}

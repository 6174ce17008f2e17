import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** One instance of a service behind the edge, over a real socket. */
export class TestService {
  ready = true;
  /** Whether it says, while it is not ready, that it has answers all the same. */
  answers = false;
  /** Of the requests that are not for its readiness or description: method and address. */
  readonly asked: string[] = [];
  openApi: object = { openapi: '3.0.0', paths: {} };
  private server: Server | undefined;
  private port = 0;

  constructor(
    readonly name: string,
    private readonly handler: Handler = (_, response) => response.end(name),
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens, at a second start where it did at the first. */
  async start(): Promise<this> {
    this.server = createServer((request, response) => this.answer(request, response));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    if (this.server?.listening !== true) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/health/ready') {
      response.writeHead(this.ready ? 200 : 503).end(JSON.stringify({ answers: this.answers }));
    } else if (request.url === '/openapi.json') {
      response.end(JSON.stringify(this.openApi));
    } else {
      this.asked.push(`${request.method} ${request.url}`);
      this.handler(request, response);
    }
  }
}

export async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

import { join } from 'node:path';
import { startServer, type RunningServer } from '../support/server.js';

export const publicUrl = 'https://ieum.test';
const key = 'a-key-for-the-story';
const answerMillis = 20_000;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The service under test: the built all-in-one over one folder, which may be killed and started again with another clock. */
export class Service {
  private server: RunningServer | null = null;
  private demo = 0;
  private real = 0;
  starts = 0;

  constructor(
    private readonly folder: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  get file(): string {
    return join(this.folder, 'ieum.db');
  }

  /** What the service's clock shows. */
  get now(): number {
    return this.demo + Date.now() - this.real;
  }

  setClock(demo: number): void {
    this.demo = demo;
    this.real = Date.now();
  }

  async start(): Promise<void> {
    const at = (moment: number) => new Date(moment).toISOString();
    this.starts += 1;
    this.server = await startServer(this.folder, {
      PORT: '0',
      IEUM_SEEDS: 'none',
      IEUM_STAFF_KEY: key,
      IEUM_PUBLIC_URL: publicUrl,
      IEUM_RATE_LIMIT: 'none',
      IEUM_WEBHOOK_PRIVATE: 'allow',
      IEUM_CLOCK: `${at(this.demo)}@${at(this.real)}`,
      ...this.environment,
    });
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = null;
    const code = await server?.stop();
    if (code !== undefined && code !== 0) throw new Error(`it ended with ${code}: ${server?.output()}`);
  }

  async kill(): Promise<void> {
    await this.server?.kill();
    this.server = null;
  }

  output(): string {
    return this.server?.output() ?? '';
  }

  /** @throws Error where there is no whole answer: what was asked may have been done all the same */
  async ask(
    method: string,
    path: string,
    { body, headers = {}, isStaff = true }: { body?: unknown; headers?: Readonly<Record<string, string>>; isStaff?: boolean } = {},
  ): Promise<Answer> {
    if (this.server === null) throw new Error('it does not run');
    const answer = await fetch(`${this.server.url}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        ...(isStaff && { Authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      signal: AbortSignal.timeout(answerMillis),
    });
    const text = await answer.text();
    const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, body: isJson ? JSON.parse(text) : text };
  }
}

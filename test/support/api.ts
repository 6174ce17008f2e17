import type { RunningServer } from './server.js';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Calls the server as staff, or as nobody. */
export class Api {
  constructor(
    private readonly server: Pick<RunningServer, 'url' | 'apiKey'>,
    private readonly staff = true,
  ) {}

  get anonymous(): Api {
    return new Api(this.server, false);
  }

  get<T>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    return this.send('POST', path, JSON.stringify(body), headers);
  }

  put<T>(path: string, version: number | null, body: unknown): Promise<Answer<T>> {
    return this.send('PUT', path, JSON.stringify(body), version === null ? {} : { 'If-Match': `"${version}"` });
  }

  delete<T>(path: string, version: number | null): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, version === null ? {} : { 'If-Match': `"${version}"` });
  }

  async send<T>(method: string, path: string, body?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    const answer = await fetch(`${this.server.url}${path}`, {
      method,
      body,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.staff ? { Authorization: `Bearer ${this.server.apiKey}` } : {}),
        ...headers,
      },
    });
    const text = await answer.text();
    const json = /[/+]json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: (json ? JSON.parse(text) : text) as T };
  }
}

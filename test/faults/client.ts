export interface Answer {
  readonly status: number;
  readonly version: number | null;
  /** JSON, or the text where it is none. */
  readonly body: unknown;
}

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly millis?: number;
}

const answerMillis = 10_000;

/** Calls one server as staff. */
export class Client {
  constructor(
    readonly url: string,
    private readonly key: string,
  ) {}

  /** null where no whole answer came in time: what was asked may have been done all the same. */
  async ask(method: string, path: string, { body, headers = {}, millis = answerMillis }: Asked = {}): Promise<Answer | null> {
    try {
      const answer = await fetch(`${this.url}${path}`, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          Authorization: `Bearer ${this.key}`,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        signal: AbortSignal.timeout(millis),
      });
      const text = await answer.text();
      const tag = /^"(\d+)"$/.exec(answer.headers.get('etag') ?? '')?.[1];
      const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '');
      return { status: answer.status, version: tag === undefined ? null : Number(tag), body: isJson ? JSON.parse(text) : text };
    } catch {
      return null;
    }
  }

  /** @throws Error unless it answers 200 */
  async read<T>(path: string): Promise<T> {
    const answer = await this.ask('GET', path, { millis: 30_000 });
    if (answer?.status !== 200) throw new Error(`GET ${this.url}${path}: ${told(answer)}`);
    return answer.body as T;
  }
}

export function told(answer: Answer | null): string {
  return answer === null ? 'no answer' : `${answer.status} ${JSON.stringify(answer.body)}`;
}

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

type Json = Record<string, unknown>;

interface StoredIndex {
  primaryKey: string | null;
  settings: Json;
  documents: Map<string, Json>;
}

interface QueuedTask {
  readonly uid: number;
  readonly type: string;
  readonly indexUid: string | null;
  status: 'enqueued' | 'succeeded' | 'failed' | 'canceled';
  error: Json | null;
  readonly work: () => void;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface FakeHit {
  readonly id: string;
  readonly _rankingScore?: number;
}

/** What the HTTP API says when something is not there, or must not be. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`refused: ${code}`);
  }
}

/**
 * The part of Meilisearch's HTTP API that the adapter uses, as its reference describes it: writes are queued as tasks and done in their order,
 * documents are kept by primary key, indexes can be swapped. It does not search: a test says what each query finds.
 */
export class FakeMeilisearch {
  readonly requests: RecordedRequest[] = [];
  readonly indexes = new Map<string, StoredIndex>();
  /** What a query of a multi-search finds. */
  answers: (query: Json) => readonly FakeHit[] = () => [];
  /** Called before a task is done. */
  beforeTask: (type: string, indexUid: string | null) => void = () => undefined;
  /** Tasks of these types end so instead of being done, one each. */
  readonly failures = new Map<string, { readonly status: 'failed' | 'canceled'; readonly error: Json | null }>();
  /** What every search is refused with; null for none. */
  refusal: { readonly status: number; readonly code: string } | null = null;
  /** While true, tasks stay in the queue. */
  stuck = false;
  private readonly tasks: QueuedTask[] = [];
  private server: Server | undefined;

  constructor(private readonly key: string) {}

  /** @param port a free one unless given */
  async listen(port = 0): Promise<string> {
    this.server = createServer((request, response) => {
      void this.handle(request).then(
        ({ status, body }) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
        (error: unknown) => {
          const { status, code } = error instanceof Refusal ? error : new Refusal(500, 'internal');
          const message = error instanceof Error ? error.message : 'failed';
          response
            .writeHead(status, { 'Content-Type': 'application/json' })
            .end(JSON.stringify({ message, code, type: 'invalid_request', link: '' }));
        },
      );
    });
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://:${this.key}@127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  documents(uid: string): Json[] {
    return [...(this.indexes.get(uid)?.documents.values() ?? [])];
  }

  /** Requests by method and path, without those that only look at a task. */
  written(): readonly string[] {
    return this.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  }

  private async handle(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const url = new URL(request.url ?? '', 'http://fake');
    const text = await textOf(request);
    const body = (text === '' ? undefined : JSON.parse(text)) as unknown;
    const method = request.method ?? '';
    if (request.headers.authorization !== `Bearer ${this.key}`) throw new Refusal(403, 'invalid_api_key');
    if (!url.pathname.startsWith('/tasks')) this.requests.push({ method, path: url.pathname, body });
    return this.route(`${method} ${url.pathname}`, url.searchParams, body);
  }

  private route(call: string, query: URLSearchParams, body: unknown): { status: number; body: unknown } {
    const [, uid = ''] = /^\w+ \/indexes\/([^/]+)/.exec(call) ?? [];
    const rest = call.replace(/(\/indexes\/)[^/]+/, '$1:uid').replace(/(\/tasks\/)\d+/, '$1:uid');
    switch (rest) {
      case 'GET /tasks/:uid':
        return { status: 200, body: this.task(Number(call.split('/').at(-1))) };
      case 'GET /indexes':
        return { status: 200, body: { results: [...this.indexes].map(([each, { primaryKey }]) => ({ uid: each, primaryKey })) } };
      case 'POST /indexes':
        return this.enqueue('indexCreation', (body as { uid: string }).uid, () =>
          this.create(body as { uid: string; primaryKey?: string }),
        );
      case 'GET /indexes/:uid':
        return { status: 200, body: { uid, primaryKey: this.need(uid).primaryKey } };
      case 'DELETE /indexes/:uid':
        return this.enqueue('indexDeletion', uid, () => {
          this.need(uid);
          this.indexes.delete(uid);
        });
      case 'GET /indexes/:uid/settings':
        return { status: 200, body: { ...this.need(uid).settings, stopWords: [], synonyms: {} } };
      case 'PATCH /indexes/:uid/settings':
        return this.enqueue('settingsUpdate', uid, () => Object.assign(this.need(uid).settings, body));
      case 'GET /indexes/:uid/documents':
        return { status: 200, body: this.read(uid, query) };
      case 'POST /indexes/:uid/documents':
        return this.enqueue('documentAdditionOrUpdate', uid, () => {
          for (const document of body as Json[]) this.need(uid).documents.set(String(document['id']), document);
        });
      case 'POST /indexes/:uid/documents/delete-batch':
        return this.enqueue('documentDeletion', uid, () => {
          for (const id of body as string[]) this.need(uid).documents.delete(id);
        });
      case 'POST /swap-indexes':
        return this.enqueue('indexSwap', null, () => this.swap((body as { indexes: [string, string] }[])[0]!.indexes));
      case 'POST /multi-search':
        return { status: 200, body: this.search((body as { queries: Json[] }).queries) };
      default:
        throw new Refusal(404, 'not_found');
    }
  }

  private enqueue(type: string, indexUid: string | null, work: () => void): { status: number; body: unknown } {
    const uid = this.tasks.length;
    this.tasks.push({ uid, type, indexUid, status: 'enqueued', error: null, work });
    return { status: 202, body: { taskUid: uid, indexUid, status: 'enqueued', type, enqueuedAt: new Date().toISOString() } };
  }

  /** The first look finds it in the queue, the next one done: all before it are done first. */
  private task(uid: number): Json {
    const task = this.tasks[uid];
    if (task === undefined) throw new Refusal(404, 'task_not_found');
    const { status, error, type, indexUid } = task;
    if (!this.stuck) for (const each of this.tasks.slice(0, uid + 1)) if (each.status === 'enqueued') this.do(each);
    return { uid, type, indexUid, status, error };
  }

  private do(task: QueuedTask): void {
    const planned = this.failures.get(task.type);
    this.failures.delete(task.type);
    if (planned !== undefined) {
      Object.assign(task, planned);
      return;
    }
    try {
      this.beforeTask(task.type, task.indexUid);
      task.work();
      task.status = 'succeeded';
    } catch (error) {
      task.status = 'failed';
      task.error = { message: String(error), code: error instanceof Refusal ? error.code : 'internal', type: 'invalid_request', link: '' };
    }
  }

  private create({ uid, primaryKey }: { readonly uid: string; readonly primaryKey?: string }): void {
    if (this.indexes.has(uid)) throw new Refusal(409, 'index_already_exists');
    this.indexes.set(uid, { primaryKey: primaryKey ?? null, settings: {}, documents: new Map() });
  }

  private swap([a, b]: readonly [string, string]): void {
    const [first, second] = [this.need(a), this.need(b)];
    this.indexes.set(a, second).set(b, first);
  }

  private read(uid: string, query: URLSearchParams): Json {
    const ids = query.get('ids')?.split(',');
    const offset = Number(query.get('offset') ?? 0);
    const limit = Number(query.get('limit') ?? 20);
    const fields = query.get('fields')?.split(',');
    const all = [...this.need(uid).documents.values()].filter((each) => ids === undefined || ids.includes(String(each['id'])));
    const results = all
      .slice(offset, offset + limit)
      .map((each) => Object.fromEntries(Object.entries(each).filter(([name]) => fields?.includes(name))));
    return { results, offset, limit, total: all.length };
  }

  private search(queries: readonly Json[]): Json {
    if (this.refusal !== null) throw new Refusal(this.refusal.status, this.refusal.code);
    const results = queries.map((query) => {
      const { settings } = this.need(String(query['indexUid']));
      const filterable = (settings['filterableAttributes'] ?? []) as readonly string[];
      if (query['filter'] !== undefined && !filterable.some((name) => String(query['filter']).startsWith(`${name} `))) {
        throw new Refusal(400, 'invalid_search_filter');
      }
      return { indexUid: query['indexUid'], hits: this.answers(query) };
    });
    return { results };
  }

  private need(uid: string): StoredIndex {
    const index = this.indexes.get(uid);
    if (index === undefined) throw new Refusal(404, 'index_not_found');
    return index;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

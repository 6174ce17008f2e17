import { Meilisearch } from 'meilisearch';
import { type Repair, Search, type SearchDocument, type SearchHit, type SearchLease, type SearchSource } from '../search.port.js';
import { hitsOf } from '../text/tiers.js';
import { indexedDocument } from './indexed-document.js';
import { IndexRepair } from './index-repair.js';
import { ProgramIndex } from './program-index.js';
import { indexNames } from './settings.js';
import {
  exactQuery,
  type FoundName,
  foundOf,
  namesOf,
  ofAll,
  queriesIn,
  type Query,
  type Scores,
  type SoughtName,
} from './text-queries.js';
import { answered } from './unavailable.js';

/** Milliseconds an answer may take; a task is waited for separately. */
const timeout = 10_000;
const namesPerRequest = 10;

interface Hit {
  readonly id: string;
  readonly _rankingScore?: number;
}

/** The `search` port on a Meilisearch server, in one index that all instances share. */
export class MeilisearchSearch extends Search {
  override readonly shared = true;
  private readonly live: ProgramIndex;
  private readonly repairs: IndexRepair;
  private closed = false;
  private lastWrite: Promise<unknown> = Promise.resolve();

  private constructor(private readonly client: Meilisearch) {
    super();
    this.live = new ProgramIndex(client, indexNames.live);
    this.repairs = new IndexRepair(client, this.live);
  }

  /**
   * Opens the index, making it where there is none.
   * @param url `http://host:7700`, with a key that may write as its password: `http://:key@host:7700`
   */
  static async open(url: string): Promise<MeilisearchSearch> {
    const { origin, pathname, password } = new URL(url);
    const client = new Meilisearch({ host: `${origin}${pathname}`, apiKey: decodeURIComponent(password), timeout });
    const search = new MeilisearchSearch(client);
    await search.live.prepare();
    return search;
  }

  override async index(documents: readonly SearchDocument[]): Promise<void> {
    this.refuseIfClosed();
    const latest = new Map<string, SearchDocument>();
    for (const document of documents) {
      if ((latest.get(document.id)?.version ?? 0) <= document.version) latest.set(document.id, document);
    }
    if (latest.size === 0) return;
    const indexed = [...latest.values()].map(indexedDocument);
    await this.inTurn(async () => {
      // The server cannot be told to keep a higher version. One group's work writes, each id in its order, so nobody writes in between; where two
      // instances overlap while work moves from one to the other, the next repair puts it right.
      const present = await this.live.versions([...latest.keys()]);
      await this.live.write(indexed.filter(({ id, version }) => (present.get(id) ?? 0) <= version));
    });
  }

  override async remove(ids: readonly string[]): Promise<void> {
    this.refuseIfClosed();
    const given = [...ids];
    await this.inTurn(() => this.live.remove(given));
  }

  override async find(text: string, limit: number): Promise<readonly SearchHit[]> {
    this.refuseIfClosed();
    const names = namesOf(text);
    if (names.length === 0 || limit < 1) return [];
    const [[exact], found] = await answered(() => Promise.all([this.ask([exactQuery(text)]), this.findNames(names)]));
    const itself = ofAll(found.map((name) => name.itself));
    const bySynonym = ofAll(found.map((name) => name.withSynonyms));
    return hitsOf({ exact: exact?.keys() ?? [], itself, bySynonym }, limit);
  }

  override async versions(ids?: readonly string[]): Promise<ReadonlyMap<string, number>> {
    this.refuseIfClosed();
    return answered(() => this.live.versions(ids));
  }

  override async repair(source: SearchSource, lease: SearchLease): Promise<Repair> {
    this.refuseIfClosed();
    return answered(() => this.repairs.run(source, lease));
  }

  override async ping(): Promise<void> {
    this.refuseIfClosed();
    if (!(await answered(() => this.live.exists()))) throw new Error(`Meilisearch has no index ${this.live.uid}`);
  }

  override async close(): Promise<void> {
    this.closed = true;
    await this.lastWrite;
  }

  private async findNames(names: readonly SoughtName[]): Promise<readonly FoundName[]> {
    const found: FoundName[] = [];
    for (let at = 0; at < names.length; at += namesPerRequest) {
      const some = names.slice(at, at + namesPerRequest).map((name) => ({ name, queries: queriesIn(name) }));
      const answers = await this.ask(some.flatMap(({ queries }) => queries));
      let next = 0;
      found.push(...some.map(({ name, queries }) => foundOf(name, answers.slice(next, (next += queries.length)))));
      // Nothing has all the words then.
      if (found.some(({ withSynonyms }) => withSynonyms.size === 0)) break;
    }
    return found;
  }

  private async ask(queries: readonly Query[]): Promise<readonly Scores[]> {
    const { results } = await this.client.multiSearch<{ queries: (Query & { indexUid: string })[] }, Hit & Record<string, unknown>>({
      queries: queries.map((query) => ({ ...query, indexUid: this.live.uid })),
    });
    return results.map(({ hits }) => new Map(hits.map(({ id, _rankingScore = 1 }) => [id, _rankingScore])));
  }

  /** One write after another: each reads the versions that the one before has left. */
  private inTurn(write: () => Promise<void>): Promise<void> {
    const writing = this.lastWrite.then(() => answered(write));
    this.lastWrite = writing.catch(() => undefined);
    return writing;
  }

  private refuseIfClosed(): void {
    if (this.closed) throw new Error('the search is closed');
  }
}

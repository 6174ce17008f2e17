import type { EnqueuedTask, Meilisearch } from 'meilisearch';
import { MeilisearchApiError } from 'meilisearch';
import type { IndexedDocument } from './indexed-document.js';
import { isId } from './indexed-document.js';
import { hasSettings, indexNames, settings } from './settings.js';
import { done, MeilisearchTaskFailed } from './tasks.js';

/** Milliseconds. A change of settings makes the server index every document anew. */
const patience = { documents: 60_000, settings: 600_000, index: 60_000 } as const;

const writeBatch = 1000;
const readBatch = 1000;
/** Ids go out in the address. */
const idsPerRequest = 100;

/** One index on the server: its settings, and which version of each document it holds. Every write ends when it can be found, or throws. */
export class ProgramIndex {
  constructor(
    private readonly client: Meilisearch,
    readonly uid: string,
  ) {}

  /** Makes the index if there is none, and gives it the settings if it has others. Several processes may do so at once. */
  async prepare(): Promise<void> {
    if (!(await this.exists())) await this.create();
    if (!(await this.hasSettings())) await this.done(this.index.updateSettings(settings), patience.settings);
  }

  async exists(): Promise<boolean> {
    try {
      await this.client.getRawIndex(this.uid);
      return true;
    } catch (error) {
      if (isCode(error, 'index_not_found')) return false;
      throw error;
    }
  }

  async hasSettings(): Promise<boolean> {
    return hasSettings(await this.index.getSettings());
  }

  /** Of these ids or of all; an id that is not there is left out. */
  async versions(ids?: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    const note = (documents: readonly Pick<IndexedDocument, 'id' | 'version'>[]) => {
      for (const { id, version } of documents) found.set(id, version);
    };
    const fields: ('id' | 'version')[] = ['id', 'version'];
    if (ids !== undefined) {
      for (const some of batches(ids.filter(isId), idsPerRequest)) {
        note((await this.index.getDocuments({ ids: some, fields, limit: some.length })).results);
      }
      return found;
    }
    for (let offset = 0; ; offset += readBatch) {
      const { results, total } = await this.index.getDocuments({ fields, limit: readBatch, offset });
      note(results);
      if (offset + results.length >= total || results.length === 0) return found;
    }
  }

  /** @param between called before each batch */
  async write(documents: readonly IndexedDocument[], between: () => Promise<void> = async () => undefined): Promise<void> {
    for (const some of batches(documents, writeBatch)) {
      await between();
      await this.done(this.index.addDocuments(some, { primaryKey: 'id' }), patience.documents);
    }
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const some of batches(ids.filter(isId), writeBatch)) await this.done(this.index.deleteDocuments(some), patience.documents);
  }

  async drop(): Promise<void> {
    await this.done(this.client.deleteIndex(this.uid), patience.index);
  }

  /** Puts the other index in this one's place at one instant, documents and settings; what was here, if only an empty one, is there then. */
  async swapWith(other: ProgramIndex): Promise<void> {
    if (!(await this.exists())) await this.create();
    await this.done(this.client.swapIndexes([{ indexes: [this.uid, other.uid], rename: false }]), patience.index);
  }

  private async create(): Promise<void> {
    try {
      await this.done(this.client.createIndex(this.uid, { primaryKey: 'id' }), patience.index);
    } catch (error) {
      if (!(error instanceof MeilisearchTaskFailed && error.code === 'index_already_exists')) throw error;
    }
  }

  private done(task: Promise<EnqueuedTask>, within: number): Promise<void> {
    return done(this.client, task, within);
  }

  private get index() {
    return this.client.index<IndexedDocument & Record<string, unknown>>(this.uid);
  }
}

/** Removes the indexes of versions of the program that no deployment goes back to. */
export async function dropOutdated(client: Meilisearch): Promise<void> {
  const { results } = await client.getRawIndexes({ limit: 1000 });
  for (const { uid } of results) if (indexNames.isOutdated(uid)) await new ProgramIndex(client, uid).drop();
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === code;
}

function batches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

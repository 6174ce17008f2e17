import type { Database } from '#sqlite';
import { type CollectionDefinition, UniqueIndexBroken, UniqueViolation } from '../documents.port.js';
import { type IndexEntry as Entry, indexEntries } from '../index-entries.js';

interface EntryRow {
  readonly name: string;
  readonly key: string;
  readonly only_one: number;
}

// Left to itself, the planner takes the table's own order, and looks through all keys of the collection.
export const keysOfDocument = 'select name, key, only_one from document_keys indexed by document_keys_id where collection = ? and id = ?';

const page = 500;
const sample = 100;

/** The rows a collection's documents are found by. All methods run inside a transaction of the caller. */
export class KeyIndex<T> {
  constructor(
    private readonly database: Database,
    private readonly definition: CollectionDefinition<T>,
  ) {}

  /**
   * Makes the entries of one document those of its state.
   * @throws UniqueViolation another document holds a unique key
   */
  save(id: string, state: T | null, isNew: boolean): void {
    const wanted = this.entriesOf(state);
    const present = isNew ? [] : this.present(id);
    const remove = this.database.prepare('delete from document_keys where collection = ? and name = ? and key = ? and id = ?');
    for (const entry of without(present, wanted)) remove.run(this.definition.name, entry.name, entry.key, id);
    for (const entry of without(wanted, present)) {
      const holder = entry.unique ? this.holder(entry) : undefined;
      if (holder !== undefined) throw new UniqueViolation(entry.name, JSON.parse(entry.key) as string, holder);
      this.insert(id, entry);
    }
  }

  /** Whether the first and last documents are indexed as the definition's functions say now; a function is not to be compared by itself. */
  looksCurrent(): boolean {
    const { name } = this.definition;
    const live = (order: string) =>
      `select id, state from documents where collection = ? and state is not null order by id ${order} limit ?`;
    const rows = ['asc', 'desc'].flatMap((order) => this.database.prepare(live(order)).all<{ id: string; state: string }>(name, sample));
    return rows.every(({ id, state }) => {
      const wanted = this.entriesOf(JSON.parse(state) as T);
      const present = this.present(id);
      return wanted.length === present.length && without(wanted, present).length === 0;
    });
  }

  /**
   * Makes all entries anew.
   * @throws UniqueIndexBroken two documents hold one unique key
   */
  rebuild(): void {
    const { name } = this.definition;
    this.database.prepare('delete from document_keys where collection = ?').run(name);
    const next = this.database.prepare(
      'select id, state from documents where collection = ? and state is not null and id > ? order by id limit ?',
    );
    let after = '';
    for (;;) {
      const rows = next.all<{ id: string; state: string }>(name, after, page);
      for (const { id, state } of rows) {
        for (const entry of this.entriesOf(JSON.parse(state) as T)) {
          const holder = entry.unique ? this.holder(entry) : undefined;
          if (holder !== undefined) throw new UniqueIndexBroken(name, entry.name, [holder, id]);
          this.insert(id, entry);
        }
        after = id;
      }
      if (rows.length < page) return;
    }
  }

  private entriesOf(state: T | null): readonly Entry[] {
    return indexEntries(this.definition, state);
  }

  private present(id: string): readonly Entry[] {
    return this.database
      .prepare(keysOfDocument)
      .all<EntryRow>(this.definition.name, id)
      .map(({ name, key, only_one }) => ({ name, key, unique: only_one === 1 }));
  }

  private holder(entry: Entry): string | undefined {
    const sql = 'select id from document_keys where collection = ? and name = ? and key = ?';
    return this.database.prepare(sql).get<{ id: string }>(this.definition.name, entry.name, entry.key)?.id;
  }

  private insert(id: string, entry: Entry): void {
    this.database
      .prepare('insert into document_keys (collection, name, key, id, only_one) values (?, ?, ?, ?, ?)')
      .run(this.definition.name, entry.name, entry.key, id, entry.unique ? 1 : 0);
  }
}

/** What of `entries` is not among `others`. */
function without(entries: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry) => !others.some((other) => other.name === entry.name && other.key === entry.key));
}

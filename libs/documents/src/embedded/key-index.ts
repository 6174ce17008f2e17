import type { Database } from '#sqlite';
import { type CollectionDefinition, UniqueIndexBroken, UniqueViolation } from '../documents.port.js';
import { type IndexEntry as Entry, indexEntries } from '../index-entries.js';

/** Of each entry, as a document's row has them. */
type NameAndKey = Pick<Entry, 'name' | 'key'>;

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
   * @param kept those it has, as its row has them
   * @returns those it has now, for its row
   * @throws UniqueViolation another document holds a unique key
   */
  save(id: string, state: T | null, kept: string): string {
    const wanted = this.entriesOf(state);
    const present = entriesIn(kept);
    const remove = this.database.prepare('delete from document_keys where collection = ? and name = ? and key = ? and id = ?');
    for (const entry of without(present, wanted)) remove.run(this.definition.name, entry.name, entry.key, id);
    for (const entry of without(wanted, present)) {
      const holder = entry.unique ? this.holder(entry) : undefined;
      if (holder !== undefined) throw new UniqueViolation(entry.name, JSON.parse(entry.key) as string, holder);
      this.insert(id, entry);
    }
    return textOf(wanted);
  }

  /** Whether the first and last documents are indexed as the definition's functions say now; a function is not to be compared by itself. */
  looksCurrent(): boolean {
    const { name } = this.definition;
    const live = (order: string) =>
      `select state, keys from documents where collection = ? and state is not null order by id ${order} limit ?`;
    const rows = ['asc', 'desc'].flatMap((order) => this.database.prepare(live(order)).all<{ state: string; keys: string }>(name, sample));
    return rows.every(({ state, keys }) => {
      const wanted = this.entriesOf(JSON.parse(state) as T);
      const present = entriesIn(keys);
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
    // What is deleted may be put back.
    this.database.prepare("update documents set keys = '[]' where collection = ? and state is null and keys <> '[]'").run(name);
    const next = this.database.prepare(
      'select id, state from documents where collection = ? and state is not null and id > ? order by id limit ?',
    );
    const keep = this.database.prepare('update documents set keys = ? where collection = ? and id = ?');
    let after = '';
    for (;;) {
      const rows = next.all<{ id: string; state: string }>(name, after, page);
      for (const { id, state } of rows) {
        const entries = this.entriesOf(JSON.parse(state) as T);
        for (const entry of entries) {
          const holder = entry.unique ? this.holder(entry) : undefined;
          if (holder !== undefined) throw new UniqueIndexBroken(name, entry.name, [holder, id]);
          this.insert(id, entry);
        }
        keep.run(textOf(entries), name, id);
        after = id;
      }
      if (rows.length < page) return;
    }
  }

  private entriesOf(state: T | null): readonly Entry[] {
    return indexEntries(this.definition, state);
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

function entriesIn(kept: string): readonly NameAndKey[] {
  return (JSON.parse(kept) as readonly (readonly [string, string])[]).map(([name, key]) => ({ name, key }));
}

function textOf(entries: readonly NameAndKey[]): string {
  return JSON.stringify(entries.map(({ name, key }) => [name, key]));
}

/** What of `entries` is not among `others`. */
function without<E extends NameAndKey>(entries: readonly E[], others: readonly NameAndKey[]): readonly E[] {
  return entries.filter((entry) => !others.some((other) => other.name === entry.name && other.key === entry.key));
}

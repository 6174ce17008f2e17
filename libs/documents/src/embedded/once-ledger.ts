import type { Database } from '#sqlite';
import { AlreadyDone, type OnceEntry } from '../documents.port.js';
import { storedKey } from './key-index.js';

const dayMillis = 24 * 60 * 60 * 1000;

/** Which `once` keys a collection has seen in the last 24 hours, and for which document. */
export class OnceLedger {
  constructor(
    private readonly database: Database,
    private readonly collection: string,
  ) {}

  /**
   * The entries to keep with a document that is saved at `at`: what is younger than 24 hours, the new one last.
   * @throws AlreadyDone the new one's key was used for another document
   */
  enter(id: string, present: readonly OnceEntry[], added: OnceEntry | undefined, at: string): readonly OnceEntry[] {
    const since = Date.parse(at) - dayMillis;
    const kept = present.filter((entry) => Date.parse(entry.at) > since && entry.key !== added?.key);
    if (added === undefined) return kept;
    this.database.prepare('delete from document_once where collection = ? and at <= ?').run(this.collection, since);
    const holder = this.holder(added.key, since);
    if (holder !== undefined && holder !== id) throw new AlreadyDone(added.key, holder);
    this.database
      .prepare('insert or replace into document_once (collection, key, id, at) values (?, ?, ?, ?)')
      .run(this.collection, storedKey(added.key), id, Date.parse(added.at));
    return [...kept, added];
  }

  /** The document that used the key in the 24 hours before `now`. */
  usedBy(key: string, now: string): string | undefined {
    return this.holder(key, Date.parse(now) - dayMillis);
  }

  private holder(key: string, since: number): string | undefined {
    const sql = 'select id from document_once where collection = ? and key = ? and at > ?';
    return this.database.prepare(sql).get<{ id: string }>(this.collection, storedKey(key), since)?.id;
  }
}

import type { Database } from '#sqlite';
import { AlreadyDone, type OnceEntry } from '../documents.port.js';
import { onceSince } from '../next-document.js';
import { storedKey } from '../stored-key.js';

/** Which `once` keys a collection has seen in the last 24 hours, and for which document. */
export class OnceLedger {
  constructor(
    private readonly database: Database,
    private readonly collection: string,
  ) {}

  /**
   * Notes the keys that a document holds from `at` on.
   * @throws AlreadyDone one of them was used for another document
   */
  enter(id: string, entries: readonly OnceEntry[], at: string): void {
    const since = onceSince(at);
    this.database.prepare('delete from document_once where collection = ? and at <= ?').run(this.collection, since);
    for (const entry of entries.filter((each) => Date.parse(each.at) > since)) {
      const holder = this.holder(entry.key, since);
      if (holder !== undefined && holder !== id) throw new AlreadyDone(entry.key, holder);
      this.database
        .prepare('insert or replace into document_once (collection, key, id, at) values (?, ?, ?, ?)')
        .run(this.collection, storedKey(entry.key), id, Date.parse(entry.at));
    }
  }

  /** The document that used the key in the 24 hours before `now`. */
  usedBy(key: string, now: string): string | undefined {
    return this.holder(key, onceSince(now));
  }

  private holder(key: string, since: number): string | undefined {
    const sql = 'select id from document_once where collection = ? and key = ? and at > ?';
    return this.database.prepare(sql).get<{ id: string }>(this.collection, storedKey(key), since)?.id;
  }
}

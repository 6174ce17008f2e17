import { fileURLToPath } from 'node:url';
import { Connection } from './connection.js';
import type { Statement } from './statement.js';

/** One user's hold on a SQLite file. All holds of a process on a file share one connection. */
export class Database {
  private closing: Promise<void> | null = null;
  private closed = false;

  private constructor(private readonly connection: Connection) {}

  /**
   * Opens or creates a file and its folder: WAL, every commit flushed to disk, erased content overwritten.
   * `:memory:` is a database of its own for each call.
   * @throws DatabaseInUse another process writes the file
   */
  static open(file: string): Database {
    return new Database(Connection.take(file));
  }

  /** The same object for every hold on the same file. */
  get shared(): object {
    return this.connection;
  }

  exec(sql: string): void {
    this.connection.sqlite.exec(sql);
  }

  /** Prepared once per text and connection. */
  prepare(sql: string): Statement {
    if (this.closed) throw new Error('the database is closed');
    return this.connection.prepare(sql);
  }

  /** Runs `work` alone in a transaction, at once; what it throws undoes it. Not from inside another transaction or `write`. */
  transaction<T>(work: () => T): T {
    this.exec('begin immediate');
    try {
      const value = work();
      this.exec('commit');
      return value;
    } catch (error) {
      if (this.connection.sqlite.isTransaction) this.exec('rollback');
      throw error;
    }
  }

  /**
   * Runs `work` in a transaction that it shares with the other writes of this turn of the event loop, and resolves with its value once that is
   * on disk. `work` is synchronous; if it throws, its own writes are undone and the promise rejects.
   */
  async write<T>(work: () => T): Promise<T> {
    if (this.closing !== null) throw new Error('the database is closed');
    return this.connection.commits.write(work);
  }

  /** Lets the writes under way finish. The last hold's closing closes the file. */
  close(): Promise<void> {
    this.closing ??= this.leave();
    return this.closing;
  }

  private async leave(): Promise<void> {
    await this.connection.commits.drain();
    this.closed = true;
    this.connection.leave();
  }
}

/**
 * The path in `file:./data/ieum.db`, `file:/var/lib/ieum.db` or `file:///var/lib/ieum.db`; `file::memory:` names none.
 * @throws TypeError anything else
 */
export function pathOfFileUrl(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url);
  const path = url.startsWith('file:') ? url.slice('file:'.length) : '';
  if (path === '') throw new TypeError(`expected file:<path>, as in file:./data/ieum.db, not "${url}"`);
  return path;
}

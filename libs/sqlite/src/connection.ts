import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { GroupCommit } from './group-commit.js';
import { claim } from './process-lock.js';
import { BoundStatement, type Statement } from './statement.js';

/** Private to each `openDatabase`, gone when it is closed. */
export const inMemory = ':memory:';

/** The one connection of this process to a file, shared by all who opened it. */
export class Connection {
  private static readonly open = new Map<string, Connection>();

  readonly commits: GroupCommit;
  private readonly statements = new Map<string, Statement>();
  private users = 0;

  private constructor(
    private readonly file: string,
    readonly sqlite: DatabaseSyncInstance,
    private readonly release: () => void,
  ) {
    this.commits = new GroupCommit(sqlite);
  }

  /** @throws DatabaseInUse another process writes the file */
  static take(file: string): Connection {
    const name = file === inMemory ? inMemory : canonical(file);
    const connection = Connection.open.get(name) ?? Connection.connect(name);
    if (name !== inMemory) Connection.open.set(name, connection);
    connection.users += 1;
    return connection;
  }

  private static connect(file: string): Connection {
    const release = file === inMemory ? () => undefined : claim(file);
    try {
      const sqlite = new DatabaseSync(file, { timeout: 5000 });
      // The usual 4 MB between checkpoints and 2 MB of cache are less than one import touches: the same pages would be written over and over.
      sqlite.exec(
        'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma wal_autocheckpoint = 8000; pragma cache_size = -65536',
      );
      return new Connection(file, sqlite, release);
    } catch (error) {
      release();
      throw new Error(`${file} cannot be opened as a database: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  prepare(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = new BoundStatement(this.sqlite.prepare(sql));
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** The last user's leaving closes the file. */
  leave(): void {
    this.users -= 1;
    if (this.users > 0) return;
    Connection.open.delete(this.file);
    this.sqlite.close();
    this.release();
  }
}

function canonical(file: string): string {
  const absolute = resolve(file);
  mkdirSync(dirname(absolute), { recursive: true });
  return join(realpathSync(dirname(absolute)), basename(absolute));
}

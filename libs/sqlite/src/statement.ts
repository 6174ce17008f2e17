import type { StatementSyncInstance } from '@photostructure/sqlite';

export type SqlValue = string | number | null;

/** A prepared statement with `?` parameters. */
export interface Statement {
  /** Runs it and returns how many rows it changed. */
  run(...values: SqlValue[]): number;
  /** The first row, or undefined. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the row's columns, as in `all`
  get<R>(...values: SqlValue[]): R | undefined;
  all<R>(...values: SqlValue[]): R[];
  /** Row by row; must be read to its end or left (`break`) before anything else runs. */
  iterate<R>(...values: SqlValue[]): Iterable<R>;
}

export class BoundStatement implements Statement {
  constructor(private readonly statement: StatementSyncInstance) {}

  run(...values: SqlValue[]): number {
    return this.statement.run(...whole(values)).changes;
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- see Statement
  get<R>(...values: SqlValue[]): R | undefined {
    return this.statement.get(...whole(values)) as R | undefined;
  }

  all<R>(...values: SqlValue[]): R[] {
    return this.statement.all(...whole(values)) as R[];
  }

  iterate<R>(...values: SqlValue[]): Iterable<R> {
    return this.statement.iterate(...whole(values)) as Iterable<R>;
  }
}

/** The driver cuts a text at its first NUL without a word: two different keys would become one. */
function whole(values: SqlValue[]): SqlValue[] {
  for (const value of values) {
    if (typeof value === 'string' && value.includes('\0')) throw new TypeError('a text with a NUL character cannot be stored');
  }
  return values;
}

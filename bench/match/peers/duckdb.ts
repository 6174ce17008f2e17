import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentBytes } from '../measure.js';
import { type Formula, type Held, lists, numbers, type Pair, type Record_, sizeLists } from './formula.js';

const listColumns = [...lists, ...sizeLists];
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const listOf = (texts: readonly string[]) => `[${texts.map(quoted).join(', ')}]`;

export function sqlOf(formula: Formula): string {
  if ('and' in formula) return formula.and.length === 0 ? 'true' : `(${formula.and.map(sqlOf).join(' AND ')})`;
  if ('or' in formula) return formula.or.length === 0 ? 'false' : `(${formula.or.map(sqlOf).join(' OR ')})`;
  if ('not' in formula) return `NOT ${sqlOf(formula.not)}`;
  if ('absent' in formula) return `("${formula.absent}" IS NULL)`;
  if ('has' in formula) return formula.of.length === 0 ? 'false' : `coalesce(list_has_any("${formula.has}", ${listOf(formula.of)}), false)`;
  if ('held' in formula) {
    return `coalesce(len(list_filter(certificates, lambda x: x.code IN (${formula.held.map(quoted).join(', ')}) AND x."from" <= ${quoted(formula.on)} AND x.until >= ${quoted(formula.on)})) > 0, false)`;
  }
  return 'atLeast' in formula
    ? `coalesce("${formula.atLeast}" >= ${formula.value}, false)`
    : `coalesce("${formula.atMost}" <= ${formula.value}, false)`;
}

/** A table, ready to be asked. */
export interface Opened<Question> {
  readonly ask: (question: Question) => Promise<{ readonly eligible: number[]; readonly unknown: number[] }>;
  readonly buildMs: number;
  /** By how much the process grew: what DuckDB itself says of tables in memory leaves most of them out. */
  readonly memoryBytes: number;
}

export interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getColumns(): unknown[] }>;
}

/** Null where the package is not installed. */
export async function connectDuckDb(): Promise<Connection | null> {
  const name = '@duckdb/node-api';
  const duckdb = await import(name).catch(() => null);
  if (duckdb === null) return null;
  const connection = (await (await duckdb.DuckDBInstance.create(':memory:')).connect()) as Connection;
  await connection.run(`SET threads TO ${availableParallelism()}`);
  return connection;
}

/** The first column are the numbers, the second whether it is certain. */
export async function found(connection: Connection, sql: string): Promise<{ readonly eligible: number[]; readonly unknown: number[] }> {
  const [ids, sure] = (await connection.runAndReadAll(sql)).getColumns() as [number[], boolean[]];
  const eligible: number[] = [];
  const unknown: number[] = [];
  ids?.forEach((id, index) => (sure[index] ? eligible : unknown).push(id));
  return { eligible, unknown };
}

/** Firms in one table of DuckDB, rules as its WHERE. Null where the package is not installed. */
export async function openDuckDb(records: readonly Record_[]): Promise<Opened<Pair> | null> {
  const connection = await connectDuckDb();
  if (connection === null) return null;
  const before = residentBytes();
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const columns = [
    ...listColumns.map((column) => `"${column}": 'VARCHAR[]'`),
    ...numbers.map((column) => `"${column}": 'DOUBLE'`),
    `certificates: 'STRUCT(code VARCHAR, "from" VARCHAR, until VARCHAR)[]'`,
    `id: 'INTEGER'`,
  ];
  const slice = 50_000;
  for (let from = 0; from < records.length; from += slice) {
    const file = `${folder}/firms.ndjson`;
    writeFileSync(
      file,
      records
        .slice(from, from + slice)
        .map((record, index) =>
          JSON.stringify({
            ...(record as Record<string, unknown>),
            id: from + index,
            certificates: record.certificates as readonly Held[] | null,
          }),
        )
        .join('\n'),
    );
    const read = `SELECT * FROM read_json('${file}', format = 'newline_delimited', columns = {${columns.join(', ')}})`;
    await connection.run(from === 0 ? `CREATE TABLE firms AS ${read}` : `INSERT INTO firms ${read}`);
  }
  rmSync(folder, { recursive: true });
  return {
    ask: ({ certain, perhaps }) => found(connection, `SELECT id, ${sqlOf(certain)} FROM firms WHERE ${sqlOf(perhaps)} ORDER BY id`),
    buildMs: performance.now() - began,
    memoryBytes: Math.max(0, residentBytes() - before),
  };
}

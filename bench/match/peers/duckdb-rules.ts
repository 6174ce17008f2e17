import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Formula, Held, Pair, Record_ } from './formula.js';
import { residentBytes } from '../measure.js';
import { connectDuckDb, found, type Opened, quoted } from './duckdb.js';

type Value = string | number | readonly string[];
interface Slot {
  readonly name: string;
  readonly formula: Formula;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * Rules in one table of DuckDB, a firm as the constants of a query over it.
 *
 * A rule is a row. Its conjuncts of one shape (the same test of the same field, with other values) have columns of their own: a flag, and the values. A conjunct that a rule does not
 * have is a null, and passes. The query holds every shape against the firm once, so DuckDB runs over all rules a vector at a time, as it would over any table. Null where the
 * package is not installed.
 */
export async function openDuckDbOfRules(pairs: readonly Pair[]): Promise<Opened<Record_> | null> {
  const connection = await connectDuckDb();
  if (connection === null) return null;
  const before = residentBytes();
  const began = performance.now();
  const slots = { certain: new Map<string, Slot>(), perhaps: new Map<string, Slot>() };
  const lines = pairs.map((pair, id) => {
    const line: Record<string, Value | boolean> = { id };
    for (const part of ['certain', 'perhaps'] as const) enter(conjuncts(pair[part]), part, slots[part], line);
    return JSON.stringify(line);
  });
  const all = [...slots.certain.values(), ...slots.perhaps.values()];
  const columns = [
    "id: 'INTEGER'",
    ...all.flatMap((slot) => [`${slot.name}: 'BOOLEAN'`, ...slot.columns.map((column) => `${column.name}: '${column.type}'`)]),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  writeFileSync(`${folder}/rules.ndjson`, lines.join('\n'));
  await connection.run(
    `CREATE TABLE rules AS SELECT * FROM read_json('${folder}/rules.ndjson', format = 'newline_delimited', columns = {${columns.join(', ')}})`,
  );
  rmSync(folder, { recursive: true });
  const holds = (part: Iterable<Slot>, record: Record_) =>
    [...part]
      .map(
        (slot) =>
          `(${slot.name} IS NULL OR ${holdsOf(
            slot.formula,
            record,
            slot.columns.map((column) => column.name),
          )})`,
      )
      .join(' AND ');
  return {
    ask: (record) =>
      found(
        connection,
        `SELECT id, ${holds(slots.certain.values(), record)} FROM rules WHERE ${holds(slots.perhaps.values(), record)} ORDER BY id`,
      ),
    buildMs: performance.now() - began,
    memoryBytes: Math.max(0, residentBytes() - before),
  };
}

function conjuncts(formula: Formula): readonly Formula[] {
  return 'and' in formula ? formula.and.flatMap(conjuncts) : [formula];
}

/** Writes each conjunct into the columns of its shape; a second of one shape in a rule has columns of its own. */
function enter(parts: readonly Formula[], prefix: string, slots: Map<string, Slot>, line: Record<string, Value | boolean>): void {
  const times = new Map<string, number>();
  for (const formula of parts) {
    const shape = JSON.stringify(formula, (key, value: unknown) => (['of', 'held', 'on', 'value'].includes(key) ? null : value));
    const time = (times.get(shape) ?? 0) + 1;
    times.set(shape, time);
    const values = valuesOf(formula);
    let slot = slots.get(`${shape} ${time}`);
    if (slot === undefined) {
      const name = `${prefix}${slots.size}`;
      slot = { name, formula, columns: values.map((value, at) => ({ name: `${name}_${at}`, type: typeOf(value) })) };
      slots.set(`${shape} ${time}`, slot);
    }
    line[slot.name] = true;
    values.forEach((value, at) => (line[slot.columns[at]!.name] = value));
  }
}

/** In the order in which `holdsOf` uses them up. */
function valuesOf(formula: Formula): readonly Value[] {
  if ('and' in formula) return formula.and.flatMap(valuesOf);
  if ('or' in formula) return formula.or.flatMap(valuesOf);
  if ('not' in formula) return valuesOf(formula.not);
  if ('absent' in formula) return [];
  if ('has' in formula) return [formula.of];
  return 'held' in formula ? [formula.held, formula.on] : [formula.value];
}

function typeOf(value: Value): string {
  return typeof value === 'number' ? 'DOUBLE' : typeof value === 'string' ? 'VARCHAR' : 'VARCHAR[]';
}

/** A shape as SQL over the values of the rules, with what the firm has written into it. */
function holdsOf(formula: Formula, record: Record_, columns: readonly string[]): string {
  const left = [...columns];
  const write = (each: Formula): string => {
    if ('and' in each) return each.and.length === 0 ? 'true' : `(${each.and.map(write).join(' AND ')})`;
    if ('or' in each) return each.or.length === 0 ? 'false' : `(${each.or.map(write).join(' OR ')})`;
    if ('not' in each) return `NOT ${write(each.not)}`;
    if ('absent' in each) return record[each.absent] === null ? 'true' : 'false';
    if ('has' in each) {
      const column = left.shift()!;
      const own = record[each.has] as readonly string[] | null;
      if (own === null || own.length === 0) return 'false';
      return own.length === 1 ? `list_contains(${column}, ${quoted(own[0]!)})` : `list_has_any(${column}, [${own.map(quoted).join(', ')}])`;
    }
    if ('held' in each) {
      const [codes, on] = [left.shift()!, left.shift()!];
      const own = (record.certificates ?? []) as readonly Held[];
      if (own.length === 0) return 'false';
      return `(${own.map(({ code, from, until }) => `list_contains(${codes}, ${quoted(code)}) AND ${on} BETWEEN ${quoted(from)} AND ${quoted(until)}`).join(' OR ')})`;
    }
    const column = left.shift()!;
    const own = record['atLeast' in each ? each.atLeast : each.atMost] as number | null;
    if (own === null) return 'false';
    return 'atLeast' in each ? `${own} >= ${column}` : `${own} <= ${column}`;
  };
  return write(formula);
}

import type { Database } from '#sqlite';
import { checkChange, checkLimit, isId } from '../checks.js';
import {
  AlreadyDone,
  type AuditEntry,
  type Change,
  type CollectionDefinition,
  type Document,
  type DocumentCollection,
  type AuditPosition,
  type FindQuery,
  type Lease,
  type Live,
  type OnceEntry,
  type Pending,
  type PutOutcome,
  type Settled,
  UniqueViolation,
  VersionConflict,
} from '../documents.port.js';
import { nextDocument } from '../next-document.js';
import { conditionsOf } from './conditions.js';
import { EmbeddedLeases } from './embedded-leases.js';
import { KeyIndex } from './key-index.js';
import { OnceLedger } from './once-ledger.js';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly state: string | null;
  readonly saved_at: string;
  readonly once: string;
  readonly audit: string;
  readonly pending: number | null;
}

interface KeyedRow extends Row {
  /** As `KeyIndex` writes them. */
  readonly keys: string;
}

const columns = 'd.id, d.version, d.state, d.saved_at, d.once, d.audit, d.pending';

/** A collection in SQLite: a row per document that holds its state and its outbox, and rows derived from them to find it by. */
export class EmbeddedCollection<T> implements DocumentCollection<T> {
  private readonly name: string;
  private readonly keys: KeyIndex<T>;
  private readonly once: OnceLedger;
  private readonly leases: EmbeddedLeases;
  private lastPending = 0;

  constructor(
    private readonly database: Database,
    private readonly definition: CollectionDefinition<T>,
  ) {
    this.name = definition.name;
    this.keys = new KeyIndex(database, definition);
    this.once = new OnceLedger(database, definition.name);
    this.leases = new EmbeddedLeases(database);
  }

  async get(id: string): Promise<Document<T> | null> {
    const row = this.row(id);
    return row === undefined ? null : documentOf<T>(row);
  }

  async put(change: Change<T>): Promise<Document<T>> {
    checkChange(change);
    // Taken down now: what the caller does to its object while the write waits its turn must not be saved.
    const state = change.state === null ? null : JSON.stringify(change.state);
    return this.database.write(() => this.save(change, state));
  }

  async putMany(changes: readonly Change<T>[]): Promise<readonly PutOutcome<T>[]> {
    changes.forEach(checkChange);
    return Promise.all(changes.map((change) => this.put(change).then((saved) => ({ saved }), refusal)));
  }

  async find(query: FindQuery): Promise<readonly Live<T>[]> {
    checkLimit(query.limit);
    const { from, where, values, id } = conditionsOf(this.definition, query.where ?? []);
    const sql = `select ${columns} from ${from} where ${where} and ${id} > ? group by ${id} order by ${id} limit ?`;
    const rows = this.database.prepare(sql).all<Row>(...values, query.after ?? '', query.limit);
    return rows.map((row) => documentOf<T>(row) as Live<T>);
  }

  async count(where: FindQuery['where'] = []): Promise<number> {
    const conditions = conditionsOf(this.definition, where);
    const sql = `select count(distinct ${conditions.id}) as n from ${conditions.from} where ${conditions.where}`;
    return this.database.prepare(sql).get<{ n: number }>(...conditions.values)?.n ?? 0;
  }

  async scan(after: string | undefined, limit: number): Promise<readonly Document<T>[]> {
    checkLimit(limit);
    const sql = `select ${columns} from documents d where d.collection = ? and d.id > ? order by d.id limit ?`;
    return this.database
      .prepare(sql)
      .all<Row>(this.name, after ?? '', limit)
      .map(documentOf<T>);
  }

  async madeBy(onceKey: string, now: string): Promise<Document<T> | null> {
    const id = this.once.usedBy(onceKey, now);
    const document = id === undefined ? null : await this.get(id);
    return document?.state == null ? null : document;
  }

  async pending(limit: number): Promise<readonly Pending<T>[]> {
    checkLimit(limit);
    const sql = `select ${columns} from documents d where d.collection = ? and d.pending is not null order by d.pending limit ?`;
    const rows = this.database.prepare(sql).all<Row>(this.name, limit);
    return rows.map((row) => ({ document: documentOf<T>(row), audit: auditIn(row), token: String(row.pending) }));
  }

  async settle(published: readonly Settled[], under?: Lease): Promise<void> {
    await this.database.write(() => {
      if (under !== undefined) this.leases.assertHeld(under);
      for (const each of published) this.settleOne(each);
    });
  }

  async reopen(id: string): Promise<void> {
    // Also where it is pending: a relay may have read it, and would settle what this asks for.
    const sql = 'update documents set pending = ? where collection = ? and id = ?';
    await this.database.write(() => this.database.prepare(sql).run(this.nextPending(), this.name, id));
  }

  async recordAudit(entries: readonly AuditEntry[]): Promise<void> {
    const sql = 'insert or ignore into document_audit (collection, id, version, entry) values (?, ?, ?, ?)';
    await this.database.write(() => {
      for (const entry of entries) this.database.prepare(sql).run(this.name, entry.documentId, entry.version, JSON.stringify(entry));
    });
  }

  async auditOf(id: string): Promise<readonly AuditEntry[]> {
    const sql = 'select entry from document_audit where collection = ? and id = ? order by version';
    const rows = this.database.prepare(sql).all<{ entry: string }>(this.name, id);
    return rows.map((row) => JSON.parse(row.entry) as AuditEntry);
  }

  async scanAudit(after: AuditPosition | undefined, limit: number): Promise<readonly AuditEntry[]> {
    checkLimit(limit);
    const sql = 'select entry from document_audit where collection = ? and (id, version) > (?, ?) order by id, version limit ?';
    const rows = this.database.prepare(sql).all<{ entry: string }>(this.name, after?.documentId ?? '', after?.version ?? 0, limit);
    return rows.map((row) => JSON.parse(row.entry) as AuditEntry);
  }

  private save(change: Change<T>, json: string | null): Document<T> {
    const { id, once, restored, at } = change;
    const row = this.row(id);
    const [document, entry] = nextDocument(row === undefined ? null : documentOf<T>(row), change, json);
    this.once.enter(id, restored?.once ?? (once === undefined ? [] : [once]), at);
    const keys = this.keys.save(id, document.state, row?.keys ?? '[]');
    const { unpublished = false } = this.definition;
    const audit = unpublished ? [] : [...(row === undefined ? [] : auditIn(row)), entry];
    this.database
      .prepare(
        `insert into documents (collection, id, version, state, saved_at, once, audit, pending, keys) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict do update set version = excluded.version, state = excluded.state, saved_at = excluded.saved_at,
           once = excluded.once, audit = excluded.audit, pending = excluded.pending, keys = excluded.keys`,
      )
      .run(
        this.name,
        id,
        document.version,
        json,
        document.savedAt,
        JSON.stringify(document.once),
        JSON.stringify(audit),
        unpublished ? null : this.nextPending(),
        keys,
      );
    return document;
  }

  private settleOne({ id, version, token }: Settled): void {
    const current = this.row(id);
    if (current === undefined || current.version < version) return;
    const audit = JSON.stringify(auditIn(current).filter((entry) => entry.version > version));
    const done = current.version === version && String(current.pending) === token;
    const sql = `update documents set audit = ?${done ? ', pending = null' : ''} where collection = ? and id = ?`;
    this.database.prepare(sql).run(audit, this.name, id);
  }

  private nextPending(): number {
    const sql = 'select max(pending) as last from documents where collection = ? and pending is not null';
    const { last } = this.database.prepare(sql).get<{ last: number | null }>(this.name) ?? { last: null };
    // Never one that was given before: whoever settles names what it has read by it.
    this.lastPending = Math.max(this.lastPending, last ?? 0) + 1;
    return this.lastPending;
  }

  private row(id: string): KeyedRow | undefined {
    if (!isId(id)) return undefined;
    return this.database
      .prepare(`select ${columns}, d.keys from documents d where d.collection = ? and d.id = ?`)
      .get<KeyedRow>(this.name, id);
  }
}

function documentOf<T>(row: Row): Document<T> {
  return {
    id: row.id,
    version: row.version,
    state: row.state === null ? null : (JSON.parse(row.state) as T),
    savedAt: row.saved_at,
    once: JSON.parse(row.once) as readonly OnceEntry[],
  };
}

function auditIn(row: Row): readonly AuditEntry[] {
  return JSON.parse(row.audit) as readonly AuditEntry[];
}

function refusal(error: unknown): { readonly refused: VersionConflict | UniqueViolation | AlreadyDone } {
  if (error instanceof VersionConflict || error instanceof UniqueViolation || error instanceof AlreadyDone) return { refused: error };
  throw error;
}

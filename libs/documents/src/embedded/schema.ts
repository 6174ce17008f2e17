import type { Database } from '#sqlite';

/**
 * `pending` numbers the saves that are still to be published; the outbox (`pending`, `audit`) lies in the document's own row, so that one write
 * saves all of it. `keys` are the rows that a document has in `document_keys`, by which it is found; these, `document_once` too, are derived from the
 * states and can be made anew.
 */
const tables = `
  create table if not exists collections (
    name text primary key,
    indexes text not null
  );
  create table if not exists documents (
    collection text not null,
    id text not null,
    version integer not null,
    state text,
    saved_at text not null,
    once text not null,
    audit text not null,
    pending integer,
    keys text not null default '[]',
    primary key (collection, id)
  );
  create index if not exists documents_live on documents (collection, id) where state is not null;
  create unique index if not exists documents_pending on documents (collection, pending) where pending is not null;
  create table if not exists document_keys (
    collection text not null,
    name text not null,
    key text not null,
    id text not null,
    only_one integer not null,
    primary key (collection, name, key, id)
  ) without rowid;
  create unique index if not exists document_keys_only_one on document_keys (collection, name, key) where only_one;
  create table if not exists document_once (
    collection text not null,
    key text not null,
    id text not null,
    at integer not null,
    primary key (collection, key)
  ) without rowid;
  create index if not exists document_once_at on document_once (collection, at);
  create table if not exists document_audit (
    collection text not null,
    id text not null,
    version integer not null,
    entry text not null,
    primary key (collection, id, version)
  ) without rowid;
  create table if not exists leases (
    name text primary key,
    holder text not null,
    token integer not null,
    until integer not null
  ) without rowid;
  create table if not exists settings (
    name text primary key,
    value text not null
  );
`;

/** By which files of before, and of whoever went back to that version for a while, find a document's keys. */
const indexOfBefore = 'document_keys_id';

export function createTables(database: Database): void {
  database.transaction(() => {
    database.exec(tables);
    const has = (sql: string) => database.prepare(sql).get() !== undefined;
    if (!has("select name from pragma_table_info('documents') where name = 'keys'")) {
      database.exec("alter table documents add column keys text not null default '[]'");
    } else if (!has(`select name from sqlite_master where name = '${indexOfBefore}'`)) return;
    // A collection that says nothing of its indexes makes its keys anew.
    database.exec(`drop index if exists ${indexOfBefore}; update collections set indexes = ''`);
  });
}

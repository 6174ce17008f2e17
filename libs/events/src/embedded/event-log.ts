import { Database } from '#sqlite';
import type { StateMessage, StateRecord } from '../events.port.js';

/** Whoever reads a topic on and on. */
export interface LogReader {
  readonly topic: string;
  /** A record at `from` has been replaced by one at `to`, in a transaction that may still fail. */
  moved(from: number, to: number): void;
  /** Something new is there to be read. */
  appended(): void;
}

export interface Batch {
  readonly messages: readonly StateMessage[];
  /** The offset of its last message; where it is empty, the one that was given. */
  readonly last: number;
}

interface Row {
  readonly offset: number;
  readonly key: string;
  readonly value: string | null;
  readonly headers: string;
}

interface Prepared {
  readonly key: string;
  readonly value: string | null;
  readonly headers: string;
}

const tables = `
  create table if not exists event_log (
    offset integer primary key autoincrement,
    topic text not null,
    key text not null,
    value text,
    headers text not null,
    at text not null
  );
  create unique index if not exists event_log_key on event_log (topic, key);
  create index if not exists event_log_topic on event_log (topic, offset);
`;

const slice = 200;
/** A batch holds no more text than this, unless its first message alone does. */
const batchCharacters = 4_000_000;

/** The readers of each file in this process, so that all who open it hear of what the others append. */
const readersOf = new WeakMap<object, Set<LogReader>>();

/**
 * The durable log of all topics. It is compacted as it is written: a record takes the place of its key's earlier one at a new offset, so that a
 * reader in the middle finds each key further on, or not at all, but never loses one.
 */
export class EventLog {
  private readonly readers: Set<LogReader>;

  private constructor(private readonly database: Database) {
    this.readers = readersOf.get(database.shared) ?? new Set();
    readersOf.set(database.shared, this.readers);
    database.transaction(() => {
      database.exec(tables);
      // Nobody in the middle may miss that a key is forgotten; a reader that begins later has nothing to forget.
      if (this.readers.size === 0) database.prepare('delete from event_log where value is null').run();
    });
  }

  /** @throws DatabaseInUse another process has the file open */
  static open(file: string): EventLog {
    return new EventLog(Database.open(file));
  }

  /** Resolves once the records are durable. */
  async append(topic: string, records: readonly StateRecord[]): Promise<void> {
    // Taken down now: what the caller does to a value while it waits its turn must not be published.
    const prepared = records.map(prepare);
    const writes: Promise<void>[] = [];
    for (let at = 0; at < prepared.length; at += slice) {
      const part = prepared.slice(at, at + slice);
      writes.push(this.database.write(() => part.forEach((record) => this.insert(topic, record))));
    }
    await Promise.all(writes);
    for (const reader of this.readers) if (reader.topic === topic) reader.appended();
  }

  /** What follows an offset, in order: at most `limit` messages, fewer if they are large. */
  read(topic: string, after: number, limit: number): Batch {
    const sql = 'select offset, key, value, headers from event_log where topic = ? and offset > ? order by offset limit ?';
    const messages: StateMessage[] = [];
    let last = after;
    let characters = 0;
    for (const { offset, key, value, headers } of this.database.prepare(sql).iterate<Row>(topic, after, limit)) {
      characters += value?.length ?? 0;
      if (messages.length > 0 && characters > batchCharacters) break;
      last = offset;
      messages.push({
        topic,
        key,
        value: value === null ? null : JSON.parse(value),
        headers: JSON.parse(headers) as Record<string, string>,
      });
    }
    return { messages, last };
  }

  /** The offset of the topic's last record, 0 where there is none. */
  end(topic: string): number {
    return (
      this.database.prepare('select max(offset) as last from event_log where topic = ?').get<{ last: number | null }>(topic)?.last ?? 0
    );
  }

  count(topic: string, after: number): number {
    return (
      this.database.prepare('select count(*) as n from event_log where topic = ? and offset > ?').get<{ n: number }>(topic, after)?.n ?? 0
    );
  }

  /** The keys with a value that begin so. */
  keys(topic: string, beginning: string): readonly string[] {
    const sql = 'select key from event_log where topic = ? and substr(key, 1, length(?)) = ? and value is not null';
    const rows = this.database.prepare(sql).all<{ key: string }>(topic, beginning, beginning);
    return rows.map((row) => row.key);
  }

  /** Tells the reader of what happens to its topic until the returned function is called. */
  follow(reader: LogReader): () => void {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  ping(): void {
    this.database.prepare('select 1 from event_log limit 1').get();
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private insert(topic: string, { key, value, headers }: Prepared): void {
    const replaced = this.database
      .prepare('delete from event_log where topic = ? and key = ? returning offset')
      .get<{ offset: number }>(topic, key);
    const { offset } = this.database
      .prepare('insert into event_log (topic, key, value, headers, at) values (?, ?, ?, ?, ?) returning offset')
      .get<{ offset: number }>(topic, key, value, headers, new Date().toISOString()) as { offset: number };
    if (replaced === undefined) return;
    for (const reader of this.readers) if (reader.topic === topic) reader.moved(replaced.offset, offset);
  }
}

function prepare({ key, value, headers = {} }: StateRecord): Prepared {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError(`${key}: what is published is JSON, or null`);
  return { key, value: value === null ? null : json, headers: JSON.stringify(headers) };
}

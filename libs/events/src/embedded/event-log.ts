import { Database } from '#sqlite';
import { AsideKeys, deadKey, type Listener } from '../delivery.js';
import { deadTopic, type StateMessage, type StateRecord } from '../events.port.js';
import { Turns } from './turns.js';

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
  readonly offsets: readonly number[];
  /** The offset of its last message; where it is empty, the one that was given. */
  readonly last: number;
}

/** What the instances of a group share. */
export interface Group {
  readonly turns: Turns;
  readonly aside: AsideKeys;
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
  create table if not exists event_positions (
    topic text not null,
    name text not null,
    offset integer not null,
    primary key (topic, name)
  ) without rowid;
`;

const forgetNulls = `
  delete from event_log where value is null
    and not exists (select 1 from event_positions p where p.topic = event_log.topic and p.offset < event_log.offset);
`;

const slice = 200;
/** A batch holds no more text than this, unless its first message alone does. */
const batchCharacters = 4_000_000;

/** What all who open a file in this process share, so that they hear of what the others append, and share the work. */
interface Shared {
  readonly readers: Set<LogReader>;
  readonly groups: Map<string, Group>;
}

const sharedBy = new WeakMap<object, Shared>();

/**
 * The durable log of all topics. It is compacted as it is written: a record takes the place of its key's earlier one at a new offset, so that a
 * reader in the middle finds each key further on, or not at all, but never loses one.
 */
export class EventLog {
  private readonly readers: Set<LogReader>;
  private readonly groups: Map<string, Group>;

  private constructor(private readonly database: Database) {
    const shared = sharedBy.get(database.shared) ?? { readers: new Set(), groups: new Map() };
    sharedBy.set(database.shared, shared);
    this.readers = shared.readers;
    this.groups = shared.groups;
    database.transaction(() => {
      database.exec(tables);
      // Nobody in the middle, and no group, may miss that a key is forgotten; a reader that begins later has nothing to forget.
      if (this.readers.size === 0) database.exec(forgetNulls);
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
    const offsets: number[] = [];
    let last = after;
    let characters = 0;
    for (const { offset, key, value, headers } of this.database.prepare(sql).iterate<Row>(topic, after, limit)) {
      characters += value?.length ?? 0;
      if (messages.length > 0 && characters > batchCharacters) break;
      last = offset;
      offsets.push(offset);
      messages.push({
        topic,
        key,
        value: value === null ? null : JSON.parse(value),
        headers: JSON.parse(headers) as Record<string, string>,
      });
    }
    return { messages, offsets, last };
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

  /** What follows the beginning in the keys that have a value. */
  keysBehind(topic: string, beginning: string): readonly string[] {
    const sql = 'select key from event_log where topic = ? and substr(key, 1, length(?)) = ? and value is not null';
    const rows = this.database.prepare(sql).all<{ key: string }>(topic, beginning, beginning);
    return rows.map((row) => row.key.slice(beginning.length));
  }

  /** What this process shares with the other instances of a group. */
  group(listener: Listener): Group {
    const beginning = deadKey(listener, '');
    const known = this.groups.get(beginning);
    if (known !== undefined) return known;
    const group = { turns: new Turns(), aside: new AsideKeys(this.keysBehind(deadTopic, beginning)) };
    this.groups.set(beginning, group);
    return group;
  }

  /** The offset up to which a group has handled its topic, 0 at first. */
  position({ name, topic }: Listener): number {
    const sql = 'select offset from event_positions where topic = ? and name = ?';
    return this.database.prepare(sql).get<{ offset: number }>(topic, name)?.offset ?? 0;
  }

  /** Resolves once that is durable. */
  async keepPosition({ name, topic }: Listener, offset: number): Promise<void> {
    const sql = 'insert or replace into event_positions (topic, name, offset) values (?, ?, ?)';
    await this.database.write(() => this.database.prepare(sql).run(topic, name, offset));
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

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, DatabaseInUse, inMemory, pathOfFileUrl } from './index.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-sqlite-'));
  file = join(folder, 'data', 'ieum.db');
});

afterEach(() => rm(folder, { recursive: true }));

const rows = (database: Database) =>
  database
    .prepare('select n from t order by n')
    .all<{ n: number }>()
    .map((row) => row.n);

/** Runs the source in another process that opens the file, says so and stays. */
async function openElsewhere(): Promise<ChildProcess> {
  const register = join(__dirname, '../../../test/durability/register.mjs');
  const source = `import { Database } from '#sqlite'; Database.open(${JSON.stringify(file)}); process.stdout.write('open'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', register, '--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

describe('a database file', () => {
  it('is made with its folder, in WAL with every commit flushed', () => {
    const database = Database.open(file);
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('pragma foreign_keys').get()).toEqual({ foreign_keys: 1 });
    expect(database.prepare('pragma busy_timeout').get()).toEqual({ timeout: 5000 });
    return database.close();
  });

  it('is shared by all who open it, until the last has closed', async () => {
    const one = Database.open(file);
    const two = Database.open(join(folder, 'data', '..', 'data', 'ieum.db'));
    expect(one.shared).toBe(two.shared);
    one.exec('create table t (n integer)');
    await one.close();
    await one.close();
    expect(() => one.prepare('select n from t')).toThrow('closed');
    await two.write(() => two.prepare('insert into t values (1)').run());
    expect(rows(two)).toEqual([1]);
    await two.close();
    const three = Database.open(file);
    expect(three.shared).not.toBe(one.shared);
    expect(rows(three)).toEqual([1]);
    await three.close();
  });

  it('is refused while another process has it, and free again once that one is killed', async () => {
    const child = await openElsewhere();
    try {
      expect(() => Database.open(file)).toThrow(DatabaseInUse);
      expect(() => Database.open(file)).toThrow(file);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const database = Database.open(file);
    await database.close();
  });

  it('is refused by name where it is none', async () => {
    expect(() => Database.open(folder)).toThrow(folder);
    const database = Database.open(file);
    await database.close();
    expect((await stat(file)).isFile()).toBe(true);
  });
});

describe('in memory', () => {
  it('each is a database of its own', async () => {
    const one = Database.open(inMemory);
    const two = Database.open(inMemory);
    one.exec('create table t (n integer)');
    expect(() => two.prepare('select n from t')).toThrow('no such table');
    await Promise.all([one.close(), two.close()]);
  });
});

describe('writes', () => {
  let database: Database;

  beforeEach(() => {
    database = Database.open(file);
    database.exec('create table t (n integer unique)');
  });

  afterEach(() => database.close());

  const insert = (n: number) => database.prepare('insert into t values (?)').run(n);

  it('of one turn share a transaction and keep their order and their answers', async () => {
    const depth: unknown[] = [];
    const answers = await Promise.all(
      [3, 1, 2].map((n) =>
        database.write(() => {
          depth.push(database.prepare('select count(*) as n from t').get());
          insert(n);
          return n * 10;
        }),
      ),
    );
    expect(answers).toEqual([30, 10, 20]);
    expect(depth).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    expect(rows(database)).toEqual([1, 2, 3]);
  });

  it('that throw undo themselves and no others', async () => {
    const outcomes = await Promise.allSettled([
      database.write(() => insert(1)),
      database.write(() => {
        insert(2);
        insert(1);
      }),
      database.write(() => {
        insert(3);
        throw new Error('changed its mind');
      }),
      database.write(() => insert(4)),
    ]);
    expect(outcomes.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(rows(database)).toEqual([1, 4]);
  });

  it('all reject if the transaction is lost, and the next ones go through', async () => {
    const lost = await Promise.allSettled([
      database.write(() => insert(1)),
      database.write(() => {
        database.exec('rollback');
        throw new Error('disk full');
      }),
      database.write(() => insert(2)),
    ]);
    expect(lost.map((each) => each.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(rows(database)).toEqual([2]);
  });

  it('under way are finished before it closes; later ones are refused', async () => {
    const write = database.write(() => insert(1));
    const closing = database.close();
    await expect(database.write(() => insert(2))).rejects.toThrow('closed');
    await closing;
    expect(await write).toBe(1);
  });

  it('refuse a text that would be cut', () => {
    expect(() => database.prepare('insert into t values (?)').run('a\0b')).toThrow(TypeError);
  });

  it('by transaction() are all or nothing', () => {
    expect(() =>
      database.transaction(() => {
        insert(1);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(database.transaction(() => insert(2))).toBe(1);
    expect(rows(database)).toEqual([2]);
  });
});

describe('pathOfFileUrl', () => {
  it.each([
    ['file:./data/ieum.db', './data/ieum.db'],
    ['file:/var/lib/ieum.db', '/var/lib/ieum.db'],
    ['file:///var/lib/이음.db', '/var/lib/이음.db'],
    ['file::memory:', inMemory],
  ])('%s', (url, path) => expect(pathOfFileUrl(url)).toBe(path));

  it.each(['file:', './data/ieum.db', 'mongodb://localhost'])('refuses %s', (url) =>
    expect(() => pathOfFileUrl(url)).toThrow('file:<path>'),
  );
});

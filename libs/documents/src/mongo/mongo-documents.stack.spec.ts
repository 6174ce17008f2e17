import { randomUUID } from 'node:crypto';
import { type Connection, createConnection } from 'mongoose';
import { describeDocuments } from '../../testing/documents.contract.js';
import { Gate } from '../../testing/gate.js';
import { type CollectionDefinition, type Documents, StoreUnavailable, type UniqueViolation } from '../documents.port.js';
import { openDocuments } from '../open-documents.js';

/** A database of its own for each test, at a server that a variable names. */
async function makeStorage(server: string) {
  const url = databaseOf(server, `ieum-test-${randomUUID()}`);
  return {
    open: () => openDocuments(url),
    destroy: async () => {
      const connection = await createConnection(url).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

function databaseOf(server: string, database: string): string {
  const [, address, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)[^?]*(\?.*)?$/.exec(server) ?? [];
  return `${address}/${database}${options}`;
}

const { MONGODB_URL: mongo = '', FERRETDB_URL: ferret = '' } = process.env;

function skipped(name: string, variable: string): void {
  console.log(`${name}: skipped: ${variable} is not set`);
  it.todo(`keep the contract on ${name}`);
}

if (mongo === '') skipped('MongoDB', 'MONGODB_URL');
else describeDocuments('a server of MongoDB’s protocol', () => makeStorage(mongo));

if (ferret === '') skipped('FerretDB 1', 'FERRETDB_URL');
else
  describeDocuments('FerretDB 1', () => makeStorage(ferret), {
    oneWriterBecause: 'it looks for what a guarded update matches and writes it in two steps, and lets several writers of one version win',
  });

const describeHere = mongo === '' ? describe.skip : describe;

describeHere('documents in MongoDB', () => {
  interface Firm {
    readonly name: string;
  }
  const firms: CollectionDefinition<Firm> = { name: 'firms', indexes: [{ name: 'name', unique: true, keys: ({ name }) => [name] }] };
  const at = '2024-03-04T12:00:00+09:00';
  const change = (id: string, expectedVersion: number, name: string) => ({ id, expectedVersion, state: { name }, at, by: 'staff' });
  let url: string;
  let database: Connection;
  let opened: Documents[];

  const open = async (address = url) => {
    const documents = await openDocuments(address);
    opened.push(documents);
    return documents.collection(firms);
  };

  beforeEach(async () => {
    opened = [];
    url = databaseOf(mongo, `ieum-test-${randomUUID()}`);
    database = await createConnection(url).asPromise();
  });

  afterEach(async () => {
    await Promise.all(opened.map((documents) => documents.close()));
    await database.dropDatabase();
    await database.close();
  });

  it('of several processes: one writer of a version wins, one holder of a key, and what was lost is known', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    await one.put(change('a', 0, '하나'));
    for (let version = 1; version <= 20; version += 1) {
      const outcomes = await Promise.allSettled([one.put(change('a', version, '둘')), two.put(change('a', version, '셋'))]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const created = await Promise.allSettled([
        one.put(change(`one-${version}`, 0, `name-${version}`)),
        two.put(change(`two-${version}`, 0, `name-${version}`)),
      ]);
      const refused = created.flatMap((each) => (each.status === 'rejected' ? [each.reason as UniqueViolation] : []));
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ name: 'UniqueViolation', key: `name-${version}` });
    }
    expect(await two.count()).toBe(21);
  });

  it('of several processes: imports of the same rows at once make each once', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    const rows = Array.from({ length: 700 }, (_, at) => change(`f${at}`, 0, `name-${at}`));
    const outcomes = await Promise.all([one.putMany(rows), two.putMany(rows)]);
    const saved = outcomes.map((each) => new Set(each.flatMap((outcome) => ('saved' in outcome ? [outcome.saved.id] : []))));
    expect((saved[0]?.size ?? 0) + (saved[1]?.size ?? 0)).toBe(700);
    expect([...(saved[0] ?? [])].filter((id) => saved[1]?.has(id))).toEqual([]);
    expect(await one.count()).toBe(700);
    expect((await one.pending(1000)).every(({ audit }) => audit.length === 1)).toBe(true);
  });

  it('has its unique index again where somebody dropped it, and leaves an operator’s own alone', async () => {
    await (await open()).put(change('a', 0, '하나'));
    const stored = database.collection('firms');
    await stored.dropIndex('ieum_unique_name');
    await stored.createIndex({ savedAt: 1 }, { name: 'for_reports' });
    const again = await open();
    await expect(again.put(change('b', 0, '하나'))).rejects.toMatchObject({ name: 'UniqueViolation', heldBy: 'a' });
    const names = (await stored.indexes()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ieum_unique_name', 'for_reports']));
  });

  it('refuses to go on where documents that broke the unique index came in without it', async () => {
    await (await open()).put(change('a', 0, '하나'));
    const stored = database.collection<{ _id: string }>('firms');
    await stored.dropIndex('ieum_unique_name');
    const { _id, ...copy } = (await stored.findOne({ _id: 'a' })) as { _id: string };
    await stored.insertOne({ _id: 'b', ...copy });
    const again = await open();
    await expect(again.count()).rejects.toMatchObject({ name: 'UniqueIndexBroken', index: 'name', ids: ['a', 'b'] });
    await expect(again.put(change('c', 0, '셋'))).rejects.toMatchObject({ name: 'UniqueIndexBroken' });
  });

  it('says that it is unavailable while the server cannot be reached, without its address, and goes on afterwards', async () => {
    const gate = await Gate.before(mongo);
    const collection = await open(gate.at(url));
    await collection.put(change('a', 0, '하나'));
    await gate.shut();
    const refused = await collection.put(change('a', 1, '둘')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreUnavailable);
    expect((refused as Error).message).not.toMatch(/\d/);
    await expect(opened[0]?.ping()).rejects.toThrow(StoreUnavailable);
    await expect(openDocuments(gate.at(url))).rejects.toThrow(StoreUnavailable);
    await gate.open();
    expect((await collection.put(change('a', 1, '둘'))).version).toBe(2);
    await opened[0]?.ping();
    await gate.shut();
  }, 60_000);
});

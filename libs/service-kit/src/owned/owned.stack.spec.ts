import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { type Connection, createConnection } from 'mongoose';
import { type Documents, openDocuments } from '#documents';
import { type Events, openEvents } from '#events';
import { restoreBackup } from '../backup/restore-backup.js';
import { takeBackup } from '../backup/take-backup.js';
import { RunningClock } from '../clock/running.clock.js';
import { OwnedDocuments } from './owned-documents.js';
import { Relay } from './relay.js';
import { TopicLog } from './testing/topic-log.js';
import { TopicRepair } from './topic-repair.js';

interface Firm {
  readonly name: string;
}

const firms = {
  collection: { name: 'firms', indexes: [{ name: 'name', unique: true, keys: ({ name }: Firm) => [name] }] },
  topic: 'test.firms',
};
const { MONGODB_URL: server = '' } = process.env;
if (server === '') console.log('relays on MongoDB: skipped: MONGODB_URL is not set');

(server === '' ? describe.skip : describe)('owned documents in MongoDB', () => {
  let url: string;
  let database: Connection;
  let stores: Documents[];
  let owners: OwnedDocuments<Firm>[];
  let log: TopicLog;
  let time: number;

  /** A process of the service: its own connection, its own relay. */
  const open = async (): Promise<OwnedDocuments<Firm>> => {
    const documents = await openDocuments(url);
    stores.push(documents);
    const collection = documents.collection(firms.collection);
    const relay = new Relay(firms, collection, documents, log, () => time);
    const repair = new TopicRepair(firms, collection, log, relay, () => time);
    const owned = new OwnedDocuments({ collection, relay, repair, clock: new RunningClock(Date.UTC(2024, 2, 4), Date.now()) });
    owners.push(owned);
    return owned;
  };
  const save = async (owned: OwnedDocuments<Firm>, id: string, expectedVersion: number) =>
    owned.saveMany([{ id, expectedVersion, state: { name: `${id} at ${expectedVersion + 1}` }, by: 'k' }]);
  const versionsOf = (id: string) => log.records.filter(({ key }) => key === id).map(({ value }) => (value as { version: number }).version);

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    url = new URL(`/ieum-test-${randomUUID()}`, server).href;
    database = await createConnection(url).asPromise();
    stores = [];
    owners = [];
    log = new TopicLog();
    time = Date.UTC(2026, 0, 1);
  });
  afterEach(async () => {
    await Promise.all(owners.map((owned) => owned.onApplicationShutdown()));
    await Promise.all(stores.map((documents) => documents.close()));
    await database.dropDatabase();
    await database.close();
  });

  test('two processes publish what either saves, each version once it is saved and in order', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    for (let version = 0; version < 20; version += 1) await save(version % 2 === 0 ? one : two, 'a', version);
    await Promise.all([one.relay.idle(), two.relay.idle()]);
    expect(versionsOf('a')).toEqual([...new Set(versionsOf('a'))].sort((a, b) => a - b));
    expect(versionsOf('a').at(-1)).toBe(20);
  });

  test('a relay paused past its lease and resumed notes nothing after, and the topic ends with the latest', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    log.deliverTo(two.repair);
    two.repair.start();
    await two.repair.idle();
    const resume = log.holdNext();
    await save(one, 'a', 0);
    await log.held;
    time += 10_000;
    await save(two, 'a', 1);
    await two.relay.idle();
    resume();
    await one.relay.idle();
    await two.repair.idle();
    await Promise.all([one.relay.idle(), two.relay.idle()]);
    expect(versionsOf('a').slice(0, 3)).toEqual([2, 1, 2]);
    expect(versionsOf('a').at(-1)).toBe(2);
    expect(one.relay.status().failingSince).toBeNull();
    expect(await stores[0]?.collection(firms.collection).pending(1)).toEqual([]);
  });

  test('a backup of a SQLite file is restored into MongoDB, and one of MongoDB into a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ieum-stack-'));
    const with_ = async <R>(address: string, use: (documents: Documents, events: Events) => Promise<R>): Promise<R> => {
      const documents = await openDocuments(address);
      const events = await openEvents('embedded:', { documentsFile: `file:${join(folder, 'log.db')}`, healthy: async () => true });
      try {
        return await use(documents, events);
      } finally {
        await events.close();
        await documents.close();
      }
    };
    const at = new Date().toISOString();
    const states = (documents: Documents) =>
      documents
        .collection(firms.collection)
        .scan(undefined, 1000)
        .then((all) => all.map(({ id, state }) => [id, state?.name]));
    const config = { clock: { kind: 'system' }, seeds: null } as const;
    const restore = (address: string, from: string, replace: boolean) =>
      with_(address, async (documents, events) => {
        const [restored] = await restoreBackup({
          ports: { documents, events },
          config,
          owned: [firms],
          kept: [],
          folder: join(folder, from),
          replace,
        });
        return { restored, states: await states(documents) };
      });

    const file = `file:${join(folder, 'one.db')}`;
    const rows = Array.from({ length: 700 }, (_, index) => ({
      id: `f${index}`,
      expectedVersion: 0,
      state: { name: `name ${index}` },
      at,
      by: 'k',
    }));
    const expected = await with_(file, async (documents) => {
      await documents.collection(firms.collection).putMany(rows);
      await takeBackup(documents, { owned: [firms], kept: [] }, join(folder, 'of-file'), at);
      return states(documents);
    });
    const first = await restore(url, 'of-file', false);
    expect(first).toMatchObject({ restored: { documents: 700, deleted: 0, notRestored: [] }, states: expected });

    await with_(url, async (documents) => {
      // Two exchange their names, one goes, one comes.
      const collection = documents.collection(firms.collection);
      const change = (id: string, expectedVersion: number, name: string | null) =>
        collection.put({ id, expectedVersion, state: name === null ? null : { name }, at, by: 'k' });
      await change('f1', 2, 'between');
      await change('f2', 2, 'name 1');
      await change('f1', 3, 'name 2');
      await change('f3', 2, null);
      await change('new', 0, 'name 3');
    });
    const again = await restore(url, 'of-file', true);
    expect(again.restored).toMatchObject({ documents: 700, deleted: 1, notRestored: [] });
    expect(again.states).toEqual([...expected, ['new', undefined]]);

    await with_(url, (documents) => takeBackup(documents, { owned: [firms], kept: [] }, join(folder, 'of-mongo'), at));
    expect((await restore(`file:${join(folder, 'two.db')}`, 'of-mongo', false)).states).toEqual(again.states);
    await rm(folder, { recursive: true });
  });
});

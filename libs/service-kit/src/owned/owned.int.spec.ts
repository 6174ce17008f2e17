import { Logger } from '@nestjs/common';
import { openDocuments, type DocumentCollection, type Documents } from '#documents';
import { RunningClock } from '../clock/running.clock.js';
import { Precondition } from '../preconditions/precondition.js';
import { Problem } from '../problems/problem.js';
import { toProblem } from '../problems/to-problem.js';
import { loadSeeds } from '../seeds/load-seeds.js';
import { OwnedDocuments } from './owned-documents.js';
import { Relay } from './relay.js';
import { TopicRepair } from './topic-repair.js';
import { TopicLog } from './testing/topic-log.js';

interface Firm {
  readonly name: string;
  readonly number?: string;
  readonly phone?: string;
  readonly visits?: readonly string[];
}

const definition = {
  collection: {
    name: 'firms',
    indexes: [{ name: 'businessNumber', unique: true, keys: (firm: Firm) => (firm.number ? [firm.number] : []) }],
  },
  topic: 'test.firms',
  toPublished: ({ name, number }: Firm) => ({ name, number }),
};
const dayMillis = 86_400_000;
const ifMatch = (version: number) => Precondition.fromHeader(`"${version}"`);

let documents: Documents;
let opened: OwnedDocuments<Firm>[] = [];
let log: TopicLog;
let time: number;
let clock: RunningClock;

class TestClock extends RunningClock {
  override real = () => time;
}

function open(): OwnedDocuments<Firm> {
  const collection = documents.collection(definition.collection);
  const relay = new Relay(definition, collection, documents, log, () => time);
  const repair = new TopicRepair(definition, collection, log, relay, () => time);
  const owned = new OwnedDocuments({ collection, relay, clock, repair });
  opened.push(owned);
  return owned;
}

beforeEach(async () => {
  documents = await openDocuments('file::memory:');
  log = new TopicLog();
  time = Date.UTC(2026, 0, 1);
  clock = new TestClock(Date.UTC(2024, 2, 4), time);
});
afterEach(async () => {
  await Promise.all(opened.map((owned) => owned.onApplicationShutdown()));
  opened = [];
  await documents.close();
});
beforeAll(() => Logger.overrideLogger(false));

async function code(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return toProblem(error).code;
  }
  return 'none';
}

describe('writing', () => {
  test('saves by the clock, with its author, and publishes the state without contacts', async () => {
    const firms = open();
    const { document } = await firms.create({ id: 'a', state: { name: '가', phone: '010' }, by: 'key-1' });
    expect(document).toMatchObject({ id: 'a', version: 1, state: { name: '가', phone: '010' }, savedAt: '2024-03-04T00:00:00.000Z' });
    await firms.update('a', ifMatch(1), { edit: (firm) => ({ ...firm, name: '나' }), by: 'key-2' });
    await firms.delete('a', ifMatch(2), 'key-3');
    await firms.relay.idle();

    expect(log.last('a')).toEqual({ id: 'a', version: 3, deleted: true });
    expect(log.records.map(({ value }) => value)).not.toContainEqual(expect.objectContaining({ phone: expect.anything() }));
    const audit = await documents.collection(definition.collection).auditOf('a');
    expect(audit.map(({ version, by, action }) => [version, by, action])).toEqual([
      [1, 'key-1', 'create'],
      [2, 'key-2', 'update'],
      [3, 'key-3', 'delete'],
    ]);
  });

  test('refuses what was not read, what is gone, and what is taken', async () => {
    const firms = open();
    await firms.create({ id: 'a', state: { name: '가', number: '1' }, by: 'k' });
    const edit = (firm: Firm) => firm;
    expect(await code(firms.update('a', ifMatch(2), { edit, by: 'k' }))).toBe('version-conflict');
    expect(await code(firms.update('b', ifMatch(1), { edit, by: 'k' }))).toBe('not-found');
    expect(await code(firms.create({ id: 'a', state: { name: '나' }, by: 'k' }))).toBe('duplicate');
    expect(await code(firms.create({ id: 'b', state: { name: '나', number: '1' }, by: 'k' }))).toBe('duplicate');

    await firms.delete('a', ifMatch(1), 'k');
    expect(await code(firms.live('a'))).toBe('not-found');
    expect(await code(firms.delete('a', ifMatch(1), 'k'))).toBe('not-found');
    expect(await code(firms.create({ id: 'b', state: { name: '나', number: '1' }, by: 'k' }))).toBe('none');
    expect(await code(firms.create({ id: 'a', state: { name: '다' }, by: 'k' }))).toBe('duplicate');
  });

  test('a taken key is named by its field', async () => {
    const firms = open();
    await firms.create({ state: { name: '가', number: '1' }, by: 'k' });
    await firms.create({ state: { name: '나', number: '1' }, by: 'k' }).catch((error: unknown) => {
      expect(toProblem(error).errors).toMatchObject([{ path: '/businessNumber' }]);
    });
    expect.assertions(1);
  });

  test('the same request twice makes one document, also at once; another under its key is refused, until a day has passed', async () => {
    const firms = open();
    const request = { state: { name: '가', number: '1' }, by: 'k', once: { key: 'x', fingerprint: 'f1' } };
    const answers = await Promise.all([firms.create(request), firms.create(request), firms.create(request)]);
    expect(new Set(answers.map(({ document }) => document.id)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);

    const other = { ...request, state: { name: '나' }, once: { key: 'x', fingerprint: 'f2' } };
    expect(await code(firms.create(other))).toBe('idempotency-conflict');
    time += dayMillis + 1;
    expect(await code(firms.create(other))).toBe('none');
  });

  test('an amendment lands on whatever version there is, once', async () => {
    const firms = open();
    await firms.create({ id: 'a', state: { name: '가' }, by: 'k' });
    const visit = (name: string, fingerprint = name) =>
      firms.amend('a', {
        edit: (firm) => ({ state: { ...firm, visits: [...(firm.visits ?? []), name] }, made: name }),
        by: 'k',
        once: { key: name, fingerprint },
      });
    await Promise.all(['1', '2', '3'].map((name) => visit(name)));
    expect((await firms.live('a')).version).toBe(4);
    expect(await visit('2')).toMatchObject({ repeated: true, made: '2', document: { version: 4 } });
    expect(await code(visit('2', 'other'))).toBe('idempotency-conflict');
    expect([...((await firms.live('a')).state.visits ?? [])].sort()).toEqual(['1', '2', '3']);
  });
});

describe('the relay', () => {
  test('goes on with what a process left behind, and does nothing twice that was noted', async () => {
    const before = open();
    log.fail = true;
    await before.create({ id: 'a', state: { name: '가' }, by: 'k' });
    await before.relay.stop();
    expect(before.relay.status().failingSince).not.toBeNull();
    time += 7_000;
    expect(before.relay.status()).toMatchObject({ backlog: 1, waitingMillis: 7_000 });

    log.fail = false;
    const after = open();
    await after.relay.idle();
    await after.relay.idle();
    expect(log.records).toHaveLength(1);
    expect(after.relay.status()).toEqual({ backlog: 0, published: 1, waitingMillis: 0, failingSince: null });
  });

  test('tries again by itself when publishing works again', async () => {
    const firms = open();
    log.fail = true;
    await firms.create({ id: 'a', state: { name: '가' }, by: 'k' });
    await log.refused;
    log.fail = false;
    await firms.relay.idle();
    expect(log.last('a')).toMatchObject({ version: 1 });
    expect(firms.relay.status().failingSince).toBeNull();
  });

  test('publishes one document’s versions in order while they are being written', async () => {
    const firms = open();
    await firms.create({ id: 'a', state: { name: '0' }, by: 'k' });
    for (let version = 1; version < 30; version += 1) {
      await firms.update('a', ifMatch(version), { edit: () => ({ name: String(version) }), by: 'k' });
    }
    await firms.relay.idle();
    const versions = log.records.map(({ value }) => (value as { version: number }).version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBe(30);
  });
});

describe('relays of several processes', () => {
  const versionsOf = (id: string) => log.records.filter(({ key }) => key === id).map(({ value }) => (value as { version: number }).version);

  test('move everything between them, each version in its order', async () => {
    const [one, two] = [open(), open()];
    await one.create({ id: 'a', state: { name: '0' }, by: 'k' });
    for (let version = 1; version < 20; version += 1) {
      const firms = version % 2 === 0 ? one : two;
      await firms.update('a', ifMatch(version), { edit: () => ({ name: String(version) }), by: 'k' });
    }
    await Promise.all([one.relay.idle(), two.relay.idle()]);
    expect(versionsOf('a')).toEqual([...versionsOf('a')].sort((a, b) => a - b));
    expect(versionsOf('a').at(-1)).toBe(20);
    expect(await documents.collection(definition.collection).pending(10)).toEqual([]);
  });

  test('one that is paused past its lease while it publishes notes nothing after, and what it left on the topic is mended', async () => {
    const [one, two] = [open(), open()];
    log.deliverTo(two.repair);
    two.repair.start();
    await two.repair.idle();

    const resume = log.holdNext();
    await one.create({ id: 'a', state: { name: '1' }, by: 'k' });
    await log.held;
    time += 10_000;
    await two.update('a', ifMatch(1), { edit: () => ({ name: '2' }), by: 'k' });
    await two.relay.idle();
    expect(versionsOf('a')).toEqual([2]);

    resume();
    await one.relay.idle();
    expect(one.relay.status()).toEqual({ backlog: 0, published: 0, waitingMillis: 0, failingSince: null });
    await two.repair.idle();
    await two.relay.idle();
    expect(versionsOf('a')).toEqual([2, 1, 2]);
    const collection = documents.collection(definition.collection);
    expect((await collection.auditOf('a')).map(({ version }) => version)).toEqual([1, 2]);
    expect(await collection.pending(10)).toEqual([]);
  });

  test('one that is paused past its lease before it publishes reads again what waits', async () => {
    const two = open();
    const collection = documents.collection(definition.collection);
    let slept = false;
    const sleepy: DocumentCollection<Firm> = Object.assign(Object.create(collection) as typeof collection, {
      pending: async (limit: number) => {
        const read = await collection.pending(limit);
        if (limit === 1 || slept) return read;
        slept = true;
        time += 10_000;
        await two.update('a', ifMatch(1), { edit: () => ({ name: '2' }), by: 'k' });
        await two.relay.idle();
        return read;
      },
    });
    await collection.put({ id: 'a', expectedVersion: 0, state: { name: '1' }, at: '2024-03-04T00:00:00Z', by: 'k' });
    const relay = new Relay(definition, sleepy, documents, log, () => time);
    await relay.idle();
    await relay.stop();
    expect(slept).toBe(true);
    expect(versionsOf('a')).toEqual([2]);
  });

  test('one that was killed keeps the others waiting no longer than its lease', async () => {
    const release = documents.release.bind(documents);
    const killed = open();
    documents.release = async () => undefined;
    await killed.create({ id: 'a', state: { name: '1' }, by: 'k' });
    await killed.relay.idle();
    documents.release = release;
    const next = open();
    await next.create({ id: 'b', state: { name: '2' }, by: 'k' });
    await Promise.resolve();
    expect(log.last('b')).toBeUndefined();
    time += 10_000;
    await next.relay.idle();
    expect(log.last('b')).toMatchObject({ version: 1 });
  });
});

describe('the repair of a topic', () => {
  async function repaired(firms: OwnedDocuments<Firm>): Promise<void> {
    log.deliverTo(firms.repair);
    firms.repair.start();
    await firms.repair.idle();
    await firms.repair.stop();
    await firms.relay.idle();
  }

  test('publishes again what the topic has lost or holds an older state of, and nothing else', async () => {
    const firms = open();
    for (const id of ['a', 'b', 'c', 'd']) await firms.create({ id, state: { name: id }, by: 'k' });
    await firms.update('b', ifMatch(1), { edit: () => ({ name: 'b2' }), by: 'k' });
    await firms.delete('d', ifMatch(1), 'k');
    await firms.relay.idle();

    log.forget('a');
    log.append('b', { id: 'b', version: 1, name: 'b' });
    log.append('d', { id: 'd', version: 1, name: 'd' });
    const before = log.records.length;
    await repaired(firms);
    expect(log.last('a')).toMatchObject({ version: 1 });
    expect(log.last('b')).toMatchObject({ version: 2, name: 'b2' });
    expect(log.last('d')).toEqual({ id: 'd', version: 2, deleted: true });
    expect(log.records).toHaveLength(before + 3);
  });

  test('sees an older state arrive while it runs', async () => {
    const firms = open();
    log.deliverTo(firms.repair);
    firms.repair.start();
    await firms.create({ id: 'a', state: { name: '1' }, by: 'k' });
    await firms.update('a', ifMatch(1), { edit: () => ({ name: '2' }), by: 'k' });
    await firms.relay.idle();
    await log.delivered('a', 2);
    log.append('a', { id: 'a', version: 1, name: '1' });
    await log.delivered('a', 2, { after: log.records.length });
    expect(log.last('a')).toMatchObject({ version: 2, name: '2' });
    await firms.repair.stop();
  });

  test('whatever else is on the topic does no harm', async () => {
    const firms = open();
    await firms.create({ id: 'a', state: { name: '1' }, by: 'k' });
    await firms.relay.idle();
    log.append('stranger', { id: 'stranger', version: 7 });
    log.append('odd', 'text');
    log.append('odder', { version: 'x' });
    const before = log.records.length;
    await repaired(firms);
    expect(log.records).toHaveLength(before);
  });

  test('a null follows a deletion after seven real days, not before, and only once', async () => {
    const firms = open();
    await firms.create({ id: 'a', state: { name: '1' }, by: 'k' });
    await firms.delete('a', ifMatch(1), 'k');
    await firms.relay.idle();

    time += 6 * dayMillis;
    await repaired(open());
    expect(log.last('a')).toMatchObject({ deleted: true });

    time += dayMillis;
    await repaired(open());
    expect(log.last('a')).toBeNull();
    const before = log.records.length;
    await repaired(open());
    expect(log.records).toHaveLength(before);
  });
});

describe('seeds', () => {
  const seeds = ['a', 'b', 'c'].map((id) => ({ id, state: { name: id } }));
  const read = async () => seeds;

  test('load into an empty store, once', async () => {
    const firms = open();
    expect(await loadSeeds(documents, firms, 'firms', read)).toBe(3);
    await firms.delete('a', ifMatch(1), 'k');
    expect(await loadSeeds(documents, firms, 'firms', read)).toBe(0);
    expect(await firms.count()).toBe(2);
  });

  test('never load into a store that is in use', async () => {
    const firms = open();
    await firms.create({ state: { name: 'own' }, by: 'k' });
    expect(await loadSeeds(documents, firms, 'firms', read)).toBe(0);
  });

  test('a load that was cut short goes on, and not over an edit', async () => {
    const firms = open();
    await documents.keepSetting('seeds-begun-firms', 'yes');
    await firms.create({ id: 'a', state: { name: 'a' }, by: 'system' });
    await firms.update('a', ifMatch(1), { edit: () => ({ name: 'edited' }), by: 'k' });
    expect(await loadSeeds(documents, firms, 'firms', read)).toBe(2);
    expect((await firms.live('a')).state).toEqual({ name: 'edited' });
  });

  test('a seed that the store refuses is named', async () => {
    const twice = ['a', 'b'].map((id) => ({ id, state: { name: id, number: '1' } }));
    await expect(loadSeeds(documents, open(), 'firms', async () => twice)).rejects.toThrow(/b: /);
  });
});

test('a problem thrown by an edit passes through', async () => {
  const firms = open();
  await firms.create({ id: 'a', state: { name: '1' }, by: 'k' });
  const edit = () => {
    throw new Problem('conflict');
  };
  expect(await code(firms.amend('a', { edit, by: 'k' }))).toBe('conflict');
});

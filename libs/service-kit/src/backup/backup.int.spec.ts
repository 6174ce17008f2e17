import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { type Change, type CollectionDefinition, type Documents, openDocuments } from '#documents';
import { type Events, openEvents } from '#events';
import type { KeptDefinition } from '../owned/kept.module.js';
import type { OwnedDefinition } from '../owned/owned-definition.js';
import { Relay } from '../owned/relay.js';
import { restoreBackup } from './restore-backup.js';
import { takeBackup } from './take-backup.js';
import { readTopics } from './topic-reading.js';

interface Firm {
  readonly name: string;
  readonly number?: string;
  readonly phone?: string;
}

interface OnTopic {
  readonly version: number;
  readonly name?: string;
  readonly deleted?: true;
}

const firms: OwnedDefinition<Firm> = {
  collection: {
    name: 'firms',
    indexes: [{ name: 'number', unique: true, keys: ({ number }) => (number === undefined ? [] : [number]) }],
  },
  topic: 'test.firms',
  toPublished: ({ name }) => ({ name }),
};
/** What a service keeps for itself: who wants to hear of what, at which address. */
interface Wish {
  readonly address?: string;
}

const wishes: CollectionDefinition<Wish> = {
  name: 'wishes',
  unpublished: true,
  indexes: [{ name: 'address', unique: true, keys: ({ address }) => (address === undefined ? [] : [address]) }],
};
const kept: readonly KeptDefinition[] = [{ collections: [wishes], settings: ['wishes-key'] }];
const backedUp = { owned: [firms], kept };
const at = '2024-03-04T12:00:00+09:00';
const config = { clock: { kind: 'system' }, seeds: null } as const;
const restoredBefore = () => new Date(Date.now() - 60_000).toISOString();

/** A store and a log of their own files, so that either can be lost without the other. */
class Place {
  private constructor(
    private readonly folder: string,
    public store: string,
  ) {}

  static async make(): Promise<Place> {
    return new Place(await mkdtemp(join(tmpdir(), 'ieum-backup-')), 'store.db');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  async with<R>(use: (ports: { readonly documents: Documents; readonly events: Events }) => Promise<R>): Promise<R> {
    const documents = await openDocuments(`file:${this.path(this.store)}`);
    const events = await openEvents('embedded:', { documentsFile: `file:${this.path('log.db')}`, healthy: async () => true });
    try {
      return await use({ documents, events });
    } finally {
      await events.close();
      await documents.close();
    }
  }

  /** Saves each change, and publishes all where not told otherwise. */
  save(changes: readonly (readonly [id: string, expectedVersion: number, state: Firm | null])[], { published = true } = {}): Promise<void> {
    return this.with(async ({ documents, events }) => {
      const collection = documents.collection(firms.collection);
      for (const [id, expectedVersion, state] of changes) {
        const change: Change<Firm> = { id, expectedVersion, state, at, by: 'staff' };
        await collection.put(change);
      }
      if (!published) return;
      const relay = new Relay(firms, collection, documents, events, Date.now);
      await relay.idle();
      await relay.stop();
    });
  }

  backup(folder: string): Promise<unknown> {
    return this.with(({ documents }) => takeBackup(documents, backedUp, this.path(folder), at));
  }

  restore(folder: string, replace = true) {
    return this.with((ports) => restoreBackup({ ports, config, ...backedUp, folder: this.path(folder), replace }));
  }

  /** What a reader of the topic holds that begins now. */
  topic(): Promise<Readonly<Record<string, OnTopic>>> {
    return this.with(async ({ events }) => {
      const latest = new Map<string, OnTopic>();
      const end = await readTopics(
        events,
        new Map([[firms.topic, (messages) => messages.forEach(({ key, value }) => latest.set(key, value as OnTopic))]]),
      );
      await end();
      return Object.fromEntries(latest);
    });
  }

  /** Saves each wish over what is there. */
  wish(...states: readonly (readonly [id: string, state: Wish])[]): Promise<void> {
    return this.with(async ({ documents }) => {
      const collection = documents.collection(wishes);
      for (const [id, state] of states) {
        const version = (await collection.get(id))?.version ?? 0;
        await collection.put({ id, expectedVersion: version, state, at, by: 'system' });
      }
    });
  }

  async wished(): Promise<readonly unknown[]> {
    const all = await this.with(({ documents }) => documents.collection(wishes).scan(undefined, 2000));
    return all.map(({ id, version, state }) => [id, version, state?.address]);
  }

  stored() {
    return this.with(({ documents }) => documents.collection(firms.collection).scan(undefined, 100));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

let place: Place;
beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  place = await Place.make();
});
afterEach(() => place.remove());

describe('restore', () => {
  beforeEach(async () => {
    await place.save([
      ['a', 0, { name: '하나', number: '1', phone: '010' }],
      ['b', 0, { name: '둘', number: '2' }],
      ['c', 0, { name: '셋', number: '3' }],
      ['c', 1, null],
    ]);
    await place.backup('backup');
  });

  it('makes store and topic what the backup is, above whatever was published since', async () => {
    await place.save([
      ['a', 1, { name: '하나테크', number: '1' }],
      ['a', 2, { name: '하나테크놀로지', number: '1' }],
      ['b', 1, null],
      ['d', 0, { name: '넷', number: '2' }],
    ]);
    expect(await place.restore('backup')).toMatchObject([
      { collection: 'wishes' },
      { collection: 'firms', documents: 3, deleted: 1, notRestored: [] },
    ]);
    expect(await place.topic()).toEqual({
      a: { id: 'a', version: 4, name: '하나' },
      b: { id: 'b', version: 3, name: '둘' },
      c: { id: 'c', version: 3, deleted: true },
      d: { id: 'd', version: expect.any(Number) as number, deleted: true },
    });
    expect(await place.stored()).toMatchObject([
      { id: 'a', version: 4, state: { name: '하나', number: '1', phone: '010' }, savedAt: at },
      { id: 'b', version: 3, state: { name: '둘', number: '2' } },
      { id: 'c', version: 3, state: null },
      { id: 'd', state: null },
    ]);
  });

  it('into an empty store, tells readers of what they know and the backup lacks, and gives none of it again', async () => {
    await place.save([['d', 0, { name: '넷' }]]);
    place.store = 'new.db';
    expect(await place.restore('backup', false)).toMatchObject([{}, { documents: 3, deleted: 1, notRestored: [] }]);
    expect(await place.topic()).toMatchObject({ a: { version: 2, name: '하나' }, d: { version: 2, deleted: true } });
    await expect(place.save([['d', 0, { name: '넷' }]])).rejects.toMatchObject({ name: 'VersionConflict', deleted: true });
  });

  it('keeps the audit of what came before, and notes itself in it', async () => {
    place.store = 'new.db';
    await place.restore('backup', false);
    const audit = await place.with(({ documents }) => documents.collection(firms.collection).auditOf('a'));
    expect(audit.map(({ version, action, by }) => [version, action, by])).toEqual([
      [1, 'create', 'staff'],
      [2, 'restore', 'system'],
    ]);
    expect((audit[1]?.at ?? '') > restoredBefore()).toBe(true);
  });

  it('puts back keys that were passed around since', async () => {
    await place.save([
      ['a', 1, { name: '하나', number: '9' }],
      ['b', 1, { name: '둘', number: '1' }],
      ['a', 2, { name: '하나', number: '2' }],
      ['e', 0, { name: '다섯', number: '3' }],
    ]);
    expect(await place.restore('backup')).toMatchObject([{}, { documents: 3, deleted: 1, notRestored: [] }]);
    expect((await place.stored()).map(({ id, state }) => [id, state?.number])).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', undefined],
      ['e', undefined],
    ]);
  });

  it('publishes what was restored over states that were saved and never published', async () => {
    await place.save([['a', 1, { name: '하나테크', number: '1' }]], { published: false });
    await place.restore('backup');
    expect(await place.topic()).toMatchObject({ a: { version: 3, name: '하나' } });
    expect(await place.with(({ documents }) => documents.collection(firms.collection).pending(10))).toEqual([]);
  });

  it('says which document it could not put back because the backup holds its key twice', async () => {
    const file = join(place.path('backup'), 'firms.ndjson');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const twice = lines.slice(1).map((line) => line.replace('"number":"2"', '"number":"1"'));
    const body = twice.join('\n');
    const sha256 = createHash('sha256').update(body).digest('hex');
    await writeFile(file, `${JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), sha256 }).padEnd(511)}\n${body}`);
    const [, restored] = await place.restore('backup');
    expect(restored).toMatchObject({ documents: 2, notRestored: [{ id: 'b', reason: expect.stringMatching(/by a/) as string }] });
  });

  it('may be done twice', async () => {
    await place.restore('backup');
    const once = await place.topic();
    await place.restore('backup');
    const names = (topic: Readonly<Record<string, OnTopic>>) => Object.entries(topic).map(([id, { name, deleted }]) => [id, name, deleted]);
    expect(names(await place.topic())).toEqual(names(once));
  });

  it('refuses a store that holds documents unless it is to replace them', async () => {
    const before = await place.stored();
    await expect(place.restore('backup', false)).rejects.toMatchObject({ name: 'RestoreRefused' });
    expect(await place.stored()).toEqual(before);
  });

  it('refuses to run beside another', async () => {
    const name = 'restore';
    const both = place.with(async (ports) => {
      await ports.documents.lease({ name, holder: randomUUID(), ttlMillis: 10_000, now: Date.now() });
      return restoreBackup({ ports, config, ...backedUp, folder: place.path('backup'), replace: true });
    });
    await expect(both).rejects.toMatchObject({ name: 'RestoreRefused' });
  });

  it.each([
    ['was changed', (text: string) => text.replace('하나', '두나'), 'SHA-256'],
    ['is cut short', (text: string) => text.slice(0, -20), 'no JSON'],
    ['lost a line', (text: string) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), 'SHA-256'],
    ['was never finished', (text: string) => ' '.repeat(511) + text.slice(511), 'not finished'],
    ['is of another version', (text: string) => text.replace('"formatVersion":2', '"formatVersion":3'), 'no backup'],
    ['is something else', () => 'text', 'JSON'],
  ])('refuses a backup of which a file %s, before it changes anything', async (_, spoil, reason) => {
    const file = join(place.path('backup'), 'firms.ndjson');
    await writeFile(file, spoil(await readFile(file, 'utf8')));
    const before = await place.stored();
    await expect(place.restore('backup')).rejects.toMatchObject({
      name: 'BackupBroken',
      message: expect.stringContaining(reason) as string,
    });
    expect(await place.stored()).toEqual(before);
  });

  it('refuses files of two backups', async () => {
    await place.backup('other');
    const file = (folder: string) => join(place.path(folder), 'firms.ndjson');
    await writeFile(file('backup'), await readFile(file('other')));
    await expect(place.restore('backup')).rejects.toMatchObject({ name: 'BackupBroken' });
  });
});

describe('what a service keeps for itself', () => {
  const keep = (value: string) => place.with(({ documents }) => documents.keepSetting('wishes-key', value));

  beforeEach(async () => {
    await keep('one');
    await place.wish(['a', { address: '1' }], ['a', { address: '2' }], ['b', { address: '3' }]);
    await place.backup('backup');
  });

  it('is put back into an empty store, above the versions it had, with the settings it hangs on', async () => {
    place.store = 'new.db';
    expect(await place.restore('backup', false)).toMatchObject([{ collection: 'wishes', documents: 2, present: 0, deleted: 0 }, {}]);
    expect(await place.wished()).toEqual([
      ['a', 3, '2'],
      ['b', 2, '3'],
    ]);
    expect(await keep('two')).toBe('one');
    // It is nobody's to publish.
    expect(await place.with(({ documents }) => documents.collection(wishes).pending(10))).toEqual([]);
  });

  it('is left as it is where the store has it: who stopped since, and who came since, stay so', async () => {
    await place.wish(['a', {}], ['c', { address: '9' }]);
    expect(await place.restore('backup')).toMatchObject([{ documents: 0, present: 2, deleted: 0, notRestored: [] }, {}]);
    expect(await place.wished()).toEqual([
      ['a', 3, undefined],
      ['b', 1, '3'],
      ['c', 1, '9'],
    ]);
  });

  it('gives way where its key has gone to another since', async () => {
    place.store = 'new.db';
    await keep('one');
    await place.wish(['c', { address: '3' }]);
    expect(await place.restore('backup')).toMatchObject([{ documents: 1, present: 1, notRestored: [] }, {}]);
    expect(await place.wished()).toEqual([
      ['a', 3, '2'],
      ['c', 1, '3'],
    ]);
  });

  it('comes back in pages, and again where the restore was cut short', async () => {
    await place.wish(...Array.from({ length: 1100 }, (_, index): [string, Wish] => [`w${index}`, { address: `w${index}` }]));
    await place.backup('many');
    place.store = 'new.db';
    expect(await place.restore('many', false)).toMatchObject([{ documents: 1102, present: 0 }, {}]);
    expect(await place.restore('many')).toMatchObject([{ documents: 0, present: 1102 }, {}]);
  });

  it('is not put beside what was made under another key', async () => {
    place.store = 'new.db';
    await keep('two');
    await expect(place.restore('backup')).rejects.toMatchObject({
      name: 'RestoreRefused',
      message: expect.stringContaining('wishes-key') as string,
    });
    expect(await place.wished()).toEqual([]);
  });

  it('is not looked for in a backup of before it was part of one', async () => {
    await rm(join(place.path('backup'), 'wishes.ndjson'));
    await expect(place.restore('backup')).rejects.toMatchObject({ name: 'BackupBroken' });
    for (const name of ['firms.ndjson', 'ieum.settings.ndjson']) {
      const file = join(place.path('backup'), name);
      await writeFile(file, (await readFile(file, 'utf8')).replace('"formatVersion":2', '"formatVersion":1'));
    }
    expect(await place.restore('backup')).toMatchObject([{ collection: 'firms' }]);
  });
});

describe('a database that never held the documents of another service', () => {
  it('does not have them deleted for their readers', async () => {
    await place.save([['a', 0, { name: '하나' }]]);
    const owners = place.store;
    place.store = 'other.db';
    await place.wish(['b', { address: '3' }]);
    await place.backup('backup');
    place.store = 'other-new.db';
    expect(await place.restore('backup', false)).toMatchObject([{ collection: 'wishes', documents: 1 }, { deleted: 0 }]);
    expect(await place.topic()).toEqual({ a: { id: 'a', version: 1, name: '하나' } });
    place.store = owners;
    expect(await place.stored()).toMatchObject([{ id: 'a', version: 1 }]);
  });
});

describe('backup', () => {
  it('holds line separators and half characters as they were', async () => {
    const name = 'line\u2028separator, half a pair \ud83d, NUL \0';
    await place.save([['a', 0, { name }]]);
    await place.backup('backup');
    place.store = 'new.db';
    await place.restore('backup', false);
    expect((await place.stored())[0]?.state?.name).toBe(name);
  });

  it('is its owner’s alone, and never written over another', async () => {
    await place.save([['a', 0, { name: '하나' }]]);
    await place.backup('backup');
    expect((await stat(join(place.path('backup'), 'firms.ndjson'))).mode & 0o777).toBe(0o600);
    await expect(place.backup('backup')).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('takes along audit entries that wait to be moved on, and the settings', async () => {
    await place.save([['a', 0, { name: '하나' }]], { published: false });
    await place.with(({ documents }) => documents.keepSetting('staff-key', 'digest'));
    await place.backup('backup');
    place.store = 'new.db';
    await place.restore('backup', false);
    await place.with(async ({ documents }) => {
      expect((await documents.collection(firms.collection).auditOf('a')).map(({ version }) => version)).toEqual([1, 2]);
      expect(await documents.setting('staff-key')).toBe('digest');
    });
  });
});

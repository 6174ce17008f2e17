import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '#sqlite';
import { describeDocuments } from '../../testing/documents.contract.js';
import type { CollectionDefinition } from '../documents.port.js';
import { openDocuments } from '../open-documents.js';

describeDocuments('a SQLite file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ieum-documents-'));
  return {
    open: () => openDocuments(`file:${join(folder, 'ieum.db')}`),
    destroy: () => rm(folder, { recursive: true }),
  };
});

describe('openDocuments', () => {
  it('keeps documents in memory, each opening its own', async () => {
    const one = await openDocuments('file::memory:');
    const two = await openDocuments('file::memory:');
    await one.keepSetting('name', 'one');
    expect([await one.setting('name'), await two.setting('name')]).toEqual(['one', null]);
    await Promise.all([one.close(), two.close()]);
  });

  it.each([
    ['mongodb://user:secret@localhost', 'mongodb://<host>/<database>'],
    ['mongodb://user:secret@localhost/?replicaSet=rs0', 'the database is missing'],
    ['postgres://user:secret@localhost/ieum', 'file:<path>'],
    ['./data/ieum.db', 'file:<path>'],
    ['file:', 'file:<path>'],
  ])('refuses %s and says what is expected, without the password', async (url, expected) => {
    const error = await openDocuments(url).catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(expected);
    expect((error as Error).message).not.toContain('secret');
  });
});

describe('a file written before documents kept their keys in their rows', () => {
  interface Firm {
    readonly area: string;
    readonly number: string;
  }
  const firms: CollectionDefinition<Firm> = {
    name: 'firms',
    indexes: [
      { name: 'area', keys: ({ area }) => (area === '' ? [] : [area]) },
      { name: 'number', unique: true, keys: ({ number }) => (number === '' ? [] : [number]) },
    ],
  };
  const put = { at: '2024-03-04T10:00:00.000Z', by: 'test' };

  it.each([
    ['is taken over', 'alter table documents drop column keys'],
    ['is taken over again after it was given back', "update documents set keys = '[]' where id <> 'gone'"],
  ])('%s: each document is found by its keys, and by no key that it has no more', async (_, asBefore) => {
    const folder = await mkdtemp(join(tmpdir(), 'ieum-documents-'));
    const file = join(folder, 'ieum.db');
    const before = await openDocuments(`file:${file}`);
    const old = before.collection(firms);
    await old.put({ id: 'a', expectedVersion: 0, state: { area: '43130', number: '1' }, ...put });
    await old.put({ id: 'b', expectedVersion: 0, state: { area: '43130', number: '2' }, ...put });
    await old.put({ id: 'gone', expectedVersion: 0, state: { area: '43130', number: '4' }, ...put });
    // Of which the first and the last that are looked at say nothing.
    const keyless = ['0', 'z'].flatMap((letter) => Array.from({ length: 100 }, (_, n) => `${letter}${n}`));
    await old.putMany(keyless.map((id) => ({ id, expectedVersion: 0, state: { area: '', number: '' }, ...put })));
    await before.close();
    const database = Database.open(file);
    database.exec(`${asBefore}; create index document_keys_id on document_keys (collection, id)`);
    // As it deletes that knows of no keys in rows.
    database.exec("update documents set state = null, version = 2 where id = 'gone'; delete from document_keys where id = 'gone'");
    await database.close();

    const after = await openDocuments(`file:${file}`);
    const taken = after.collection(firms);
    const idsIn = async (area: string) => (await taken.find({ where: [{ index: 'area', anyOf: [area] }], limit: 10 })).map(({ id }) => id);
    expect(await idsIn('43130')).toEqual(['a', 'b']);
    await taken.put({ id: 'a', expectedVersion: 1, state: { area: '43770', number: '3' }, ...put });
    expect([await idsIn('43130'), await idsIn('43770')]).toEqual([['b'], ['a']]);
    // The number is free again, and the other's is not.
    await taken.put({ id: 'c', expectedVersion: 0, state: { area: '43770', number: '1' }, ...put });
    await expect(taken.put({ id: 'd', expectedVersion: 0, state: { area: '43770', number: '2' }, ...put })).rejects.toThrow('number');
    const restored = { version: 3, savedAt: put.at, once: [] };
    await taken.put({ id: 'gone', expectedVersion: 2, state: { area: '43130', number: '4' }, restored, ...put });
    expect(await idsIn('43130')).toEqual(['b', 'gone']);
    await after.close();
    await rm(folder, { recursive: true });
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDocuments } from '../../testing/documents.contract.js';
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

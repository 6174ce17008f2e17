import {
  AlreadyDone,
  type Change,
  type CollectionDefinition,
  type DocumentCollection,
  type Documents,
  type Lease,
  LeaseLost,
  type Settled,
  UniqueIndexBroken,
  UniqueViolation,
  VersionConflict,
} from '../src/index.js';

/** Somewhere to keep documents, empty at first, that can be opened again and again: each time with nothing remembered but what was stored. */
export interface DocumentsStorage {
  open(): Promise<Documents>;
  destroy(): Promise<void>;
}

interface Firm {
  readonly name: string;
  readonly number?: string;
  readonly areas: readonly string[];
}

const firms: CollectionDefinition<Firm> = {
  name: 'firms',
  indexes: [
    { name: 'number', unique: true, keys: (firm) => (firm.number === undefined ? [] : [firm.number]) },
    { name: 'area', keys: (firm) => firm.areas },
    { name: 'name', keys: (firm) => [firm.name] },
  ],
};

const noon = '2024-03-04T12:00:00+09:00';
const hoursLater = (hours: number) => new Date(Date.parse(noon) + hours * 3_600_000).toISOString();

function change(id: string, expectedVersion: number, state: Firm | null, more: Partial<Change<Firm>> = {}): Change<Firm> {
  return { id, expectedVersion, state, at: noon, by: 'staff', ...more };
}

const firm = (name: string, number?: string, ...areas: string[]): Firm => ({ name, areas, ...(number === undefined ? {} : { number }) });
const once = (key: string, at = noon) => ({ key, fingerprint: `print of ${key}`, at });

export interface ContractOptions {
  /** Why the storage keeps its promises to one writer at a time only; what several at once may rely on is then not looked at. */
  readonly oneWriterBecause?: string;
}

/** The definition of the `documents` port: every adapter passes it. */
export function describeDocuments(
  name: string,
  makeStorage: () => Promise<DocumentsStorage>,
  { oneWriterBecause }: ContractOptions = {},
): void {
  describe(`documents: ${name}`, () => {
    const itAmongWriters = oneWriterBecause === undefined ? it : it.skip;
    let storage: DocumentsStorage;
    let documents: Documents;
    let collection: DocumentCollection<Firm>;

    const restart = async () => {
      await documents.close();
      documents = await storage.open();
      collection = documents.collection(firms);
    };

    /** What a relay that has just read these documents will say once it has moved them on. */
    const read = async (...ids: string[]): Promise<readonly Settled[]> =>
      (await collection.pending(10))
        .filter(({ document }) => ids.includes(document.id))
        .map(({ document: { id, version }, token }) => ({ id, version, token }));

    beforeEach(async () => {
      storage = await makeStorage();
      documents = await storage.open();
      collection = documents.collection(firms);
    });

    afterEach(async () => {
      await documents.close();
      await storage.destroy();
    });

    describe('put', () => {
      it('saves versions 1, 2, 3 and gives back what get gives', async () => {
        const created = await collection.put(change('a', 0, firm('하나')));
        expect(created).toEqual({ id: 'a', version: 1, state: { name: '하나', areas: [] }, savedAt: noon, once: [] });
        expect(await collection.get('a')).toEqual(created);
        const updated = await collection.put(change('a', 1, firm('하나테크'), { at: hoursLater(1) }));
        expect(updated).toEqual({ id: 'a', version: 2, state: { name: '하나테크', areas: [] }, savedAt: hoursLater(1), once: [] });
        expect((await collection.put(change('a', 2, firm('하나')))).version).toBe(3);
      });

      it('knows nothing of an id that was never used', async () => {
        expect(await collection.get('a')).toBeNull();
        for (const id of ['', ' ', '\0', 'a\0', '가', 'a'.repeat(201)]) expect(await collection.get(id)).toBeNull();
      });

      it('saves the state as it was when it was handed over', async () => {
        const areas = ['43130'];
        const saving = collection.put(change('a', 0, { name: '하나', areas }));
        areas.push('43110');
        const saved = await saving;
        (saved.state as unknown as { areas: string[] }).areas.push('43150');
        expect((await collection.get('a'))?.state?.areas).toEqual(['43130']);
      });

      it('drops what JSON does not hold and keeps what it does', async () => {
        const state = { name: 'NUL \0, half a pair \ud83d, 이음 🏭', number: undefined, areas: [] };
        const saved = await collection.put(change('a', 0, state));
        expect(saved.state).toEqual({ name: state.name, areas: [] });
        expect(Object.keys(saved.state ?? {})).not.toContain('number');
        expect((await collection.get('a'))?.state?.name).toBe(state.name);
      });

      it.each([
        ['a stale version', 1, 2],
        ['a version that is yet to come', 3, 2],
        ['none, for what exists', 0, 2],
      ])('refuses %s', async (_, expected, current) => {
        await collection.put(change('a', 0, firm('하나')));
        await collection.put(change('a', 1, firm('둘')));
        const refused = await collection.put(change('a', expected, firm('셋'))).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(VersionConflict);
        expect(refused).toMatchObject({ name: 'VersionConflict', id: 'a', expected, current, deleted: false });
        expect((await collection.get('a'))?.state?.name).toBe('둘');
      });

      it('refuses an update of what does not exist', async () => {
        await expect(collection.put(change('a', 1, firm('하나')))).rejects.toMatchObject({
          name: 'VersionConflict',
          expected: 1,
          current: 0,
          deleted: false,
        });
        expect(await collection.get('a')).toBeNull();
      });

      itAmongWriters('lets one of several writers of one version win', async () => {
        await collection.put(change('a', 0, firm('하나')));
        const outcomes = await Promise.allSettled(['둘', '셋', '넷'].map((each) => collection.put(change('a', 1, firm(each)))));
        expect(outcomes.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
        expect((await collection.get('a'))?.version).toBe(2);
      });

      it.each([
        ['an empty id', change('', 0, firm('하나'))],
        ['an id that is not ASCII', change('가', 0, firm('하나'))],
        ['a deletion of nothing', change('a', 0, null)],
        ['an instant that is none', change('a', 0, firm('하나'), { at: 'noon' })],
      ])('rejects %s as a mistake', async (_, wrong) => {
        await expect(collection.put(wrong)).rejects.toThrow(TypeError);
        expect(await collection.scan(undefined, 10)).toEqual([]);
      });

      it('is there after a restart', async () => {
        const saved = await collection.put(change('a', 0, firm('하나', '1', '43130'), { once: once('k') }));
        await restart();
        expect(await collection.get('a')).toEqual(saved);
        expect(await collection.find({ where: [{ index: 'area', anyOf: ['43130'] }], limit: 10 })).toEqual([saved]);
      });
    });

    describe('deletion', () => {
      beforeEach(async () => {
        await collection.put(change('a', 0, firm('하나', '1', '43130')));
        await collection.put(change('a', 1, null, { at: hoursLater(1) }));
      });

      it('leaves a version without a state', async () => {
        expect(await collection.get('a')).toEqual({ id: 'a', version: 2, state: null, savedAt: hoursLater(1), once: [] });
      });

      it.each([0, 1, 2])('never gives the id again (expecting %i)', async (expected) => {
        const again = await collection.put(change('a', expected, firm('하나'))).catch((error: unknown) => error);
        expect(again).toMatchObject({ name: 'VersionConflict', id: 'a', expected, current: 2, deleted: true });
        expect((again as Error).message).toContain('deleted');
      });

      it('frees the unique key and leaves every index', async () => {
        expect(await collection.find({ where: [{ index: 'area', anyOf: ['43130'] }], limit: 10 })).toEqual([]);
        await collection.put(change('b', 0, firm('둘', '1')));
        expect((await collection.find({ limit: 10 })).map((each) => each.id)).toEqual(['b']);
      });

      it('is counted out but still scanned', async () => {
        await collection.put(change('b', 0, firm('둘')));
        expect(await collection.count()).toBe(1);
        expect((await collection.scan(undefined, 10)).map((each) => [each.id, each.state === null])).toEqual([
          ['a', true],
          ['b', false],
        ]);
      });
    });

    describe('a change that restores', () => {
      const restored = (version: number, savedAt = noon) => ({ version, savedAt, once: [] });

      it('gives the version it names and the save it had, and is published and noted as one', async () => {
        await collection.put(change('a', 0, firm('하나', '1'), { once: once('k') }));
        await collection.settle(await read('a'));
        const more = { at: hoursLater(2), restored: { version: 9, savedAt: hoursLater(1), once: [once('k2')] } };
        const saved = await collection.put(change('a', 1, firm('둘', '1', '43'), more));
        expect(saved).toEqual({ id: 'a', version: 9, state: firm('둘', '1', '43'), savedAt: hoursLater(1), once: [once('k2')] });
        expect(await collection.get('a')).toEqual(saved);
        expect(await collection.count([{ index: 'area', anyOf: ['43'] }])).toBe(1);
        expect((await collection.madeBy('k2', noon))?.id).toBe('a');
        expect(await collection.pending(10)).toEqual([
          {
            document: saved,
            token: expect.any(String) as string,
            audit: [{ documentId: 'a', version: 9, at: hoursLater(2), by: 'staff', action: 'restore', changed: ['areas', 'name'] }],
          },
        ]);
      });

      it('makes what was not there, a deletion too, and brings back what was deleted', async () => {
        await collection.put(change('a', 0, firm('하나'), { restored: restored(4) }));
        expect(await collection.put(change('b', 0, null, { restored: restored(7) }))).toMatchObject({ version: 7, state: null });
        await collection.put(change('a', 4, null));
        await collection.put(change('a', 5, firm('둘', '1'), { restored: restored(6) }));
        expect((await collection.find({ where: [{ index: 'number', anyOf: ['1'] }], limit: 10 })).map((each) => each.id)).toEqual(['a']);
        await expect(collection.put(change('b', 7, firm('셋')))).rejects.toMatchObject({ deleted: true });
      });

      it('is refused as others are', async () => {
        await collection.putMany([change('a', 0, firm('하나', '1')), change('b', 0, firm('둘'))]);
        await expect(collection.put(change('b', 0, firm('둘'), { restored: restored(5) }))).rejects.toThrow(VersionConflict);
        await expect(collection.put(change('b', 1, firm('둘', '1'), { restored: restored(5) }))).rejects.toThrow(UniqueViolation);
        await expect(collection.put(change('b', 1, firm('둘'), { restored: restored(1) }))).rejects.toThrow(TypeError);
        const outcomes = await collection.putMany([
          change('c', 0, firm('셋', '1'), { restored: restored(5) }),
          change('d', 0, firm('넷', '2'), { restored: restored(5) }),
        ]);
        expect(outcomes.map((each) => ('saved' in each ? each.saved.version : each.refused.name))).toEqual(['UniqueViolation', 5]);
      });
    });

    describe('unique index', () => {
      it('refuses a key that another live document holds, and saves nothing of it', async () => {
        await collection.put(change('a', 0, firm('하나', '1')));
        const refused = await collection
          .put(change('b', 0, firm('둘', '1', '43130'), { once: once('k') }))
          .catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(UniqueViolation);
        expect(refused).toMatchObject({ name: 'UniqueViolation', index: 'number', key: '1', heldBy: 'a' });
        expect((refused as Error).message).not.toContain('1');
        expect(await collection.get('b')).toBeNull();
        expect(await collection.madeBy('k', noon)).toBeNull();
        expect(await collection.find({ where: [{ index: 'area', anyOf: ['43130'] }], limit: 10 })).toEqual([]);
        expect((await collection.pending(10)).map((each) => each.document.id)).toEqual(['a']);
      });

      it('lets a document keep its key, change it and leave the old one to another', async () => {
        await collection.put(change('a', 0, firm('하나', '1')));
        await collection.put(change('a', 1, firm('하나 2', '1')));
        await collection.put(change('a', 2, firm('하나 3', '2')));
        await collection.put(change('b', 0, firm('둘', '1')));
        await expect(collection.put(change('b', 1, firm('둘', '2')))).rejects.toMatchObject({ heldBy: 'a' });
      });

      itAmongWriters('holds among writers at the same time', async () => {
        const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((id) => collection.put(change(id, 0, firm(id, '1')))));
        expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
        expect(await collection.count()).toBe(1);
      });

      it('lets any number of documents have no key', async () => {
        await Promise.all(['a', 'b', 'c'].map((id) => collection.put(change(id, 0, firm(id)))));
        expect(await collection.count()).toBe(3);
      });

      it('compares keys as they are written', async () => {
        const composed = '가';
        const keys = [composed, composed.normalize('NFD'), 'a', 'A', 'a\0', 'a\0b', ' a', '\ud83d', '\ude00', ''];
        const outcomes = await collection.putMany(keys.map((key, at) => change(`f${at}`, 0, firm('하나', key))));
        expect(outcomes.every((each) => 'saved' in each)).toBe(true);
        for (const [at, key] of keys.entries()) {
          const found = await collection.find({ where: [{ index: 'number', anyOf: [key] }], limit: 10 });
          expect(found.map((each) => each.id)).toEqual([`f${at}`]);
        }
      });

      it('may yield one key at most', async () => {
        const twins = documents.collection<Firm>({ name: 'twins', indexes: [{ name: 'area', unique: true, keys: (each) => each.areas }] });
        await twins.put(change('a', 0, firm('하나', undefined, '43130', '43130')));
        await expect(twins.put(change('b', 0, firm('둘', undefined, '43110', '43150')))).rejects.toThrow(TypeError);
      });
    });

    describe('putMany', () => {
      it('saves each by itself, in order, and goes on after one that is refused', async () => {
        const outcomes = await collection.putMany([
          change('a', 0, firm('하나', '1')),
          change('b', 0, firm('둘', '1')),
          change('a', 1, firm('하나', '2')),
          change('a', 1, firm('하나', '3')),
          change('c', 0, firm('셋', '1')),
        ]);
        expect(outcomes.map((each) => ('saved' in each ? [each.saved.id, each.saved.version] : each.refused.name))).toEqual([
          ['a', 1],
          'UniqueViolation',
          ['a', 2],
          'VersionConflict',
          ['c', 1],
        ]);
      });

      it('takes thousands', async () => {
        const outcomes = await collection.putMany(Array.from({ length: 3000 }, (_, at) => change(`f${at}`, 0, firm('하나', String(at)))));
        expect(outcomes.filter((each) => 'saved' in each)).toHaveLength(3000);
        expect(await collection.count()).toBe(3000);
        expect((await collection.pending(3000)).map((each) => each.document.id)).toEqual(Array.from({ length: 3000 }, (_, at) => `f${at}`));
      });

      it('takes hundreds that replace others, and lets go of them when they are settled', async () => {
        const ids = Array.from({ length: 300 }, (_, at) => `f${at}`);
        await collection.putMany(ids.map((id) => change(id, 0, firm('하나', id))));
        const outcomes = await collection.putMany(ids.map((id) => change(id, 1, firm('둘', `${id}-2`))));
        expect(outcomes.every((each) => 'saved' in each && each.saved.version === 2)).toBe(true);
        const pending = await collection.pending(1000);
        expect(pending.map(({ document }) => document.id)).toEqual(ids);
        await collection.settle(pending.map(({ document: { id, version }, token }) => ({ id, version, token })));
        expect(await collection.pending(1000)).toEqual([]);
      });

      it('takes none', async () => {
        expect(await collection.putMany([])).toEqual([]);
      });
    });

    describe('find, count and scan', () => {
      const ids = async (where: Parameters<typeof collection.count>[0], after?: string, limit = 10) =>
        (await collection.find({ where, after, limit })).map((each) => each.id);

      beforeEach(async () => {
        await collection.putMany([
          change('b', 0, firm('둘', '2', '43', '43130')),
          change('B', 0, firm('둘', undefined, '43', '43110')),
          change('a', 0, firm('하나', '1', '43', '43130')),
          change('a-1', 0, firm('하나', undefined, '44')),
          change('a_1', 0, firm('셋', undefined, '43')),
        ]);
      });

      it('yields ids in code-unit order, a page at a time', async () => {
        expect(await ids(undefined)).toEqual(['B', 'a', 'a-1', 'a_1', 'b']);
        expect(await ids(undefined, undefined, 2)).toEqual(['B', 'a']);
        expect(await ids(undefined, 'a', 2)).toEqual(['a-1', 'a_1']);
        expect(await ids(undefined, 'b', 2)).toEqual([]);
        expect((await collection.scan('a', 2)).map((each) => each.id)).toEqual(['a-1', 'a_1']);
      });

      it.each([
        [[{ index: 'area', anyOf: ['43'] }], ['B', 'a', 'a_1', 'b']],
        [[{ index: 'area', anyOf: ['43110', '44', '00'] }], ['B', 'a-1']],
        [[{ index: 'area', anyOf: ['43', '43130'] }], ['B', 'a', 'a_1', 'b']],
        [
          [
            { index: 'area', anyOf: ['43'] },
            { index: 'name', anyOf: ['하나', '셋'] },
          ],
          ['a', 'a_1'],
        ],
        [
          [
            { index: 'area', anyOf: ['43', '44'] },
            { index: 'name', anyOf: ['하나'] },
            { index: 'number', anyOf: ['1', '2'] },
          ],
          ['a'],
        ],
        [
          [
            { index: 'area', anyOf: ['43'] },
            { index: 'area', anyOf: ['43130'] },
          ],
          ['a', 'b'],
        ],
        [[{ index: 'area', anyOf: [] }], []],
        [[{ index: 'area', anyOf: ['4'] }], []],
      ])('meets every condition of %j', async (where, expected) => {
        expect(await ids(where)).toEqual(expected);
        expect(await collection.count(where)).toBe(expected.length);
      });

      it('pages through a condition', async () => {
        const where = [{ index: 'area', anyOf: ['43'] }];
        expect(await ids(where, undefined, 3)).toEqual(['B', 'a', 'a_1']);
        expect(await ids(where, 'a_1', 3)).toEqual(['b']);
        expect(await ids([{ index: 'area', anyOf: ['43', '44'] }], 'a', 2)).toEqual(['a-1', 'a_1']);
      });

      it('follows an update', async () => {
        await collection.put(change('a', 1, firm('하나', '1', '44')));
        expect(await ids([{ index: 'area', anyOf: ['43130'] }])).toEqual(['b']);
        expect(await ids([{ index: 'area', anyOf: ['44'] }])).toEqual(['a', 'a-1']);
      });

      it('follows each of several updates, through a restart, and a deletion', async () => {
        const inAreas = async () => [await ids([{ index: 'area', anyOf: ['43130'] }]), await ids([{ index: 'area', anyOf: ['44'] }])];
        await collection.put(change('a', 1, firm('하나', '1', '44')));
        await collection.put(change('a', 2, firm('하나', '1', '43130')));
        expect(await inAreas()).toEqual([['a', 'b'], ['a-1']]);
        await restart();
        await collection.put(change('a', 3, firm('하나', '1', '44', '43130')));
        await collection.put(change('a', 4, firm('하나', '1')));
        expect(await inAreas()).toEqual([['b'], ['a-1']]);
        await collection.put(change('a', 5, firm('하나', '1', '43130')));
        await collection.put(change('a', 6, null));
        expect(await inAreas()).toEqual([['b'], ['a-1']]);
      });

      it('rejects an index that was not declared', async () => {
        await expect(collection.find({ where: [{ index: 'size', anyOf: ['small'] }], limit: 1 })).rejects.toThrow('size');
        await expect(collection.count([{ index: 'size', anyOf: ['small'] }])).rejects.toThrow('size');
      });
    });

    describe('once', () => {
      it('is kept with the document, newest last', async () => {
        await collection.put(change('a', 0, firm('하나'), { once: once('k1') }));
        const saved = await collection.put(change('a', 1, firm('둘'), { once: { ...once('k2'), made: 'call-1' } }));
        expect(saved.once).toEqual([once('k1'), { ...once('k2'), made: 'call-1' }]);
        expect((await collection.put(change('a', 2, firm('셋')))).once).toEqual(saved.once);
      });

      it('finds the live document by its key', async () => {
        await collection.put(change('a', 0, firm('하나'), { once: once('k') }));
        expect((await collection.madeBy('k', noon))?.id).toBe('a');
        expect((await collection.madeBy('k', hoursLater(23)))?.id).toBe('a');
        expect(await collection.madeBy('k', hoursLater(24))).toBeNull();
        expect(await collection.madeBy('other', noon)).toBeNull();
        await collection.put(change('a', 1, null));
        expect(await collection.madeBy('k', noon)).toBeNull();
      });

      it('refuses the key for another document, before its unique keys are looked at', async () => {
        await collection.put(change('a', 0, firm('하나', '1'), { once: once('k') }));
        const refused = await collection.put(change('b', 0, firm('하나', '1'), { once: once('k') })).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(AlreadyDone);
        expect(refused).toMatchObject({ name: 'AlreadyDone', key: 'k', documentId: 'a' });
        expect(await collection.get('b')).toBeNull();
      });

      itAmongWriters('makes one document of one key among writers at the same time', async () => {
        const outcomes = await Promise.allSettled(
          ['a', 'b', 'c'].map((id) => collection.put(change(id, 0, firm(id), { once: once('k') }))),
        );
        expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
        expect(outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Error).name] : []))).toEqual([
          'AlreadyDone',
          'AlreadyDone',
        ]);
      });

      it('looks at the version first', async () => {
        await collection.put(change('a', 0, firm('하나'), { once: once('k') }));
        await collection.put(change('b', 0, firm('둘')));
        await expect(collection.put(change('b', 0, firm('둘'), { once: once('k') }))).rejects.toThrow(VersionConflict);
      });

      it('refuses it of a deleted document too', async () => {
        await collection.put(change('a', 0, firm('하나'), { once: once('k') }));
        await collection.put(change('a', 1, null));
        await expect(collection.put(change('b', 0, firm('둘'), { once: once('k') }))).rejects.toMatchObject({ documentId: 'a' });
      });

      it('gives way to a later use by the same document', async () => {
        await collection.put(change('a', 0, firm('하나'), { once: once('k') }));
        const saved = await collection.put(change('a', 1, firm('둘'), { once: once('k', hoursLater(1)), at: hoursLater(1) }));
        expect(saved.once).toEqual([once('k', hoursLater(1))]);
      });

      it('forgets after 24 hours, at the next save', async () => {
        await collection.put(change('a', 0, firm('하나'), { once: once('k1') }));
        await collection.put(change('b', 0, firm('둘'), { once: once('k2', hoursLater(2)), at: hoursLater(2) }));
        const saved = await collection.put(change('c', 0, firm('셋'), { once: once('k1', hoursLater(24)), at: hoursLater(24) }));
        expect(saved.once).toEqual([once('k1', hoursLater(24))]);
        expect((await collection.put(change('a', 1, firm('하나'), { at: hoursLater(24) }))).once).toEqual([]);
        expect((await collection.put(change('b', 1, firm('둘'), { at: hoursLater(25) }))).once).toEqual([once('k2', hoursLater(2))]);
        expect((await collection.madeBy('k1', hoursLater(24)))?.id).toBe('c');
      });

      it('is apart in each collection', async () => {
        const other = documents.collection<Firm>({ name: 'others', indexes: [] });
        await collection.put(change('a', 0, firm('하나'), { once: once('k') }));
        await other.put(change('a', 0, firm('하나'), { once: once('k') }));
        expect((await other.madeBy('k', noon))?.id).toBe('a');
      });
    });

    describe('outbox', () => {
      const pendingIds = async (limit = 10) =>
        (await collection.pending(limit)).map((each) => `${each.document.id}@${each.document.version}`);

      it('holds each document once, at its latest version, in the order of saving', async () => {
        await collection.put(change('b', 0, firm('둘')));
        await collection.put(change('a', 0, firm('하나')));
        await collection.put(change('c', 0, firm('셋')));
        await collection.put(change('b', 1, firm('둘 2')));
        expect(await pendingIds()).toEqual(['a@1', 'c@1', 'b@2']);
        expect(await pendingIds(2)).toEqual(['a@1', 'c@1']);
        await restart();
        expect(await pendingIds()).toEqual(['a@1', 'c@1', 'b@2']);
        await collection.put(change('d', 0, firm('넷')));
        expect(await pendingIds()).toEqual(['a@1', 'c@1', 'b@2', 'd@1']);
      });

      it('carries the audit entries with the names of the fields, not their values', async () => {
        await collection.put(change('a', 0, firm('하나', '1', '43130')));
        await collection.put(change('a', 1, { areas: ['43130'], number: '1', name: '하나테크' }, { at: hoursLater(1), by: 'key-1' }));
        await collection.put(change('a', 2, firm('하나테크', undefined, '43110'), { at: hoursLater(2) }));
        await collection.put(change('a', 3, null, { at: hoursLater(3) }));
        expect((await collection.pending(10))[0]?.audit).toEqual([
          { documentId: 'a', version: 1, at: noon, by: 'staff', action: 'create', changed: ['areas', 'name', 'number'] },
          { documentId: 'a', version: 2, at: hoursLater(1), by: 'key-1', action: 'update', changed: ['name'] },
          { documentId: 'a', version: 3, at: hoursLater(2), by: 'staff', action: 'update', changed: ['areas', 'number'] },
          { documentId: 'a', version: 4, at: hoursLater(3), by: 'staff', action: 'delete', changed: [] },
        ]);
      });

      it('lets go of what is settled, again and again', async () => {
        await collection.putMany([change('a', 0, firm('하나')), change('b', 0, firm('둘'))]);
        const moved = await read('a');
        for (const _ of ['once', 'twice']) {
          await collection.settle(moved);
          expect(await pendingIds()).toEqual(['b@1']);
        }
        await restart();
        expect(await pendingIds()).toEqual(['b@1']);
        await collection.put(change('a', 1, firm('하나 2')));
        expect((await collection.pending(10)).map((each) => each.audit.map((entry) => entry.version))).toEqual([[1], [2]]);
      });

      it('keeps a document that moved on while it was published', async () => {
        await collection.put(change('a', 0, firm('하나')));
        await collection.put(change('a', 1, firm('둘')));
        const moved = await read('a');
        await collection.put(change('a', 2, firm('셋')));
        await collection.settle(moved);
        const [left] = await collection.pending(10);
        expect(left?.document.version).toBe(3);
        expect(left?.audit.map((entry) => entry.version)).toEqual([3]);
      });

      it('takes no notice of what it does not know', async () => {
        await collection.put(change('a', 0, firm('하나')));
        const [{ token }] = (await read('a')) as [Settled];
        await collection.settle([
          { id: 'b', version: 1, token },
          { id: 'a', version: 2, token },
        ]);
        await collection.settle([{ id: 'a', version: 1, token: 'another' }]);
        expect(await pendingIds()).toEqual(['a@1']);
        await collection.put(change('a', 1, firm('둘')));
        await collection.reopen('b');
        expect(await pendingIds()).toEqual(['a@2']);
        expect((await collection.pending(10))[0]?.audit.map((entry) => entry.version)).toEqual([2]);
      });

      it('takes a document up again, deleted or not', async () => {
        await collection.putMany([change('a', 0, firm('하나')), change('b', 0, firm('둘')), change('a', 1, null)]);
        const first = await read('a', 'b');
        await collection.settle(first);
        expect(await pendingIds()).toEqual([]);
        await collection.reopen('a');
        await collection.reopen('a');
        expect(await collection.pending(10)).toEqual([
          { document: await collection.get('a'), audit: [], token: expect.any(String) as string },
        ]);
        // Whoever comes late with what it had read before settles nothing of it.
        await collection.settle(first);
        expect(await pendingIds()).toEqual(['a@2']);
        await collection.settle(await read('a'));
        expect(await pendingIds()).toEqual([]);
      });

      it('keeps a document that was reopened while it was published', async () => {
        await collection.put(change('a', 0, firm('하나')));
        const moved = await read('a');
        await collection.reopen('a');
        await collection.settle(moved);
        expect(await pendingIds()).toEqual(['a@1']);
        expect((await collection.pending(10))[0]?.audit).toEqual([]);
        await collection.settle(await read('a'));
        expect(await pendingIds()).toEqual([]);
      });

      it('is apart in each collection', async () => {
        const other = documents.collection<Firm>({ name: 'others', indexes: [] });
        await other.put(change('a', 0, firm('하나')));
        expect(await collection.get('a')).toBeNull();
        expect(await pendingIds()).toEqual([]);
        await collection.put(change('a', 0, firm('하나')));
        await collection.settle(await read('a'));
        expect(await other.pending(10)).toHaveLength(1);
      });
    });

    describe('a collection that nobody hears of', () => {
      it('keeps, finds and guards its documents, and has nothing to publish and nothing to note', async () => {
        const quiet = documents.collection<Firm>({ ...firms, name: 'quiet-firms', unpublished: true });
        await quiet.put(change('a', 0, firm('one', '1', '43')));
        await quiet.put(change('a', 1, firm('two', '1', '43')));
        const outcomes = await quiet.putMany([change('b', 0, firm('three', '2')), change('c', 0, firm('four', '1')), change('a', 1, null)]);
        expect(outcomes.map((outcome) => 'saved' in outcome)).toEqual([true, false, false]);
        expect(await quiet.find({ where: [{ index: 'area', anyOf: ['43'] }], limit: 9 })).toMatchObject([{ id: 'a', version: 2 }]);
        expect(await quiet.pending(9)).toEqual([]);
        expect(await quiet.auditOf('a')).toEqual([]);
        await expect(quiet.put(change('a', 1, firm('late')))).rejects.toBeInstanceOf(VersionConflict);
      });
    });

    describe('audit', () => {
      it('keeps an entry of the same document and version once, oldest first', async () => {
        await collection.put(change('a', 0, firm('하나')));
        await collection.put(change('a', 1, firm('둘')));
        const audit = (await collection.pending(1))[0]?.audit ?? [];
        await collection.recordAudit([...audit].reverse());
        await collection.recordAudit(audit.map((entry) => ({ ...entry, by: 'another' })));
        await restart();
        expect(await collection.auditOf('a')).toEqual(audit);
        expect(await collection.auditOf('b')).toEqual([]);
      });
    });

    describe('audit of a collection', () => {
      it('is read from behind an entry on, by document and version', async () => {
        const entry = (documentId: string, version: number) => ({
          documentId,
          version,
          at: noon,
          by: 'staff',
          action: 'update' as const,
          changed: ['name'],
        });
        const entries = [entry('B', 2), entry('a', 2), entry('a', 10), entry('a-1', 1), entry('b', 1)];
        await collection.recordAudit([...entries].reverse());
        await documents.collection<Firm>({ name: 'others', indexes: [] }).recordAudit([entry('c', 1)]);
        expect(await collection.scanAudit(undefined, 3)).toEqual(entries.slice(0, 3));
        expect(await collection.scanAudit({ documentId: 'a', version: 2 }, 10)).toEqual(entries.slice(2));
        expect(await collection.scanAudit({ documentId: 'b', version: 1 }, 10)).toEqual([]);
      });
    });

    describe('lease', () => {
      const ask = (holder: string, now: number, name = 'relay') => documents.lease({ name, holder, ttlMillis: 1000, now });
      const at = Date.UTC(2026, 0, 1);

      it('is held by one, renewed by it with the same token, and given on with a higher one once it has run out', async () => {
        const first = await ask('one', at);
        expect(first).toMatchObject({ name: 'relay', holder: 'one', until: at + 1000 });
        expect(await ask('two', at + 999)).toBeNull();
        expect(await ask('one', at + 999)).toEqual({ ...first, until: at + 1999 });
        const next = await ask('two', at + 1999);
        expect(next).toMatchObject({ holder: 'two', until: at + 2999 });
        expect(next?.token).toBeGreaterThan(first?.token ?? 0);
        expect(await ask('one', at + 2000)).toBeNull();
      });

      it('gets a new token where it ran out, though nobody took it', async () => {
        const first = await ask('one', at);
        expect((await ask('one', at + 1000))?.token).toBeGreaterThan(first?.token ?? 0);
      });

      it('is free once it is released, which undoes no other lease', async () => {
        const first = (await ask('one', at)) as Lease;
        await documents.release(first);
        const next = (await ask('two', at + 1)) as Lease;
        expect(next.token).toBeGreaterThan(first.token);
        await documents.release(first);
        expect(await ask('one', at + 2)).toBeNull();
      });

      it('is apart under each name', async () => {
        await ask('one', at);
        expect(await ask('two', at, 'planner')).toMatchObject({ name: 'planner', holder: 'two' });
      });

      it('never gives a token again, also after a restart', async () => {
        const first = await ask('one', at);
        await restart();
        expect((await ask('two', at + 1000))?.token).toBeGreaterThan(first?.token ?? 0);
      });

      itAmongWriters('goes to one of several that ask at once', async () => {
        for (const now of [at, at + 2000]) {
          const given = await Promise.all(['one', 'two', 'three', 'four'].map((holder) => ask(holder, now)));
          expect(given.filter((each) => each !== null)).toHaveLength(1);
        }
      });

      it('keeps a relay that slept through its end from noting anything', async () => {
        await collection.put(change('a', 0, firm('하나')));
        const slept = (await ask('one', at)) as Lease;
        const held = (await ask('two', at + 1000)) as Lease;
        const moved = await read('a');
        await expect(collection.settle(moved, slept)).rejects.toThrow(LeaseLost);
        expect(await collection.pending(10)).toHaveLength(1);
        await collection.settle(moved, held);
        expect(await collection.pending(10)).toEqual([]);
      });
    });

    describe('definitions', () => {
      const declare = async (definition: CollectionDefinition<Firm>) => {
        const declared = documents.collection(definition);
        await declared.count();
        return declared;
      };
      const byName = (upper: boolean, revision?: number): CollectionDefinition<Firm> => ({
        name: 'firms',
        indexes: [{ name: 'name', keys: (each) => [upper ? each.name.toUpperCase() : each.name] }],
        ...(revision === undefined ? {} : { revision }),
      });
      const reopened = async () => {
        await documents.close();
        documents = await storage.open();
      };

      it('may be given again', async () => {
        await collection.put(change('a', 0, firm('하나')));
        expect(await documents.collection(firms).count()).toBe(1);
      });

      it('may not be given otherwise', () => {
        expect(() => documents.collection({ name: 'firms', indexes: [] })).toThrow(TypeError);
      });

      it('index anew what was stored under fewer or other indexes', async () => {
        await collection.putMany([
          change('a', 0, firm('하나', '1')),
          change('b', 0, firm('둘', '2')),
          change('c', 0, firm('셋')),
          change('c', 1, null),
        ]);
        await reopened();
        const changed = await declare({ name: 'firms', indexes: [{ name: 'firstLetter', keys: (each) => [each.name.slice(0, 1)] }] });
        expect((await changed.find({ where: [{ index: 'firstLetter', anyOf: ['하'] }], limit: 10 })).map((each) => each.id)).toEqual(['a']);
        await expect(changed.find({ where: [{ index: 'area', anyOf: ['43'] }], limit: 10 })).rejects.toThrow('area');
      });

      it.each([
        ['with a raised revision', 1],
        ['even if the revision was forgotten', undefined],
      ])('index anew where the function changed, %s', async (_, revision) => {
        await reopened();
        await (await declare(byName(false))).put(change('a', 0, firm('ab')));
        await reopened();
        const changed = await declare(byName(true, revision));
        expect((await changed.find({ where: [{ index: 'name', anyOf: ['AB'] }], limit: 10 })).map((each) => each.id)).toEqual(['a']);
        expect(await changed.count([{ index: 'name', anyOf: ['ab'] }])).toBe(0);
      });

      it('are refused where a unique index is broken already, and everything stays as it was', async () => {
        await collection.putMany([change('a', 0, firm('하나')), change('b', 0, firm('둘')), change('c', 0, firm('하나'))]);
        await reopened();
        const unique: CollectionDefinition<Firm> = {
          name: 'firms',
          indexes: [{ name: 'name', unique: true, keys: (each) => [each.name] }],
        };
        const refused = await declare(unique).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(UniqueIndexBroken);
        expect(refused).toMatchObject({ collection: 'firms', index: 'name', ids: ['a', 'c'] });
        expect((refused as Error).message).toMatch(/a and c/);
        await reopened();
        const asBefore = await declare(firms);
        expect(await asBefore.count([{ index: 'name', anyOf: ['하나'] }])).toBe(2);
        await asBefore.put(change('c', 1, firm('셋')));
        await reopened();
        await expect((await declare(unique)).put(change('d', 0, firm('셋')))).rejects.toMatchObject({ heldBy: 'c' });
      });
    });

    describe('settings', () => {
      it('keep the first value', async () => {
        expect(await documents.setting('clock')).toBeNull();
        expect(await documents.keepSetting('clock', noon)).toBe(noon);
        expect(await documents.keepSetting('clock', hoursLater(1))).toBe(noon);
        await restart();
        expect(await documents.setting('clock')).toBe(noon);
        await documents.keepSetting('key', '1');
        expect(await documents.settings()).toEqual({ clock: noon, key: '1' });
      });

      it('keep one value among writers at the same time', async () => {
        const kept = await Promise.all(['1', '2', '3'].map((value) => documents.keepSetting('key', value)));
        expect(new Set(kept).size).toBe(1);
      });
    });

    it('answers a ping until it is closed, and closes twice', async () => {
      await documents.ping();
      const last = collection.put(change('a', 0, firm('하나')));
      await documents.close();
      expect((await last).version).toBe(1);
      await expect(documents.ping()).rejects.toThrow();
      await expect(collection.put(change('b', 0, firm('둘')))).rejects.toThrow();
      await documents.close();
    });
  });
}

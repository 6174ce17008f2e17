import { Meilisearch } from 'meilisearch';
import { describeSearch } from '../../testing/search.contract.js';
import { openSearch } from '../open-search.js';
import { type Search, type SearchDocument, type SearchLease, type SearchSource, SearchUnavailable } from '../search.port.js';
import { hasSettings, indexNames } from './settings.js';

const url = process.env['MEILISEARCH_URL'];

const document = (id: string, version = 1, title = `사업 ${id}`, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  version,
  title,
  otherNames: [],
  labels: [],
  supports: [],
  summary: '',
  host: '',
  ...more,
});

function sourceOf(documents: readonly SearchDocument[]): SearchSource {
  const byId = new Map(documents.map((each) => [each.id, each]));
  return {
    versions: () => new Map(documents.map(({ id, version }) => [id, version])),
    document: (id) => byId.get(id),
  };
}

/** One lease, as several processes share it. */
class SharedLease {
  private holder: symbol | null = null;

  /** What one process sees of it. */
  forOne(): SearchLease {
    const me = Symbol('holder');
    return {
      hold: async () => (this.holder ??= me) === me,
      release: async () => {
        if (this.holder === me) this.holder = null;
      },
    };
  }
}

if (url === undefined || url === '') {
  console.log('skipped: search in Meilisearch, as MEILISEARCH_URL names no server');
  // oxlint-disable-next-line jest/no-disabled-tests
  it.skip('search in Meilisearch', () => undefined);
} else {
  // The server's programs_v… index is emptied.
  const openEmpty = async () => {
    const search = await openSearch(url);
    await search.remove([...(await search.versions()).keys()]);
    return search;
  };

  describeSearch('in Meilisearch', openEmpty);
  describeMeilisearch(url, openEmpty);
}

function describeMeilisearch(address: string, openEmpty: () => Promise<Search>): void {
  describe('a Meilisearch server', () => {
    const { origin, password } = new URL(address);
    const client = new Meilisearch({ host: origin, apiKey: decodeURIComponent(password) });
    const live = client.index(indexNames.live);
    const indexes = async () => (await client.getRawIndexes({ limit: 1000 })).results.map(({ uid }) => uid);
    const many = Array.from({ length: 2300 }, (_, at) => document(`p-${at}`));
    let search: Search;
    const find = async (text: string) => (await search.find(text, 10_000)).map(({ id }) => id);

    beforeEach(async () => {
      search = await openEmpty();
    });

    afterEach(() => search.close());

    it('holds the settings that were sent to it, so that they are not sent again', async () => {
      expect(hasSettings(await live.getSettings())).toBe(true);
      const { results: before } = await client.tasks.getTasks({ types: ['settingsUpdate'], limit: 1 });
      await (await openSearch(address)).close();
      const { results: after } = await client.tasks.getTasks({ types: ['settingsUpdate'], limit: 1 });
      expect(after).toEqual(before);
    });

    it('is opened by several at once where it has no index', async () => {
      await client.deleteIndex(indexNames.live).waitTask();
      const opened = await Promise.all([1, 2, 3].map(() => openSearch(address)));
      await Promise.all(opened.map((each) => each.close()));
      expect(hasSettings(await live.getSettings())).toBe(true);
      expect(await find('사업')).toEqual([]);
    });

    it('reads, writes and finds thousands', async () => {
      await search.index(many);
      expect((await search.versions()).size).toBe(2300);
      expect((await search.versions(many.slice(0, 250).map(({ id }) => id))).size).toBe(250);
      expect(await find('사업')).toHaveLength(2300);
      expect(await search.find('사업', 7)).toHaveLength(7);
      expect(await find('p 2299')).toEqual(['p-2299']);
    });

    it('takes a name of any length and any marks for exactly this one', async () => {
      const long = `${'긴 이름 '.repeat(40)}끝`;
      const odd = `a" OR names EXISTS \\ 'b' AND (c`;
      await search.index([document('long', 1, long), document('odd', 1, odd), document('other', 1, `${long} 다른`)]);
      expect((await search.find(odd, 10))[0]).toEqual({ id: 'odd', score: 1 });
      expect(await find('a" OR names EXISTS')).toEqual(['odd']);
      expect((await find(long.slice(0, 190))).sort()).toEqual(['long', 'other']);
    });

    it('weighs the field above all: a beginning in the title before the word in the summary', async () => {
      await search.index([
        document('summary', 1, '가나', { summary: '드론 드론 드론' }),
        document('host', 1, '가나', { host: '드론 협회' }),
        document('label', 1, '가나', { labels: ['드론'] }),
        document('title', 1, '스마트 드론정비 사업'),
      ]);
      expect(await find('드론')).toEqual(['title', 'label', 'host', 'summary']);
    });

    it('finds no false friend of a short word, nor of initial consonants', async () => {
      await search.index([document('a', 1, '전지 소재'), document('b', 1, '전시 소개'), document('c', 1, '2024 예산')]);
      expect([await find('전지'), await find('소재'), await find('2025'), await find('ㅈㅈ')]).toEqual([['a'], ['a'], [], ['a']]);
    });

    it('finds parts of compounds where it has a Korean dictionary', async () => {
      await search.index([document('battery', 1, '이차전지'), document('parts', 1, '자동차부품')]);
      if ((await find('전지')).length === 0) {
        console.log('skipped: parts of compounds in Meilisearch, as this server was built without a Korean dictionary');
        return;
      }
      expect(await find('부품')).toEqual(['parts']);
    });

    describe('repaired', () => {
      const alone = () => new SharedLease().forOne();

      it('is mended in place where few documents are wrong', async () => {
        await search.index([document('behind', 1), document('ahead', 9), document('gone')]);
        const source = sourceOf([document('behind', 2), document('ahead', 8), document('missing')]);
        expect([await search.repair(source, alone()), await search.repair(source, alone())]).toEqual(['mended', 'mended']);
        expect(Object.fromEntries(await search.versions())).toEqual({ behind: 2, ahead: 9, missing: 1 });
        expect(await search.repair(source, alone())).toBe('right');
      });

      it('is built anew and swapped in whole, so that what is found is never less', async () => {
        await search.index([document('p-0', 1, '옛 사업')]);
        const repair = search.repair(sourceOf(many.map((each) => ({ ...each, version: 2 }))), alone());
        const over = new AbortController();
        const done = repair.finally(() => over.abort());
        const seen = new Set<number>();
        while (!over.signal.aborted) seen.add((await find('사업')).length);
        expect(await done).toBe('rebuilt');
        expect([...seen].filter((found) => found !== 1 && found !== 2300)).toEqual([]);
        expect(await find('옛')).toEqual([]);
        expect(new Set((await search.versions()).values())).toEqual(new Set([2]));
        expect(await indexes()).not.toContain(indexNames.next);
        expect(hasSettings(await live.getSettings())).toBe(true);
      });

      it.each([
        ['was deleted', () => client.deleteIndex(indexNames.live).waitTask()],
        ['has other settings', () => live.updateSettings({ searchableAttributes: ['title'] }).waitTask()],
        ['lost a setting', () => live.resetTypoTolerance().waitTask()],
      ])('is built anew where it %s', async (_, spoil) => {
        await search.index([document('a')]);
        await spoil();
        const repair = search.repair(sourceOf([document('a'), document('b')]), alone());
        const over = new AbortController();
        const done = repair.finally(() => over.abort());
        const seen = new Set<string>();
        while (!over.signal.aborted) seen.add(await find('사업').then(String, (error: Error) => error.name));
        expect(await done).toBe('rebuilt');
        expect([...seen].filter((found) => !['SearchUnavailable', 'a', 'a,b'].includes(found))).toEqual([]);
        expect(await find('사업')).toEqual(['a', 'b']);
        expect(hasSettings(await live.getSettings())).toBe(true);
        expect(await search.repair(sourceOf([document('a'), document('b')]), alone())).toBe('right');
      });

      it('begins again where one was interrupted', async () => {
        await client.createIndex(indexNames.next, { primaryKey: 'id' }).waitTask();
        await client
          .index(indexNames.next)
          .addDocuments([{ id: 'half', version: 1 }])
          .waitTask();
        await client.deleteIndex(indexNames.live).waitTask();
        expect(await search.repair(sourceOf([document('a')]), alone())).toBe('rebuilt');
        expect(await find('사업')).toEqual(['a']);
        expect(await indexes()).not.toContain(indexNames.next);
      });

      it('is repaired by one of several at a time', async () => {
        const other = await openSearch(address);
        const lease = new SharedLease();
        const source = sourceOf(many.slice(0, 500));
        const done = await Promise.all([search.repair(source, lease.forOne()), other.repair(source, lease.forOne())]);
        expect(done.sort()).toEqual(['elsewhere', 'rebuilt']);
        expect(await other.repair(source, lease.forOne())).toBe('right');
        await other.close();
      });

      it('keeps what another instance writes meanwhile', async () => {
        const writer = await openSearch(address);
        const wanted = new Map(many.slice(0, 500).map((each) => [each.id, each]));
        const source: SearchSource = {
          versions: () => new Map([...wanted.values()].map(({ id, version }) => [id, version])),
          document: (id) => wanted.get(id),
        };
        const repair = search.repair(source, alone());
        const over = new AbortController();
        const done = repair.finally(() => over.abort());
        for (let version = 2; !over.signal.aborted; version += 1) {
          const next = document(`p-${version}`, version);
          wanted.set(next.id, next);
          await writer.index([next]);
        }
        expect(await done).toBe('rebuilt');
        await search.repair(source, alone());
        expect(Object.fromEntries(await search.versions())).toEqual(Object.fromEntries(source.versions()));
        await writer.close();
      });
    });

    it('is not available without its index, and is again after a repair', async () => {
      await client.deleteIndex(indexNames.live).waitTask();
      await expect(search.find('사업', 1)).rejects.toThrow(SearchUnavailable);
      await expect(search.ping()).rejects.toThrow(indexNames.live);
      await search.repair(sourceOf([document('a')]), new SharedLease().forOne());
      await search.ping();
      expect(await find('사업')).toEqual(['a']);
    });
  });
}

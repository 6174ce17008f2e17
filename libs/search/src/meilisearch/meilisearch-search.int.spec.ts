import { FakeMeilisearch } from '../../testing/meilisearch.server.js';
import { openSearch } from '../open-search.js';
import { type Search, type SearchDocument, type SearchLease, type SearchSource, SearchUnavailable } from '../search.port.js';
import { settings } from './settings.js';

const live = 'programs_v1';
const next = 'programs_v1_next';

const document = (id: string, version = 1, title = `사업 ${id}`): SearchDocument => ({
  id,
  version,
  title,
  otherNames: [],
  labels: [],
  supports: [],
  summary: '',
  host: '',
});

function sourceOf(...documents: readonly SearchDocument[]): SearchSource {
  const byId = new Map(documents.map((each) => [each.id, each]));
  return {
    versions: () => new Map([...byId].map(([id, { version }]) => [id, version])),
    document: (id) => byId.get(id),
  };
}

/** A lease that is held, until it has been asked for so many times. */
class Lease implements SearchLease {
  asked = 0;
  released = 0;
  constructor(private readonly times = Infinity) {}

  async hold(): Promise<boolean> {
    this.asked += 1;
    return this.asked <= this.times;
  }

  async release(): Promise<void> {
    this.released += 1;
  }
}

let server: FakeMeilisearch;
let url: string;
let search: Search;

beforeEach(async () => {
  server = new FakeMeilisearch('a-key');
  url = await server.listen();
  search = await openSearch(url);
});

afterEach(async () => {
  await search.close();
  await server.close();
});

const versions = async () => Object.fromEntries(await search.versions());

describe('opening', () => {
  it('makes the index and gives it its settings before any document', () => {
    expect(server.written()).toEqual(['POST /indexes', `PATCH /indexes/${live}/settings`]);
    expect(server.indexes.get(live)).toMatchObject({ primaryKey: 'id', settings });
  });

  it('leaves alone what is already right', async () => {
    server.requests.length = 0;
    await (await openSearch(url)).close();
    expect(server.written()).toEqual([]);
  });

  it('gives an index with other settings the right ones', async () => {
    server.indexes.get(live)!.settings['rankingRules'] = ['typo'];
    await (await openSearch(url)).close();
    expect(server.indexes.get(live)!.settings['rankingRules']).toEqual(settings.rankingRules);
  });

  it('is not disturbed by another process that makes the same index at the same time', async () => {
    server.indexes.clear();
    const both = await Promise.all([openSearch(url), openSearch(url)]);
    await Promise.all(both.map((each) => each.close()));
    expect([...server.indexes.keys()]).toEqual([live]);
  });

  it('fails with a wrong key, without showing it', async () => {
    const wrong = await openSearch(url.replace('a-key', 'wrong-key')).catch((error: Error) => error);
    expect((wrong as Error).message).toContain('invalid_api_key');
    expect(JSON.stringify(wrong, Object.getOwnPropertyNames(wrong))).not.toContain('wrong-key');
  });

  it('fails where nobody answers', async () => {
    await expect(openSearch('http://127.0.0.1:1')).rejects.toThrow('http://127.0.0.1:1');
  });
});

describe('writing', () => {
  it('sends the words of a document, its initial consonants in letters, and digests of its names', async () => {
    await search.index([{ ...document('a', 3, 'R&D·승강기 지원'), otherNames: ['AI바우처'], labels: ['R&D'] }]);
    expect(server.documents(live)).toEqual([
      {
        id: 'a',
        version: 3,
        title: 'rd 승강기 지원',
        otherNames: ['ai 바우처'],
        labels: ['rd'],
        supports: [],
        summary: '',
        host: '',
        // ㄱ is a, ㄷ d, ㅂ h, ㅅ j, ㅇ l, ㅈ m, ㅊ o: 승강기 지원 → ㅅㄱㄱㅈㅇ, 지원 → ㅈㅇ, 바우처 → ㅂㅇㅊ
        initials: ['jaaml', 'ml', 'hlo'],
        innerInitials: ['aa', 'a', 'l', 'lo', 'o'],
        names: [expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)],
      },
    ]);
  });

  it('ignores a lower version, takes the same one again, and the highest of one call', async () => {
    await search.index([document('a', 3), document('b', 1)]);
    await search.index([document('a', 2, '낮은 판'), document('b', 1, '같은 판'), document('c', 5), document('c', 4)]);
    expect(await versions()).toEqual({ a: 3, b: 1, c: 5 });
    expect(server.documents(live).map(({ title }) => title)).toEqual(['사업 a', '같은 판', '사업 c']);
  });

  it('does one write after another, whoever calls first', async () => {
    await Promise.all([
      search.index([document('a', 2)]),
      search.index([document('a', 1)]),
      search.remove(['b']),
      search.index([document('b', 1)]),
    ]);
    expect(await versions()).toEqual({ a: 2, b: 1 });
  });

  it.each([
    ['failed', { message: 'no space left', code: 'no_space_left_on_device', type: 'system', link: '' }, 'no space left'],
    ['canceled', null, 'canceled'],
  ] as const)('throws when a task has %s', async (status, error, words) => {
    server.failures.set('documentAdditionOrUpdate', { status, error });
    await expect(search.index([document('a')])).rejects.toThrow(words);
    await search.index([document('a')]);
    expect(await versions()).toEqual({ a: 1 });
  });

  it('throws when a removal has failed', async () => {
    await search.index([document('a')]);
    server.failures.set('documentDeletion', { status: 'failed', error: null });
    await expect(search.remove(['a'])).rejects.toThrow('documentDeletion');
  });

  it('refuses an id that would make the server refuse all that is sent with it', async () => {
    await expect(search.index([document('a'), document('b/c')])).rejects.toThrow(TypeError);
    await search.remove(['b/c']);
    expect(await versions()).toEqual({});
  });

  it('reads and writes thousands', async () => {
    const many = Array.from({ length: 2300 }, (_, at) => document(`p-${at}`));
    await search.index(many);
    expect((await search.versions()).size).toBe(2300);
    expect((await search.versions(many.slice(0, 250).map(({ id }) => id))).size).toBe(250);
  });
});

describe('finding', () => {
  const queries = () =>
    server.requests
      .filter(({ path }) => path === '/multi-search')
      .flatMap(({ body }) => (body as { queries: Record<string, unknown>[] }).queries);

  it('asks for each word as a beginning, for consonants among consonants, and for the exact name', async () => {
    await search.find('신소재는 ICT ㅅㄱ', 10);
    expect(queries().map(({ q, attributesToSearchOn, filter }) => [q, attributesToSearchOn, filter])).toEqual([
      ['', undefined, expect.stringMatching(/^names = "[0-9a-f]{32}"$/)],
      ['신소재는', settings.searchableAttributes.slice(0, 6), undefined],
      ['신소재', settings.searchableAttributes.slice(0, 6), undefined],
      ['ict', settings.searchableAttributes.slice(0, 6), undefined],
      ['ja', ['initials', 'innerInitials'], undefined],
    ]);
    expect(
      queries()
        .slice(1)
        .every(({ matchingStrategy, locales }) => matchingStrategy === 'all' && String(locales) === 'kor'),
    ).toBe(true);
  });

  it('asks for each synonym of a word as well, a short one as it is and one of two words in one too', async () => {
    await search.find('수출', 10);
    expect(queries().map(({ q }) => q)).toEqual(['', '수출', '해외', '진출', '해외진출', '해외', '판로', '해외판로']);
    server.requests.length = 0;
    await search.find('인공지능 반도체', 10);
    expect(queries().map(({ q }) => q)).toEqual(['', '인공지능', '"ai"', '머신러닝', '딥러닝', '반도체', '"칩"', '팹리스']);
  });

  it('puts what has the words before what has a synonym, however well that is found', async () => {
    const found: Record<string, Record<string, number>> = {
      승강기: { a: 0.2, b: 0.1, c: 0.9 },
      엘리베이터: { d: 1, b: 1 },
      소재: { a: 0.2, b: 0.1, d: 1 },
    };
    server.answers = ({ q }) => Object.entries(found[String(q)] ?? {}).map(([id, _rankingScore]) => ({ id, _rankingScore }));
    const hits = await search.find('승강기 소재', 10);
    expect(hits.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(hits.map(({ score }) => score)).toEqual([expect.closeTo(0.6), expect.closeTo(0.55), expect.closeTo(0.5, 2)]);
    expect((await search.find('수소', 10)).length).toBe(0);
  });

  it('finds what has a synonym of two words only where both are', async () => {
    const found: Record<string, string[]> = { 해외: ['both', 'one'], 진출: ['both', 'other'], 해외진출: ['joined'] };
    server.answers = ({ q }) => (found[String(q)] ?? []).map((id) => ({ id, _rankingScore: 0.5 }));
    expect((await search.find('수출', 10)).map(({ id }) => id)).toEqual(['both', 'joined']);
  });

  it('finds what has every word, by the mean of how well each is found, a stem counting less', async () => {
    const found: Record<string, Record<string, number>> = {
      이차전지는: { b: 0.4 },
      이차전지: { a: 1, b: 1, c: 1 },
      소재: { a: 0.5, b: 0.9 },
    };
    server.answers = ({ q }) => Object.entries(found[String(q)] ?? {}).map(([id, _rankingScore]) => ({ id, _rankingScore }));
    // a: (0.7 + 0.5) / 2; b: (max(0.4, 0.7) + 0.9) / 2
    expect(await search.find('이차전지는 소재', 10)).toEqual([
      { id: 'b', score: expect.closeTo(0.8) },
      { id: 'a', score: expect.closeTo(0.6) },
    ]);
    expect(await search.find('이차전지는 소재', 1)).toHaveLength(1);
    expect(await search.find('이차전지 없는말', 10)).toEqual([]);
  });

  it('puts what is called exactly so before all others', async () => {
    server.answers = ({ filter }) => (filter === undefined ? ['x', 'y', 'z'].map((id) => ({ id, _rankingScore: 1 })) : [{ id: 'z' }]);
    expect(await search.find('사업', 10)).toEqual([
      { id: 'z', score: 1 },
      { id: 'x', score: 0.9 },
      { id: 'y', score: 0.9 },
    ]);
  });

  it('asks nothing for a text without a word, nor beyond the 200th character', async () => {
    expect(await search.find(' ·!? "', 10)).toEqual([]);
    expect(await search.find('사업', 0)).toEqual([]);
    expect(queries()).toEqual([]);
    await search.find(`${'각'.repeat(200)} 나`, 10);
    expect(queries().map(({ q }) => String(q).length)).toEqual([0, 200]);
  });

  it('stops asking once a word has found nothing', async () => {
    await search.find(Array.from({ length: 40 }, (_, at) => `w${at}`).join(' '), 10);
    expect(queries()).toHaveLength(1 + 10);
  });
});

describe('repair', () => {
  const repair = (source: SearchSource, lease: SearchLease = new Lease()) => search.repair(source, lease);

  it('does nothing where all is right', async () => {
    await search.index([document('a', 2)]);
    server.requests.length = 0;
    const lease = new Lease();
    expect(await repair(sourceOf(document('a', 2)), lease)).toBe('right');
    expect(server.written()).toEqual([]);
    expect(lease.released).toBe(1);
  });

  it('writes what is missing or behind, and never takes a document back', async () => {
    await search.index([document('behind', 1), document('ahead', 9)]);
    expect(await repair(sourceOf(document('behind', 2), document('ahead', 8), document('missing', 1)))).toBe('mended');
    expect(await versions()).toEqual({ behind: 2, ahead: 9, missing: 1 });
  });

  it('takes out what the source does not know at the second look only', async () => {
    await search.index([document('a'), document('gone')]);
    const source = sourceOf(document('a'));
    expect([await repair(source), await versions()]).toEqual(['right', { a: 1, gone: 1 }]);
    expect([await repair(source), await versions()]).toEqual(['mended', { a: 1 }]);
  });

  it('keeps what the source has come to know in the meantime', async () => {
    await search.index([document('a'), document('new')]);
    await repair(sourceOf(document('a')));
    expect(await repair(sourceOf(document('a'), document('new')))).toBe('right');
  });

  const many = Array.from({ length: 500 }, (_, at) => document(`p-${at}`));

  it('builds anew beside the old index and swaps, so that what is found is never less', async () => {
    await search.index([document('p-0', 1, '옛 사업')]);
    const seen: number[] = [];
    server.beforeTask = () => seen.push(server.documents(live).length);
    server.requests.length = 0;
    expect(await repair(sourceOf(...many))).toBe('rebuilt');
    expect(server.written()).toEqual([
      'POST /indexes',
      `PATCH /indexes/${next}/settings`,
      `POST /indexes/${next}/documents`,
      'POST /swap-indexes',
      `DELETE /indexes/${next}`,
    ]);
    expect(server.requests.find(({ path }) => path === '/swap-indexes')?.body).toEqual([{ indexes: [live, next], rename: false }]);
    // Before every task the old index had its one document, after the swap the new one has all.
    expect([...new Set(seen)]).toEqual([1, 500]);
    expect([...server.indexes.keys()]).toEqual([live]);
    expect(server.indexes.get(live)?.settings).toMatchObject(settings);
  });

  it('builds anew where the index was deleted or has other settings', async () => {
    server.indexes.clear();
    expect(await repair(sourceOf(document('a')))).toBe('rebuilt');
    server.indexes.get(live)!.settings['searchableAttributes'] = ['*'];
    expect(await repair(sourceOf(document('a')))).toBe('rebuilt');
    expect(await versions()).toEqual({ a: 1 });
  });

  it('answers no text from an index that was lost before the new one is whole', async () => {
    server.indexes.clear();
    server.answers = ({ indexUid }) => server.documents(String(indexUid)).map(({ id }) => ({ id: String(id) }));
    const answers: Promise<unknown>[] = [];
    server.beforeTask = () => answers.push(search.find('사업', 1000).catch((error: unknown) => error));
    server.requests.length = 0;
    expect(await repair(sourceOf(...many))).toBe('rebuilt');
    expect(server.written().filter((call) => !call.includes('multi-search'))).toEqual([
      'POST /indexes',
      `PATCH /indexes/${next}/settings`,
      `POST /indexes/${next}/documents`,
      'POST /indexes',
      'POST /swap-indexes',
      `DELETE /indexes/${next}`,
    ]);
    const found = await Promise.all(answers);
    const missed = found.filter((each) => each instanceof SearchUnavailable);
    const whole = found.filter((each) => Array.isArray(each) && each.length === 500);
    expect([missed.length > 0, whole.length > 0, missed.length + whole.length]).toEqual([true, true, found.length]);
  });

  it('takes over what was written to the old index while the new one was built', async () => {
    let wanted = many;
    const source: SearchSource = {
      versions: () => sourceOf(...wanted).versions(),
      document: (id) => wanted.find((each) => each.id === id),
    };
    server.beforeTask = (type) => {
      if (type === 'indexSwap') wanted = [document('p-0', 7), ...many.slice(1), document('late')];
    };
    expect(await repair(source)).toBe('rebuilt');
    expect(await versions()).toMatchObject({ 'p-0': 7, late: 1 });
  });

  it('begins again where one was interrupted, and clears away what older programs left', async () => {
    for (const uid of [next, 'programs_v0', 'other']) server.indexes.set(uid, { primaryKey: 'id', settings: {}, documents: new Map() });
    server.indexes.get(next)!.documents.set('half', { id: 'half', version: 1 });
    server.indexes.delete(live);
    await repair(sourceOf(document('a')));
    expect(await versions()).toEqual({ a: 1 });
    // The version before this one may be needed again.
    expect([...server.indexes.keys()].sort()).toEqual(['other', 'programs_v0', live]);
  });

  it('leaves it to another process that holds the lease', async () => {
    server.requests.length = 0;
    expect(await repair(sourceOf(...many), new Lease(0))).toBe('elsewhere');
    expect(server.requests).toEqual([]);
  });

  it('does not swap once the lease is lost', async () => {
    const lease = new Lease(2);
    expect(await repair(sourceOf(...many), lease)).toBe('elsewhere');
    expect(server.written()).not.toContain('POST /swap-indexes');
    expect(lease.released).toBe(1);
  });

  it('says what has failed, gives the lease back, and mends it the next time', async () => {
    const lease = new Lease();
    server.failures.set('indexSwap', { status: 'failed', error: { message: 'disk', code: 'io_error', type: 'internal', link: '' } });
    await expect(repair(sourceOf(...many), lease)).rejects.toThrow('io_error');
    expect(lease.released).toBe(1);
    expect(await repair(sourceOf(...many))).toBe('rebuilt');
    expect((await search.versions()).size).toBe(500);
  });
});

describe('a ping', () => {
  it('fails where the index is gone, and where the server is', async () => {
    await search.ping();
    server.indexes.clear();
    await expect(search.ping()).rejects.toThrow(live);
    await server.close();
    await expect(search.ping()).rejects.toThrow();
  });
});

describe('a server that does not answer', () => {
  const calls: [string, () => Promise<unknown>][] = [
    ['find', () => search.find('사업', 10)],
    ['versions', () => search.versions()],
    ['index', () => search.index([document('a')])],
    ['remove', () => search.remove(['a'])],
    ['repair', () => search.repair(sourceOf(document('a')), new Lease())],
    ['ping', () => search.ping()],
  ];

  it.each(calls)('is not available to %s, and is again once it answers', async (_, call) => {
    await server.close();
    const refused = await call().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SearchUnavailable);
    expect(String(refused)).not.toContain('127.0.0.1');
    await server.listen(Number(new URL(url).port));
    await call();
  });

  it.each([
    [500, 'internal'],
    [503, 'too_many_search_requests'],
    [404, 'index_not_found'],
  ])('is not available where it says %i %s', async (status, code) => {
    server.refusal = { status, code };
    await expect(search.find('사업', 10)).rejects.toThrow(SearchUnavailable);
    server.refusal = null;
    expect(await search.find('사업', 10)).toEqual([]);
  });

  it('is no outage where it refuses what it is asked', async () => {
    server.refusal = { status: 400, code: 'invalid_search_limit' };
    await expect(search.find('사업', 10)).rejects.not.toBeInstanceOf(SearchUnavailable);
  });
});

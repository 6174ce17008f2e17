import type { Search, SearchDocument, SearchSource } from '../src/index.js';

const battery: SearchDocument = {
  id: 'battery',
  version: 1,
  title: '이차전지 소재 기업 지원사업',
  otherNames: ['배터리 소재 도약'],
  labels: ['이차전지', 'Secondary battery', '시제품 제작', 'Prototyping'],
  supports: ['공정 개선 지원', '특허 출원'],
  summary: '충주시의 소재 기업을 돕습니다.\n2024년 상반기 모집공고',
  host: '충북과학기술혁신원 산업육성팀',
};
const elevator: SearchDocument = {
  id: 'elevator',
  version: 1,
  title: '스마트 승강기 기술개발',
  otherNames: [],
  labels: ['승강기', 'Elevator', '기술개발', 'R&D'],
  supports: ['시험 인증 비용'],
  summary: '승강기 부품 기업의 이차전지 활용을 포함합니다.',
  host: '충북과학기술혁신원',
};
const blockchain: SearchDocument = {
  id: 'blockchain',
  version: 1,
  title: '블록체인',
  otherNames: ['블록체인 혁신센터'],
  labels: ['블록체인', 'Blockchain'],
  supports: ['컨설팅'],
  summary: '블록체인 블록체인 블록체인 기업을 키웁니다.',
  host: '충청북도',
};
const blockchainTalent: SearchDocument = {
  ...blockchain,
  id: 'blockchain-talent',
  title: '블록체인 인재 블록체인 양성',
  otherNames: ['블록체인 학교', '블록체인 캠프'],
};

/** The definition of the `search` port: every adapter passes it. It asks for no more than a search server without a Korean dictionary can do. */
export function describeSearch(name: string, open: () => Promise<Search>): void {
  describe(`search: ${name}`, () => {
    let search: Search;
    const find = async (text: string, limit = 10) => (await search.find(text, limit)).map((hit) => hit.id);
    const found = async (text: string) => (await find(text)).sort();

    beforeEach(async () => {
      search = await open();
      await search.index([battery, elevator, blockchain, blockchainTalent]);
    });

    afterEach(() => search.close());

    it.each([
      ['a word of the title', '소재', ['battery']],
      ['another name', '도약', ['battery']],
      ['a label', 'prototyping', ['battery']],
      ['what is supported', '특허', ['battery']],
      ['the summary', '부품', ['elevator']],
      ['the second line of the summary', '모집공고', ['battery']],
      ['the host', '산업육성팀', ['battery']],
      ['a number', '2024', ['battery']],
      ['any field', '이차전지', ['battery', 'elevator']],
    ])('finds by %s', async (_, text, ids) => expect(await found(text)).toEqual(ids));

    it.each([
      ['이차', ['battery', 'elevator']],
      ['이차전', ['battery', 'elevator']],
      ['proto', ['battery']],
      ['스마', ['elevator']],
    ])('finds by the beginning of a word, %s', async (text, ids) => expect(await found(text)).toEqual(ids));

    it.each([
      ['ELEVATOR', ['elevator']],
      ['elevator', ['elevator']],
      ['이차전지'.normalize('NFD'), ['battery', 'elevator']],
    ])('takes no notice of case and Unicode form, %s', async (text, ids) => expect(await found(text)).toEqual(ids));

    it('finds what was indexed decomposed', async () => {
      await search.index([{ ...battery, id: 'decomposed', title: '수소'.normalize('NFD') }]);
      expect(await found('수소')).toEqual(['decomposed']);
    });

    it.each([
      ['ㅅㅁㅌ', ['elevator']],
      ['ㅅㄱ', ['elevator']],
      ['ㅂㅌㄹ', ['battery']],
      ['ㅇㅊㅈㅈ', ['battery']],
    ])('finds by initial consonants, %s', async (text, ids) => expect(await found(text)).toEqual(ids));

    it.each([
      ['이차전지 승강기', ['elevator']],
      ['승강기 이차전지', ['elevator']],
      ['소재 prototyping 2024', ['battery']],
      ['ㅅㄱ 부품', ['elevator']],
      ['소재 승강기', []],
    ])('narrows with each word, %s', async (text, ids) => expect(await found(text)).toEqual(ids));

    it.each([
      ['엘리베이터', ['elevator']],
      ['분산원장', ['blockchain', 'blockchain-talent']],
      ['축전지', ['battery', 'elevator']],
      ['2차전지', ['battery', 'elevator']],
      ['r&d', ['elevator']],
      ['연구개발', ['elevator']],
      ['지식재산', ['battery']],
      ['자문', ['blockchain', 'blockchain-talent']],
      ['엘리베이터를', ['elevator']],
      ['엘리베이터 부품', ['elevator']],
      ['부품 배터리', ['elevator']],
      ['엘리베이터 수소', []],
    ])('finds by a synonym, %s', async (text, ids) => expect(await found(text)).toEqual(ids));

    it('finds by a name of two words, written in one or not, what has a synonym', async () => {
      await search.index([
        { ...elevator, id: 'export', title: '수출 상담' },
        { ...elevator, id: 'abroad', title: '해외진출 상담' },
        { ...elevator, id: 'abroad-spaced', title: '해외 진출 상담' },
      ]);
      for (const text of ['수출', '해외 진출', '해외판로']) expect(await found(text)).toEqual(expect.arrayContaining(['export', 'abroad']));
      expect(await found('수출 상담')).toEqual(['abroad', 'abroad-spaced', 'export']);
    });

    it('puts what has the word itself before what has a synonym, wherever either stands', async () => {
      // The word is only in the summary of the one, the synonym is in the title of the other.
      expect(await find('이차전지')).toEqual(['battery', 'elevator']);
      await search.index([
        { ...elevator, id: 'a-synonym', title: '배터리 배터리', labels: ['배터리'], summary: '배터리' },
        { ...elevator, id: 'z-word', title: '부품 사업', labels: [], summary: '가\n나\n축전지 이야기' },
      ]);
      expect((await find('축전지'))[0]).toBe('z-word');
      expect((await find('축전지 부품'))[0]).toBe('z-word');
    });

    it('puts the title that is a synonym of the text below the one that is the text', async () => {
      await search.index([{ ...blockchain, id: 'a-ledger', title: '분산원장', otherNames: [], labels: [], summary: '' }]);
      expect(await find('블록체인')).toEqual(['blockchain', 'blockchain-talent', 'a-ledger']);
      expect((await find('분산원장'))[0]).toBe('a-ledger');
    });

    it('puts the title that is the text first, however often others say it', async () => {
      expect(await find('블록체인')).toEqual(['blockchain', 'blockchain-talent']);
      expect((await find('스마트 승강기 기술개발'))[0]).toBe('elevator');
      expect((await find('블록체인 학교'))[0]).toBe('blockchain-talent');
    });

    it('scores from 0 to 1, best first', async () => {
      for (const text of ['이차전지', '블록체인', '기업', 'ㅂ']) {
        const scores = (await search.find(text, 10)).map((hit) => hit.score);
        expect(scores.length).toBeGreaterThan(0);
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }
    });

    it('puts documents of one score in the order of their ids', async () => {
      const same = ['c', 'a', 'b'].map((id) => ({ ...elevator, id, title: '드론 실증' }));
      await search.index(same);
      expect(await find('드론')).toEqual(['a', 'b', 'c']);
    });

    it.each(['없는말', '이차전지없는말', '   ', '', '·!?', '이차전지 없는말'])('finds nothing for "%s"', async (text) =>
      expect(await find(text)).toEqual([]),
    );

    it('answers no more than the limit', async () => {
      expect(await find('블록체인', 1)).toEqual(['blockchain']);
      expect(await find('블록체인', 0)).toEqual([]);
    });

    it('takes any text for a text', async () => {
      for (const text of ['"', 'a AND (b', '*', '가'.repeat(5000), '<script>', 'constructor', '__defineGetter__', '\0', '\ud83d'])
        expect(await find(text)).toEqual([]);
    });

    it('replaces a document whole', async () => {
      await search.index([{ ...battery, version: 2, title: '수소 기업 지원', labels: ['수소'], otherNames: [] }]);
      expect(await found('수소')).toEqual(['battery']);
      expect(await found('도약')).toEqual([]);
      expect(await found('ㅂㅌㄹ')).toEqual([]);
      expect(await found('특허')).toEqual(['battery']);
    });

    it('finds, orders and scores as before after a document was replaced often', async () => {
      const before = await search.find('충청북도', 10);
      for (let version = 2; version < 15; version += 1) await search.index([{ ...blockchainTalent, version }]);
      const after = await search.find('충청북도', 10);
      expect(after.map((hit) => hit.id)).toEqual(before.map((hit) => hit.id));
      for (const [at, hit] of after.entries()) expect(hit.score).toBeCloseTo(before[at]?.score ?? 0, 5);
    });

    it('keeps what it was given, whatever becomes of it', async () => {
      const labels = ['수소'];
      const given = { ...battery, version: 2, labels };
      await search.index([given]);
      labels[0] = '풍력';
      given.title = '태양광';
      await search.index([{ ...battery, version: 3 }]);
      expect([await found('수소'), await found('풍력'), await found('태양광'), await found('소재')]).toEqual([[], [], [], ['battery']]);
    });

    it('ignores a lower version, takes the same one again', async () => {
      await search.index([{ ...battery, version: 3, title: '수소' }]);
      await search.index([{ ...battery, version: 2, title: '태양광' }]);
      expect(await found('태양광')).toEqual([]);
      expect(await found('수소')).toEqual(['battery']);
      await search.index([{ ...battery, version: 3, title: '풍력' }]);
      expect(await found('풍력')).toEqual(['battery']);
      expect(await found('수소')).toEqual([]);
    });

    it('takes the highest version where one call holds several', async () => {
      await search.index([
        { ...battery, version: 4, title: '풍력' },
        { ...battery, version: 3, title: '수소' },
      ]);
      expect([await found('풍력'), await found('수소')]).toEqual([['battery'], []]);
    });

    it('finds no more what was removed, and takes it again at any version', async () => {
      await search.index([{ ...battery, version: 5 }]);
      await search.remove(['battery', 'unknown']);
      expect(await found('이차전지')).toEqual(['elevator']);
      await search.index([battery]);
      expect(await found('이차전지')).toEqual(['battery', 'elevator']);
    });

    it('says which versions can be found', async () => {
      await search.index([{ ...battery, version: 4 }]);
      await search.remove(['elevator']);
      expect(Object.fromEntries(await search.versions())).toEqual({ battery: 4, blockchain: 1, 'blockchain-talent': 1 });
      expect(Object.fromEntries(await search.versions(['battery', 'elevator', 'unknown']))).toEqual({ battery: 4 });
      expect((await search.versions([])).size).toBe(0);
    });

    it('is left as it is by a repair where nothing is wrong', async () => {
      const all = [battery, elevator, blockchain, blockchainTalent];
      const source: SearchSource = {
        versions: () => new Map(all.map(({ id, version }) => [id, version])),
        document: (id) => all.find((each) => each.id === id),
      };
      expect(await search.repair(source, { hold: async () => true, release: async () => undefined })).toBe('right');
      expect(await found('이차전지')).toEqual(['battery', 'elevator']);
    });

    it('does nothing for nothing', async () => {
      await search.index([]);
      await search.remove([]);
      expect(await found('소재')).toEqual(['battery']);
    });

    it('answers a ping until it is closed', async () => {
      await search.ping();
      await search.close();
      await expect(search.ping()).rejects.toThrow();
      await expect(search.find('소재', 1)).rejects.toThrow();
      await search.close();
    });
  });
}

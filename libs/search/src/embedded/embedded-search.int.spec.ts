import { describeSearch } from '../../testing/search.contract.js';
import { openSearch } from '../open-search.js';
import type { Search, SearchDocument } from '../search.port.js';

describeSearch('in this process', () => openSearch('embedded:'));

const document = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  version: 1,
  title,
  otherNames: [],
  labels: [],
  supports: [],
  summary: '',
  host: '',
  ...more,
});

describe('Korean in the embedded search', () => {
  let search: Search;

  beforeAll(async () => {
    search = await openSearch('embedded:');
    await search.index([
      document('battery', '충주시 신산업(이차전지, 승강기) 경쟁력고도화', { summary: '이차전지를 만드는 기업' }),
      document('parts', '자동차부품 인증 지원사업', { supports: ['시제품제작'] }),
      document('spaced', '자동차 부품 기업 수출 지원', { supports: ['시제품 제작'] }),
      document('peninsula', '한반도 탐사', { summary: '이차 보전, 사전 지급' }),
      document('chip', '반도체칩 전문가 양성', { labels: ['AI', 'R&D'] }),
      document('sw', 'AI바우처·S/W 고성장클럽 2.0', { summary: '4차산업혁명, 전문 인력' }),
    ]);
  });

  afterAll(() => search.close());

  it.each([
    ['a part of a compound', '전지', ['battery']],
    ['a part that is one syllable', '칩', ['chip']],
    ['the middle of a compound', '산업혁명', ['sw']],
    ['a compound that is spaced in the document', '수출지원', ['spaced']],
    ['a compound, spaced or not', '자동차부품', ['parts', 'spaced']],
    ['words that are one compound in the document', '시제품 제작', ['parts', 'spaced']],
    ['a word with a particle', '이차전지는', ['battery']],
    ['a word with another particle', '승강기에서는', ['battery']],
    ['a particle after ㄹ', '산업혁명으로', ['sw']],
    ['a word whose end only looks like a particle', '전문가', ['chip']],
    ['Latin with a particle', 'AI를', ['chip', 'sw']],
    ['Latin inside a word', '바우처', ['sw']],
    ['Latin joined by &', 'r&d', ['chip']],
    ['Latin joined by /', 'sw', ['sw']],
    ['a syllable that is being typed', '승강ㄱ', ['battery']],
    ['initial consonants inside a word', 'ㅂㅍ', ['parts', 'spaced']],
    ['initial consonants over two words', 'ㅅㅊㅈㅇ', ['spaced']],
    ['initial consonants that a keyboard has joined', 'ㄳㅈ', ['sw']],
  ])('finds by %s: %s', async (_, text, ids) => {
    expect((await search.find(text, 10)).map((hit) => hit.id).sort()).toEqual(ids);
  });

  it.each([
    ['a longer word by its parts here and there', '이차전지급'],
    ['half of a word', '반도기'],
    ['a word of which only the end fits', '소방차'],
  ])('does not find %s', async (_, text) => expect(await search.find(text, 10)).toEqual([]));

  it.each([
    ['a synonym inside a compound', '엘리베이터', ['battery']],
    ['a synonym at the beginning of a compound', '모빌리티', ['parts', 'spaced']],
    ['a synonym of a word with a particle', '배터리를', ['battery']],
    ['a synonym of what is several runs', '2차전지', ['battery']],
    ['a synonym in Latin', '인공지능', ['chip', 'sw']],
    ['a synonym that is one syllable', '칩', ['chip']],
    ['a synonym beside a word', '엘리베이터 경쟁력', ['battery']],
  ])('finds by %s: %s', async (_, text, ids) => {
    expect((await search.find(text, 10)).map((hit) => hit.id).sort()).toEqual(ids);
  });

  it('takes no beginning nor scattered parts for a synonym', async () => {
    await search.index([document('apart', '기술을 배우고 개발하는 기업', { summary: 'AIoT, 블루칩' })]);
    const apart = async (text: string) => (await search.find(text, 10)).some(({ id }) => id === 'apart');
    expect([await apart('기술개발'), await apart('AI'), await apart('개발 AIoT')]).toEqual([true, true, true]);
    expect([await apart('연구개발'), await apart('인공지능'), await apart('반도체')]).toEqual([false, false, false]);
    await search.remove(['apart']);
  });

  it('puts the compound as written before the one that is spaced', async () => {
    expect((await search.find('자동차부품', 10)).map((hit) => hit.id)).toEqual(['parts', 'spaced']);
    expect((await search.find('시제품제작', 10)).map((hit) => hit.id)).toEqual(['parts', 'spaced']);
  });

  it('takes a title for exact whatever its spaces and marks', async () => {
    expect((await search.find('ai바우처 SW 고성장클럽2.0', 10))[0]).toEqual({ id: 'sw', score: 1 });
  });
});

describe('openSearch', () => {
  it('refuses another URL and says what is expected, without the password', async () => {
    const error = await openSearch('redis://:secret@localhost').catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain('embedded: or http://');
    expect((error as Error).message).not.toContain('secret');
  });
});

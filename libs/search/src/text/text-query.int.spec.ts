import fc from 'fast-check';
import { EmbeddedSearch } from '../embedded/embedded-search.js';
import type { SearchDocument } from '../search.port.js';
import { synonymGroups } from './synonyms.data.js';
import { DocumentTerms, textQuery } from './text-query.js';

const document = (id: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  version: 1,
  title: '',
  otherNames: [],
  labels: [],
  supports: [],
  summary: '',
  host: '',
  ...more,
});

// Few pieces, so that texts and documents often have some in common, whole, in part, joined or apart.
const piece = fc.oneof(
  fc.constantFrom(
    '수출',
    '지원',
    '출지',
    '전지',
    '이차',
    '산업',
    '가',
    '나',
    '칩',
    'a',
    'ab',
    'b',
    '2',
    '20',
    'é',
    '사이버',
    '해외',
    '진출',
    '무인',
  ),
  fc.constantFrom(
    'ㅅ',
    'ㅅㅊ',
    'ㅈㅇ',
    'ㄳ',
    '를',
    '에서',
    '으로',
    '의',
    'R&D',
    'S/W',
    'constructor',
    '__proto__',
    '=',
    '+수출',
    '^',
    '~',
    '한'.normalize('NFD'),
  ),
  fc.constantFrom(...synonymGroups.flat()),
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom('', '', ' ', ' ', '·', '\n', '&', '/')), { maxLength: 5 })
  .map((pieces) => pieces.flat().join(''));
const lines = fc.array(text, { maxLength: 2 });
const documents = fc.array(fc.record({ title: text, otherNames: lines, labels: lines, supports: lines, summary: text, host: text }), {
  minLength: 1,
  maxLength: 6,
});

describe('a text asked of a document', () => {
  it('fits where the search in this process finds it, and nowhere else', async () => {
    let fitting = 0;
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(documents, fc.array(text, { minLength: 1, maxLength: 8 }), async (given, texts) => {
        const all = given.map((each, at) => document(`d${at}`, each));
        const search = new EmbeddedSearch();
        await search.index(all);
        // Titles and other names too, so that exact ones are among them, and pieces of them.
        for (const each of [...texts, ...all.flatMap(({ title, otherNames }) => [title, ...otherNames, title.slice(1, 4)])]) {
          const query = textQuery(each);
          const fits = all.filter((one) => query.fits(one)).map(({ id }) => id);
          expect(fits).toEqual((await search.find(each, all.length)).map(({ id }) => id).sort());
          fitting += fits.length;
          asked += all.length;
        }
        await search.close();
      }),
      {
        numRuns: 200,
        // One term sought as a beginning by one word, and whole by the synonym of another.
        examples: [[[{ title: 'AIoT', otherNames: [], labels: [], supports: [], summary: '', host: '' }], ['AI 인공지능', '인공지능 AI']]],
      },
    );
    // The property is worth something only where both outcomes are frequent.
    expect(fitting / asked).toBeGreaterThan(0.1);
    expect(fitting / asked).toBeLessThan(0.7);
  });

  it.each([
    ['이차전지', true],
    ['배터리', true],
    ['배터리를 만드는', true],
    ['전지', true],
    ['ㅇㅊㅈㅈ', true],
    ['배터리 수소', false],
    ['수소', false],
    ['  ', false],
    ['', false],
  ])('knows words, their parts, initials and synonyms: "%s"', (asked, fits) => {
    const battery = document('battery', { title: '이차전지 사업', summary: '전지를 만드는 기업' });
    expect(textQuery(asked).fits(battery)).toBe(fits);
    expect(textQuery(asked).fits(new DocumentTerms(battery))).toBe(fits);
  });

  it('finds a title that is the text but for its spaces', () => {
    expect(textQuery('수출 길').fits(document('a', { title: '수출길' }))).toBe(true);
    expect(textQuery('ab').fits(document('a', { title: 'A B' }))).toBe(true);
    expect(textQuery('ab').fits(document('a', { summary: 'A B' }))).toBe(false);
  });
});

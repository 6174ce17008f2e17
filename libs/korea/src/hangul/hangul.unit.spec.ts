import fc from 'fast-check';
import { bigrams, choseong } from './hangul.js';
import { josa, type JosaPair } from './josa.js';

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));

describe('a word with its particle', () => {
  test.each<[string, JosaPair, string]>([
    ['충주', '은/는', '충주는'],
    ['서울', '은/는', '서울은'],
    ['기업', '이/가', '기업이'],
    ['센터', '이/가', '센터가'],
    ['R&D', '을/를', 'R&D를'],
    ['AI', '이/가', 'AI가'],
    ['3년', '으로/로', '3년으로'],
    ['서울', '으로/로', '서울로'],
    ['청주', '으로/로', '청주로'],
    ['충북', '과/와', '충북과'],
    ['제천', '과/와', '제천과'],
    ['보은군', '과/와', '보은군과'],
    ['청주시', '과/와', '청주시와'],
    ['3', '을/를', '3을'],
    ['2', '을/를', '2를'],
    ['7', '으로/로', '7로'],
    ['6', '으로/로', '6으로'],
    ['10', '이/가', '10이'],
    ['100', '으로/로', '100으로'],
    ['1,000', '이/가', '1,000이'],
    ['20000', '은/는', '20000은'],
    ['100000000', '은/는', '100000000은'],
    ['1000000000000', '은/는', '1000000000000는'],
    ['0', '은/는', '0은'],
    ['5%', '을/를', '5%를'],
    ['URL', '을/를', 'URL을'],
    ['XR', '이/가', 'XR이'],
    ['elevator', '을/를', 'elevator를'],
    ['mail', '을/를', 'mail을'],
    ['marketing', '은/는', 'marketing은'],
    ['대한엘리베이터(주)', '은/는', '대한엘리베이터(주)는'],
    ['대한엘리베이터㈜', '은/는', '대한엘리베이터㈜는'],
    ['「창업기업」', '을/를', '「창업기업」을'],
    ['충주'.normalize('NFD'), '은/는', `${'충주'.normalize('NFD')}는`],
    ['', '은/는', ''],
  ])('%s with %s is %s', (word, pair, result) => {
    expect(josa(word, pair)).toBe(result);
  });
});

describe('initial consonants', () => {
  test.each([
    ['지원사업', 'ㅈㅇㅅㅇ'],
    ['충북 AI·반도체 2024', 'ㅊㅂ AI·ㅂㄷㅊ 2024'],
    ['까따빠싸짜', 'ㄲㄸㅃㅆㅉ'],
    ['힣가', 'ㅎㄱ'],
    ['ㅈㅇ', 'ㅈㅇ'],
    ['한글'.normalize('NFD'), 'ㅎㄱ'],
    ['', ''],
  ])('of %s are %s', (text, initials) => {
    expect(choseong(text)).toBe(initials);
  });

  test('are one for each syllable, and those of what has none are it', () => {
    fc.assert(
      fc.property(fc.array(syllable), (syllables) => {
        const initials = choseong(syllables.join(''));
        expect(initials).toMatch(/^[ㄱ-ㅎ]*$/);
        expect(initials).toHaveLength(syllables.length);
        expect(choseong(initials)).toBe(initials);
      }),
    );
  });
});

describe('pairs of syllables', () => {
  test.each([
    ['자동차부품', ['자동', '동차', '차부', '부품']],
    ['충북 기업', ['충북', '기업']],
    ['이차전지.승강기', ['이차', '차전', '전지', '승강', '강기']],
    ['차 AI 산업', ['차', '산업']],
    ['R&D 지원', ['지원']],
    ['AI', []],
    ['', []],
    ['한글'.normalize('NFD'), ['한글']],
  ])('of %s', (text, pairs) => {
    expect(bigrams(text)).toEqual(pairs);
  });

  test('overlap, so that a run can be put together from them', () => {
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 2 }), (syllables) => {
        const pairs = bigrams(syllables.join(''));
        expect(pairs).toHaveLength(syllables.length - 1);
        expect(
          pairs[0]! +
            pairs
              .slice(1)
              .map((pair) => pair[1])
              .join(''),
        ).toBe(syllables.join(''));
      }),
    );
  });
});

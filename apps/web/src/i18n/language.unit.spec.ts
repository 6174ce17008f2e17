import { chooseLanguage } from './language.js';

describe('the language of a page', () => {
  test.each([
    [{}, 'ko'],
    [{ accept: 'en-GB,en;q=0.9' }, 'en'],
    [{ accept: 'ko-KR,ko;q=0.9,en-US;q=0.8' }, 'ko'],
    [{ accept: 'en;q=0.3, ko;q=0.4' }, 'ko'],
    [{ accept: 'en;q=0, fr' }, 'ko'],
    [{ accept: 'fr, de;q=0.5' }, 'ko'],
    [{ accept: 'fr;q=1, EN;q=0.1' }, 'en'],
    [{ accept: '*' }, 'ko'],
    [{ accept: 'korean, english' }, 'ko'],
    [{ accept: 'en', cookie: 'a=b; ieum-lang=ko' }, 'ko'],
    [{ accept: 'ko', cookie: 'ieum-lang=en; x=y' }, 'en'],
    [{ accept: 'ko', cookie: 'not-ieum-lang=en' }, 'ko'],
    [{ accept: 'ko', cookie: 'ieum-lang=fr' }, 'ko'],
    [{ query: 'en', cookie: 'ieum-lang=ko', accept: 'ko' }, 'en'],
    [{ query: 'xx', cookie: 'ieum-lang=en' }, 'en'],
  ] as const)('%j is %s', (hints, lang) => {
    expect(chooseLanguage(hints)).toBe(lang);
  });
});

import { preferredLanguage } from './text.js';

test.each([
  [undefined, 'ko'],
  ['', 'ko'],
  ['*', 'ko'],
  ['fr', 'ko'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  ['ko;q=0.5, en;q=0.7', 'en'],
  ['en, ko', 'en'],
  ['ko, en', 'ko'],
  ['en;q=0', 'ko'],
  ['fr-FR, en;q=0.3', 'en'],
  ['english', 'ko'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

import { equals } from './filter.js';

describe('a filter', () => {
  it.each([
    ['승강기', 'names = "승강기"'],
    ['a" OR names != "', String.raw`names = "a\" OR names != \""`],
    ['a\\', String.raw`names = "a\\"`],
    ['\\" OR names EXISTS', String.raw`names = "\\\" OR names EXISTS"`],
  ])('holds %s inside its quotes', (value, filter) => expect(equals('names', value)).toBe(filter));
});

import { outcome, refusedAt, words } from '../../testing/outcome.js';

test.each<[string, string[], boolean | undefined, string[] | undefined, string]>([
  ['the very code', ['28202'], undefined, ['28202'], 'met'],
  ['a code below the listed one', ['282'], undefined, ['28202'], 'met'],
  ['a code of the listed section', ['C'], undefined, ['28202'], 'met'],
  ['the section itself', ['C'], undefined, ['C'], 'met'],
  ['a code shorter than the listed one', ['28202'], undefined, ['28'], 'unknown'],
  ['the section, where a code of it is listed', ['28202'], undefined, ['C'], 'unknown'],
  ['another code', ['28202'], undefined, ['29162'], 'unmet'],
  ['a shorter code of another branch', ['28202'], undefined, ['29'], 'unmet'],
  ['another section', ['C'], undefined, ['62010'], 'unmet'],
  ['nothing given', ['C'], undefined, undefined, 'unknown'],
  ['no industry', ['C'], undefined, [], 'unmet'],
  ['the second code', ['29162'], undefined, ['28202', '29162'], 'met'],
  ['the second code, the main one being asked', ['29162'], true, ['28202', '29162'], 'unmet'],
  ['the second code, any being asked', ['29162'], false, ['28202', '29162'], 'met'],
  ['the main code', ['28202'], true, ['28202', '29162'], 'met'],
  ['the main code too short', ['28202'], true, ['28', '28202'], 'unknown'],
  ['no main code', ['28202'], true, [], 'unmet'],
  ['one of several listed', ['303', 'C', '62'], undefined, ['62010'], 'met'],
  ['codes of revision 11 as written', ['28209'], undefined, ['28202'], 'unmet'],
])('%s', (_, listed, main, industries, expected) => {
  const asked = { industry: { in: listed, ...(main === undefined ? {} : { main }) } };
  expect(outcome(asked, industries === undefined ? {} : { industries })).toBe(expected);
});

test('in words', () => {
  const [required, actual] = words({ industry: { in: ['C'] } }, { industries: ['62', 'J'] });
  expect(required).toMatch(/^업종: 제조업\(C\)$/);
  expect(actual).toMatch(/\(62\), 정보통신업\(J\)$/);
  expect(words({ industry: { in: ['C'], main: true } }, { industries: ['C', 'J'] }, 'en')).toEqual([
    'Main industry: Manufacturing(C)',
    'Manufacturing(C)',
  ]);
  expect(words({ industry: { in: ['C'] } }, {})[1]).toBe('확인되지 않음');
});

test.each<[unknown, string]>([
  [{}, '/industry'],
  [{ in: [] }, '/industry/in'],
  [{ in: ['c'] }, '/industry/in/0'],
  [{ in: ['C', '2'] }, '/industry/in/1'],
  [{ in: ['282021'] }, '/industry/in/0'],
  [{ in: ['04'] }, '/industry/in/0'],
  [{ in: ['C10'] }, '/industry/in/0'],
  [{ in: ['C'], main: 'yes' }, '/industry/main'],
  [{ in: ['C'], main: null }, '/industry/main'],
  [{ in: ['C'], any: true }, '/industry/any'],
])('refused: %j', (industry, path) => {
  expect(refusedAt({ industry })).toEqual([path]);
});

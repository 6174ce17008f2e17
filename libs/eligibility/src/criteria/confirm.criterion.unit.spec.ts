import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Judged } from '../index.js';

const fits = { confirm: 'KES 전시분야에 적합한 제품을 보유', id: 'product-fits' };
const ofProgram = { programId: 'p-1' };
const ofNone = { bareAnswers: true };

test.each<[string, Record<string, boolean> | undefined, Partial<Judged>, string]>([
  ['answered yes for the programme', { 'p-1/product-fits': true }, ofProgram, 'met'],
  ['answered no for the programme', { 'p-1/product-fits': false }, ofProgram, 'unmet'],
  ['answered for every programme', { '*/product-fits': true }, ofProgram, 'met'],
  ['the programme goes before every programme', { '*/product-fits': true, 'p-1/product-fits': false }, ofProgram, 'unmet'],
  ['another programme', { 'p-2/product-fits': true }, ofProgram, 'unknown'],
  ['another question', { 'p-1/other': true }, ofProgram, 'unknown'],
  ['the bare id does not serve a programme', { 'product-fits': true }, ofProgram, 'unknown'],
  ['no programme: the bare id', { 'product-fits': true }, ofNone, 'met'],
  ['no programme: for every programme', { '*/product-fits': false }, ofNone, 'unmet'],
  ['no programme: the bare id before every programme', { '*/product-fits': false, 'product-fits': true }, ofNone, 'met'],
  ['no programme: some programme', { 'p-1/product-fits': true }, ofNone, 'unknown'],
  ['not answered', {}, ofProgram, 'unknown'],
  ['nothing given', undefined, ofProgram, 'unknown'],
])('%s', (_, answers, judged, expected) => {
  expect(outcome(fits, answers === undefined ? {} : { answers }, judged)).toBe(expected);
});

test('a criterion id may have slashes: an answer is split at the first', () => {
  expect(outcome({ ...fits, id: 'a/b' }, { answers: { 'p-1/a/b': true } }, ofProgram)).toBe('met');
});

test('ids that every object has are no answers', () => {
  for (const id of ['constructor', 'toString', '__proto__']) {
    expect(outcome({ ...fits, id }, { answers: {} }, ofNone)).toBe('unknown');
  }
  expect(outcome({ ...fits, id: '__proto__' }, { answers: JSON.parse('{"__proto__":true}') as Record<string, boolean> }, ofNone)).toBe(
    'met',
  );
});

test('in words', () => {
  expect(words(fits, { answers: { '*/product-fits': false } })).toEqual(['KES 전시분야에 적합한 제품을 보유', '아니요']);
  expect(words(fits, { answers: { '*/product-fits': true } }, 'en')[1]).toBe('yes');
  expect(words(fits, {})[1]).toBe('확인되지 않음');
});

test.each<[unknown, string]>([
  [{ confirm: '', id: 'c' }, '/confirm'],
  [{ confirm: ' \t', id: 'c' }, '/confirm'],
  [{ confirm: true, id: 'c' }, '/confirm'],
  [{ confirm: '제품을 보유' }, ''],
  [{ confirm: '제품을 보유', id: '' }, '/id'],
  [{ confirm: '제품을 보유', id: 3 }, '/id'],
])('refused: %j', (criterion, path) => {
  expect(refusedAt(criterion)).toEqual([path]);
});

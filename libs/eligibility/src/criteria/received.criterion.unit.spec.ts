import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Received } from '../index.js';

/** The reference date is 2024-05-10: the last three calendar years are 2022, 2023 and 2024. */
test.each<[string, number | undefined, Received[] | undefined, string]>([
  ['in the first of the years', 3, [{ programId: 'p-1', year: 2022 }], 'unmet'],
  ['in the reference year', 3, [{ programId: 'p-1', year: 2024 }], 'unmet'],
  ['in the year before the first', 3, [{ programId: 'p-1', year: 2021 }], 'met'],
  ['in a year after the reference year', 3, [{ programId: 'p-1', year: 2025 }], 'met'],
  ['within one year, which is the reference year', 1, [{ programId: 'p-1', year: 2023 }], 'met'],
  ['ever', undefined, [{ programId: 'p-1', year: 1999 }], 'unmet'],
  ['ever, later too', undefined, [{ programId: 'p-1', year: 2025 }], 'unmet'],
  ['another programme', undefined, [{ programId: 'p-9', year: 2024 }], 'met'],
  ['the second of the listed', 2, [{ programId: 'p-2', year: 2023 }], 'unmet'],
  ['none received', 3, [], 'met'],
  ['not given', 3, undefined, 'unknown'],
])('%s', (_, withinYears, received, expected) => {
  const asked = { received: { none: ['p-1', 'p-2'], ...(withinYears === undefined ? {} : { withinYears }) } };
  expect(outcome(asked, received === undefined ? {} : { received })).toBe(expected);
});

test('in words', () => {
  expect(words({ received: { none: ['p-1'], withinYears: 3 } }, { received: [{ programId: 'p-1', year: 2023 }] })).toEqual([
    '최근 3년간 지원받은 적이 없을 것: p-1',
    'p-1 (2023년)',
  ]);
  expect(words({ received: { none: ['p-1'] } }, { received: [] }, 'en')).toEqual(['Not supported by: p-1', 'not supported']);
});

test.each<[unknown, string]>([
  [{}, '/received'],
  [{ none: [] }, '/received/none'],
  [{ none: [''] }, '/received/none/0'],
  [{ none: [7] }, '/received/none/0'],
  [{ none: ['p-1'], withinYears: 0 }, '/received/withinYears'],
  [{ none: ['p-1'], withinYears: 1.5 }, '/received/withinYears'],
  [{ none: ['p-1'], withinYears: -1 }, '/received/withinYears'],
  [{ none: ['p-1'], withinYears: '3' }, '/received/withinYears'],
  [{ any: ['p-1'] }, '/received/any'],
])('refused: %j', (received, path) => {
  expect(refusedAt({ received })).toContain(path);
});

test('programme ids are not checked', () => {
  expect(refusedAt({ received: { none: ['Nobody knows this one!'] } })).toEqual([]);
});

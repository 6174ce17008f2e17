import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Revenue } from '../index.js';

const billion = 1_000_000_000;
const atMost12 = { revenue: { max: 12 * billion } };

test.each<[string, Revenue[] | undefined, string]>([
  ['the year before the reference year', [{ year: 2023, amount: 12 * billion }], 'met'],
  ['a won too much', [{ year: 2023, amount: 12 * billion + 1 }], 'unmet'],
  [
    'the latest closed year counts, not the highest amount or the first in the list',
    [
      { year: 2022, amount: 13 * billion },
      { year: 2023, amount: 12 * billion },
    ],
    'met',
  ],
  [
    'the reference year is not closed',
    [
      { year: 2024, amount: 1 },
      { year: 2023, amount: 13 * billion },
    ],
    'unmet',
  ],
  ['an old year counts where there is no later one', [{ year: 2015, amount: 13 * billion }], 'unmet'],
  [
    'only years that are not closed',
    [
      { year: 2024, amount: 1 },
      { year: 2025, amount: 1 },
    ],
    'unknown',
  ],
  ['no year given', [], 'unknown'],
  ['nothing given', undefined, 'unknown'],
  ['a band inside', [{ year: 2023, amount: { max: 12 * billion } }], 'met'],
  ['a band partly inside', [{ year: 2023, amount: { min: billion, max: 13 * billion } }], 'unknown'],
  ['a band outside', [{ year: 2023, amount: { min: 13 * billion } }], 'unmet'],
  ['no revenue', [{ year: 2023, amount: 0 }], 'met'],
])('%s', (_, revenues, expected) => {
  expect(outcome(atMost12, revenues === undefined ? {} : { revenues })).toBe(expected);
});

test('the reference date is the one of the criterion', () => {
  const revenues = [
    { year: 2022, amount: 13 * billion },
    { year: 2023, amount: 12 * billion },
  ];
  expect(outcome({ ...atMost12, on: '2023-12-31' }, { revenues })).toBe('unmet');
  expect(outcome(atMost12, { revenues }, { call: { noticedOn: '2023-12-31T14:59:59Z' } })).toBe('unmet');
  expect(outcome(atMost12, { revenues }, { call: { noticedOn: '2023-12-31T15:00:00Z' } })).toBe('met');
});

test('in words', () => {
  expect(words(atMost12, { revenues: [{ year: 2023, amount: 4_200_000_000 }] })).toEqual(['매출 120억원 이하', '42억원 (2023년)']);
  expect(words({ revenue: { min: 0.5 } }, { revenues: [{ year: 2023, amount: { min: billion } }] })).toEqual([
    '매출 0.5원 이상',
    '10억원 이상 (2023년)',
  ]);
  expect(words(atMost12, { revenues: [] }, 'en')).toEqual(['Revenue: at most KRW 12 billion', 'not stated']);
});

test.each<[unknown, string]>([
  [{}, '/revenue'],
  [{ max: '120억' }, '/revenue/max'],
  [{ min: 2, max: 1 }, '/revenue'],
  [{ max: -1 }, '/revenue/max'],
  [{ year: 2023 }, '/revenue/year'],
])('refused: %j', (revenue, path) => {
  expect(refusedAt({ revenue })).toContain(path);
});

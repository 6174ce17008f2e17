import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Bounds } from '../index.js';

/** Established on 2018-03-02: the third anniversary is 2021-03-02, the seventh 2025-03-02. */
test.each<[Bounds, string, string]>([
  [{ min: 3 }, '2021-03-01', 'unmet'],
  [{ min: 3 }, '2021-03-02', 'met'],
  [{ above: 3 }, '2021-03-02', 'unmet'],
  [{ above: 3 }, '2021-03-03', 'met'],
  [{ max: 7 }, '2025-03-02', 'met'],
  [{ max: 7 }, '2025-03-03', 'unmet'],
  [{ below: 7 }, '2025-03-01', 'met'],
  [{ below: 7 }, '2025-03-02', 'unmet'],
  [{ min: 3, below: 7 }, '2024-05-10', 'met'],
  [{ min: 3, below: 7 }, '2020-05-10', 'unmet'],
  [{ above: 3, below: 4 }, '2021-09-01', 'met'],
  [{ min: 0 }, '2018-03-02', 'met'],
  [{ max: 0 }, '2018-03-02', 'met'],
  [{ max: 0 }, '2018-03-03', 'unmet'],
  [{ min: 7, max: 7 }, '2025-03-02', 'met'],
  [{ min: 7, max: 7 }, '2025-03-01', 'unmet'],
  [{ below: 7 }, '2018-03-01', 'unmet'],
  [{ max: 100_000 }, '2024-05-10', 'met'],
  [{ min: 100_000 }, '2024-05-10', 'unmet'],
])('%j of a firm established on 2018-03-02, on %s: %s', (age, on, expected) => {
  expect(outcome({ age }, { establishedOn: '2018-03-02' }, { asOf: on })).toBe(expected);
});

/** Anniversaries of 29 February: 2021-02-28 is the first, 2024-02-29 the fourth. */
test.each<[Bounds, string, string]>([
  [{ min: 1 }, '2021-02-27', 'unmet'],
  [{ min: 1 }, '2021-02-28', 'met'],
  [{ above: 1 }, '2021-02-28', 'unmet'],
  [{ above: 1 }, '2021-03-01', 'met'],
  [{ below: 4 }, '2024-02-28', 'met'],
  [{ below: 4 }, '2024-02-29', 'unmet'],
  [{ max: 4 }, '2024-02-29', 'met'],
  // 2100 is no leap year.
  [{ max: 80 }, '2100-02-28', 'met'],
  [{ max: 80 }, '2100-03-01', 'unmet'],
])('%j of a firm established on 2020-02-29, on %s: %s', (age, on, expected) => {
  expect(outcome({ age }, { establishedOn: '2020-02-29' }, { asOf: on })).toBe(expected);
});

describe('what else decides', () => {
  test('nothing given is unknown', () => {
    expect(outcome({ age: { max: 7 } }, {})).toBe('unknown');
    expect(outcome({ age: { max: 7 } }, { stage: 'operating' })).toBe('unknown');
  });
  test('established after the reference date is unmet, whatever the bounds', () => {
    for (const age of [{ min: 0 }, { max: 7 }, { below: 1 }]) expect(outcome({ age }, { establishedOn: '2024-05-11' })).toBe('unmet');
  });
  test('a pre-startup is unmet, whatever else is given', () => {
    expect(outcome({ age: { max: 7 } }, { stage: 'pre-startup' })).toBe('unmet');
    expect(outcome({ age: { max: 7 } }, { stage: 'pre-startup', establishedOn: '2020-01-01' })).toBe('unmet');
  });
  test('a closed firm has an age', () => {
    expect(outcome({ age: { max: 7 } }, { stage: 'closed', establishedOn: '2020-01-01' })).toBe('met');
  });
});

test('in words', () => {
  const firm = { establishedOn: '2018-03-02' };
  expect(words({ age: { min: 3, below: 7 } }, firm)).toEqual([
    '업력 3년 이상 7년 미만',
    '업력 6년 2개월 (2018-03-02 설립, 기준일 2024-05-10)',
  ]);
  expect(words({ age: { above: 1, max: 7 } }, firm, 'en')).toEqual([
    'In business for more than 1 year and at most 7 years',
    '6 years 2 months (established on 2018-03-02, reference date 2024-05-10)',
  ]);
  expect(words({ age: { max: 7 } }, { establishedOn: '2024-05-11' })[1]).toBe('2024-05-11 설립 예정 (기준일 2024-05-10)');
  expect(words({ age: { max: 7 } }, { establishedOn: '2024-05-10' })[1]).toBe('업력 0개월 (2024-05-10 설립, 기준일 2024-05-10)');
  expect(words({ age: { max: 7 } }, { establishedOn: '2022-05-11' }, 'en')[1]).toBe(
    '1 year 11 months (established on 2022-05-11, reference date 2024-05-10)',
  );
  expect(words({ age: { max: 7 } }, { establishedOn: '2023-05-10' })[1]).toBe('업력 1년 (2023-05-10 설립, 기준일 2024-05-10)');
  expect(words({ age: { max: 7 } }, { stage: 'pre-startup' })[1]).toBe('예비창업자');
  expect(words({ age: { max: 7 } }, {})[1]).toBe('확인되지 않음');
});

test.each<[unknown, string]>([
  [{}, '/age'],
  [7, '/age'],
  [{ below: -1 }, '/age/below'],
  [{ min: 2.5 }, '/age/min'],
  [{ max: '7' }, '/age/max'],
  [{ max: null }, '/age/max'],
  [{ max: Infinity }, '/age/max'],
  [{ min: NaN }, '/age/min'],
  [{ from: 3 }, '/age/from'],
  [{ min: 5, max: 3 }, '/age'],
  [{ min: 3, below: 3 }, '/age'],
  [{ above: 3, max: 3 }, '/age'],
  [{ above: 3, below: 3 }, '/age'],
  [{ min: 3, above: 5, max: 4 }, '/age'],
  [{ below: 0 }, '/age/below'],
])('refused: %j', (age, path) => {
  expect(refusedAt({ age })).toContain(path);
});

test.each<[unknown]>([
  [{ above: 3, below: 4 }],
  [{ min: 3, max: 3 }],
  [{ min: 0 }],
  [{ max: 0 }],
  [{ min: 3, above: 3 }],
  [{ min: 1_000_000 }],
])('accepted: %j', (age) => {
  expect(refusedAt({ age })).toEqual([]);
});

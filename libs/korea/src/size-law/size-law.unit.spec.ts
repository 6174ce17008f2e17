import { mayBeWithoutLimit, microEmployeeLimits, sizeLawOn, sizeLimits } from './size-law.js';

const won = (hundredMillions: number) => hundredMillions * 100_000_000;
const limits = (code: string, on: string) => sizeLimits(code, on).map(({ sme, small }) => [sme, small]);

describe('the limits of an industry', () => {
  test.each([
    ['28202', '2025-08-31', 1500, 120],
    ['28202', '2025-09-01', 1800, 120],
    ['30320', '2025-08-31', 1000, 120],
    ['30320', '2025-09-01', 1200, 120],
    ['26111', '2025-09-01', 1000, 120],
    ['62010', '2025-08-31', 800, 50],
    ['62010', '2025-09-01', 1000, 50],
    ['56111', '2025-08-31', 400, 10],
    ['56111', '2025-09-01', 400, 15],
    ['17', '2025-09-01', 1800, 80],
    ['G', '2025-09-01', 1200, 60],
    ['30393', '2025-09-01', 1500, 120],
    ['95110', '2025-09-01', 600, 15],
  ])('%s on %s: at most %i and %i (억원)', (code, on, sme, small) => {
    expect(limits(code, on)).toEqual([[won(sme), won(small)]]);
  });

  test('a code that is too short to tell has every limit it may have', () => {
    expect(limits('E', '2025-09-01')).toEqual([
      [won(800), won(40)],
      [won(1000), won(120)],
    ]);
    expect(limits('N', '2025-09-01')).toEqual([
      [won(800), won(30)],
      [won(400), won(30)],
    ]);
    expect(sizeLimits('C', '2025-09-01').map(({ industry }) => industry)).toEqual([
      ...Array.from({ length: 25 }, (_, i) => String(10 + i)),
      '30393',
      '31202',
      '31322',
    ]);
  });

  test('seats of trains and aircraft are a part of their industry, so either limit may hold', () => {
    for (const code of ['31202', '31322']) {
      expect(limits(code, '2025-09-01')).toEqual([
        [won(1200), won(80)],
        [won(1500), won(120)],
      ]);
    }
    expect(limits('31312', '2025-09-01')).toEqual([[won(1200), won(80)]]);
  });

  test('some industries have none', () => {
    for (const code of ['O', 'T', 'U', '84', '94', '94110', '99']) {
      expect(sizeLimits(code, '2025-09-01')).toEqual([]);
      expect(mayBeWithoutLimit(code, '2025-09-01')).toBe(true);
    }
    expect(limits('S', '2025-09-01')).toEqual([[won(600), won(15)]]);
    expect(mayBeWithoutLimit('S', '2025-09-01')).toBe(true);
    expect(mayBeWithoutLimit('95', '2025-09-01')).toBe(false);
    expect(mayBeWithoutLimit('C', '2025-09-01')).toBe(false);
  });
});

test('the law changes on 2025-09-01', () => {
  expect(sizeLawOn('2025-08-31').from).not.toBe('2025-09-01');
  expect(sizeLawOn('2025-09-01').from).toBe('2025-09-01');
});

test.each([
  ['07', 10],
  ['28202', 10],
  ['C', 10],
  ['41', 10],
  ['49', 10],
  ['62010', 5],
  ['36', 5],
  ['A', 5],
])('소상공인 of %s have fewer than %i employees', (code, limit) => {
  expect(microEmployeeLimits(code)).toEqual([limit]);
});

import fc from 'fast-check';
import { industries, sectionOf } from '../ksic/industries.js';
import { sizeLaws } from './size-law.data.js';
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

describe('the law', () => {
  const days = ['2016-01-01', '2024-02-29', '2025-08-31', '2025-09-01', '2026-11-25'];
  const codes = industries.map(({ code }) => code);

  test('changes on 2025-09-01', () => {
    expect(sizeLawOn('2025-08-31')).toMatchObject({ id: '2016', from: '2016-01-01' });
    expect(sizeLawOn('2025-09-01')).toMatchObject({ id: '2025', from: '2025-09-01' });
    expect(sizeLawOn('2030-01-01').id).toBe('2025');
    expect(sizeLawOn('2010-01-01').id).toBe('2016');
  });

  // What the ministry said of the amendment: of 44 industries 16 got a limit 20–30 billion higher, of 43 (N and N76 as one) 12 a small limit 0.5–2 billion higher.
  test('was raised where the ministry said it was', () => {
    const [before, after] = sizeLaws.map((law) => law.rows.filter(({ industry }) => industry.length < 5));
    expect(before!.map(({ industry }) => industry)).toEqual(after!.map(({ industry }) => industry));
    expect(after).toHaveLength(44);
    const raised = (limit: 'sme' | 'small') => after!.map((row, i) => row[limit] - before![i]![limit]).filter((rise) => rise !== 0);
    expect(raised('sme')).toHaveLength(16);
    expect(raised('sme').every((rise) => rise >= 200 && rise <= 300)).toBe(true);
    expect(raised('small')).toHaveLength(12);
    expect(raised('small').every((rise) => rise >= 5 && rise <= 20)).toBe(true);
  });

  test('has seven limits for 중소기업 from 40 to 180 billion and nine for 소기업 from 1.5 to 14 billion', () => {
    const amounts = (limit: 'sme' | 'small') => [...new Set(sizeLaws.at(-1)!.rows.map((row) => row[limit]))].sort((a, b) => a - b);
    expect(amounts('sme')).toEqual([400, 600, 800, 1000, 1200, 1500, 1800]);
    expect(amounts('small')).toEqual([15, 30, 40, 50, 60, 80, 100, 120, 140]);
  });

  test('has a limit for every industry or says that it has none, and never a small limit above the other', () => {
    for (const on of days) {
      for (const code of codes) {
        const found = sizeLimits(code, on);
        expect(found.length > 0 || mayBeWithoutLimit(code, on)).toBe(true);
        expect(found.every(({ sme, small }) => small < sme)).toBe(true);
      }
    }
  });

  test('leaves a longer code no limit that the shorter one might not have', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes.filter((code) => code.length > 1)), fc.constantFrom(...days), (code, on) => {
        for (const shorter of [sectionOf(code), code.slice(0, 2), code.slice(0, 3)]) {
          for (const limit of sizeLimits(code, on)) expect(sizeLimits(shorter, on)).toContainEqual(limit);
          if (mayBeWithoutLimit(code, on)) expect(mayBeWithoutLimit(shorter, on)).toBe(true);
        }
      }),
    );
  });

  test('is cited by its row', () => {
    const cited = (code: string) => sizeLimits(code, '2025-09-01').map(({ article }) => article.replace(/^.*시행\) /, ''));
    expect(sizeLimits('28202', '2025-09-01')[0]!.article).toBe(
      '중소기업기본법 시행령 별표 1·별표 3 (2025. 9. 1. 시행) 전기장비 제조업(C28)',
    );
    expect(cited('37')).toEqual(['수도, 하수 및 폐기물 처리, 원료 재생업(E, E36 제외)']);
    expect(cited('95')).toEqual(['협회 및 단체, 수리 및 기타 개인 서비스업(S, S94 제외)']);
    expect(cited('G')).toEqual(['도매 및 소매업(G)']);
    expect(cited('31322')[1]).toBe('항공기용 부품 제조업(C31322) 중 항공기용 의자 제조업');
  });

  test('refuses what is no industry', () => {
    expect(() => sizeLimits('C28', '2025-09-01')).toThrow(RangeError);
    expect(() => microEmployeeLimits('')).toThrow(RangeError);
  });
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

import fc from 'fast-check';
import { addDays, addYears, daysBetween, isDay, isInstant, seoulDay, yearOf } from './days.js';

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2000-01-01', days));

describe('a day', () => {
  test.each(['2024-03-05', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '',
    '2024-3-5',
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '20240305',
    '2024.03.05',
    ' 2024-03-05',
    '2024-03-05\n',
    '2024-03-05T00:00:00Z',
    '+002024-03-05',
    '２０２４-03-05',
    '2024-03-05[u-ca=gregory]',
  ])('%p is none', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => addYears(text, 1)).toThrow(RangeError);
    expect(() => yearOf(text)).toThrow(RangeError);
    expect(() => daysBetween('2024-01-01', text)).toThrow(RangeError);
  });

  test('what is no text is none either', () => {
    for (const value of [null, undefined, 20240305, {}] as unknown[]) {
      expect(isDay(value as string)).toBe(false);
      expect(isInstant(value as string)).toBe(false);
      if (typeof value !== 'number') expect(() => seoulDay(value as string)).toThrow(RangeError);
    }
  });
});

describe('an instant', () => {
  test.each([
    '2024-03-04T15:00:00Z',
    '2024-03-04T15:00Z',
    '2024-03-04T15:00:00.123456789+09:00',
    '2024-03-05T00:00:00+0900',
    '2024-03-05T00:00+09',
  ])('%s is one', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  test.each([
    '2024-03-04',
    '2024-03-04T15:00:00',
    '2024-03-04 15:00:00Z',
    '2024-02-30T15:00:00Z',
    '2024-03-04T24:00:00Z',
    '2024-03-04T15:60:00Z',
    '2024-03-04T15:00:00+25:00',
    '2024-03-04T15:00:00Z[Asia/Seoul]',
    '2024-03-04t15:00:00z',
    'today',
    '',
  ])('%p is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe('the day in Seoul', () => {
  test.each([
    ['2024-03-04T14:59:59.999Z', '2024-03-04'],
    ['2024-03-04T15:00:00Z', '2024-03-05'],
    ['2024-03-05T00:00:00+09:00', '2024-03-05'],
    ['2024-03-04T23:59:59+09:00', '2024-03-04'],
    ['2024-03-04T09:59:00-05:00', '2024-03-04'],
    ['2024-03-04T10:00:00-05:00', '2024-03-05'],
    ['2023-12-31T15:00:00Z', '2024-01-01'],
    ['2024-02-28T15:00:00Z', '2024-02-29'],
    ['2024-03-05', '2024-03-05'],
    // Summer time in 1988: Seoul was ten hours ahead.
    ['1988-07-01T14:00:00Z', '1988-07-02'],
    [Date.UTC(2024, 2, 4, 15), '2024-03-05'],
    [Date.UTC(2024, 2, 4, 15) - 1, '2024-03-04'],
    [0, '1970-01-01'],
  ])('of %p is %s', (instant, day) => {
    expect(seoulDay(instant)).toBe(day);
  });

  test.each(['', '2024-02-30', '2024-03-04T15:00:00', '5 March 2024', '2024-03', NaN, Infinity, 1.5, 8.64e15 + 1, Date.UTC(10_000, 0, 1)])(
    'of %p there is none',
    (value) => {
      expect(() => seoulDay(value)).toThrow(RangeError);
    },
  );

  test('of any instant is what its wall clock shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) }), (instant) => {
        expect(seoulDay(instant)).toBe(new Date(instant + 9 * 3_600_000).toISOString().slice(0, 10));
        expect(seoulDay(new Date(instant).toISOString())).toBe(seoulDay(instant));
      }),
    );
  });
});

describe('reckoning', () => {
  test.each([
    ['2017-03-05', 7, '2024-03-05'],
    ['2016-02-29', 7, '2023-02-28'],
    ['2016-02-29', 8, '2024-02-29'],
    ['2020-02-29', 1, '2021-02-28'],
    ['2023-02-28', 1, '2024-02-28'],
    ['2024-02-29', -4, '2020-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2024-12-31', 0, '2024-12-31'],
    ['2000-02-29', -100, '1900-02-28'],
  ])('%s and %i years is %s', (day, years, result) => {
    expect(addYears(day, years)).toBe(result);
  });

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-01-01', 366, '2025-01-01'],
  ])('%s and %i days is %s', (day, days, result) => {
    expect(addDays(day, days)).toBe(result);
    expect(daysBetween(day, result)).toBe(days);
  });

  test('does not leave the calendar of four-digit years and takes whole steps only', () => {
    expect(() => addYears('9999-01-01', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2024-01-01', 0.5)).toThrow(RangeError);
    expect(() => addYears('2024-01-01', 1.5)).toThrow(RangeError);
    expect(() => addYears('2024-01-01', NaN)).toThrow(RangeError);
  });

  test('days add up, and years keep month and day except on 29 February', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: -50, max: 50 }), (day, days, years) => {
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(Math.sign(daysBetween('2000-01-01', day))).toBe(day < '2000-01-01' ? -1 : day > '2000-01-01' ? 1 : 0);
        expect(yearOf(addYears(day, years))).toBe(yearOf(day) + years);
        if (!day.endsWith('02-29')) expect(addYears(day, years).slice(4)).toBe(day.slice(4));
      }),
    );
  });
});

import fc from 'fast-check';
import { seoulDay } from './days.js';
import { momentOf, seoulMoment, writeSeoul } from './moments.js';

test.each([
  ['2024-03-05T00:00:00+09:00', Date.UTC(2024, 2, 4, 15)],
  ['2024-03-05T18:00+09', Date.UTC(2024, 2, 5, 9)],
  ['2024-03-04T15:00:00.123999Z', Date.UTC(2024, 2, 4, 15, 0, 0, 123)],
  [1_709_564_400_000, 1_709_564_400_000],
])('%p is a moment', (instant, moment) => {
  expect(momentOf(instant)).toBe(moment);
});

test.each(['2024-03-05', '2024-03-05T00:00:00', '', NaN, 1.5, Infinity])('%p is none', (instant) => {
  expect(() => momentOf(instant)).toThrow(RangeError);
  expect(() => writeSeoul(instant)).toThrow(RangeError);
});

test.each([
  ['2024-03-05', undefined, Date.UTC(2024, 2, 4, 15)],
  ['2024-02-29', '09:00', Date.UTC(2024, 1, 29)],
  ['2024-01-01', '08:00', Date.UTC(2023, 11, 31, 23)],
  // Summer time in 1988: Seoul was ten hours ahead.
  ['1988-07-01', '10:00', Date.UTC(1988, 6, 1)],
])('clocks in Seoul show %s %s', (day, time, moment) => {
  expect(seoulMoment(day, time)).toBe(moment);
});

test('no day and no time have no moment', () => {
  expect(() => seoulMoment('2024-02-30')).toThrow(RangeError);
  expect(() => seoulMoment('2024-03-05T00:00:00Z')).toThrow(RangeError);
  expect(() => seoulMoment('2024-03-05', '25:00')).toThrow(RangeError);
});

test('equal instants are written alike', () => {
  for (const instant of ['2024-03-18T09:00:00Z', '2024-03-18T18:00+09:00', '2024-03-18T05:00:00.9-04:00', Date.UTC(2024, 2, 18, 9)]) {
    expect(writeSeoul(instant)).toBe('2024-03-18T18:00:00+09:00');
  }
});

test('a day is within its own start and the next', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) }), (moment) => {
      const start = seoulMoment(seoulDay(moment));
      expect(moment - start).toBeGreaterThanOrEqual(0);
      expect(moment - start).toBeLessThan(86_400_000);
      expect(seoulDay(start - 1) < seoulDay(start)).toBe(true);
      expect(momentOf(writeSeoul(moment))).toBe(Math.floor(moment / 1000) * 1000);
    }),
  );
});

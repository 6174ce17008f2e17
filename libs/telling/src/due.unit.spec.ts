import { addDays, isWorkingDay } from '#korea';
import fc from 'fast-check';
import { type Channel, dueAt, dueTimes, type Frequency, type Wish } from './due.js';

const hour = 3_600_000;
const day = 24 * hour;
const channels: readonly Channel[] = ['email', 'webhook', 'inbox', 'phone'];

/** An instant as a Seoul clock shows it; since 1989 that clock is nine hours ahead. */
const onClock = (moment: number): string => new Date(moment + 9 * hour).toISOString().slice(0, 19);
/** 0 is Monday. */
const weekday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
const due = (frequency: Frequency, clock: string, channel: Channel = 'email'): string =>
  onClock(dueAt({ frequency, channel }, `${clock}+09:00`));

describe('at once', () => {
  test.each([
    ['2024-03-05T20:59:59', '2024-03-05T20:59:59'],
    ['2024-03-05T21:00:00', '2024-03-06T08:00:00'],
    ['2024-03-05T23:59:59', '2024-03-06T08:00:00'],
    ['2024-03-06T00:00:00', '2024-03-06T08:00:00'],
    ['2024-03-06T07:59:59', '2024-03-06T08:00:00'],
    ['2024-03-06T08:00:00', '2024-03-06T08:00:00'],
    ['2024-02-28T22:00:00', '2024-02-29T08:00:00'],
    ['2024-02-29T21:30:00', '2024-03-01T08:00:00'],
    ['2024-12-31T22:00:00', '2025-01-01T08:00:00'],
    // Told at once means on holidays too.
    ['2024-02-10T12:00:00', '2024-02-10T12:00:00'],
  ])('by e-mail or phone, at %s: %s', (now, sent) => {
    expect(due('at-once', now, 'email')).toBe(sent);
    expect(due('at-once', now, 'phone')).toBe(sent);
    expect(due('at-once', now, 'webhook')).toBe(now);
    expect(due('at-once', now, 'inbox')).toBe(now);
  });
});

describe('daily', () => {
  test.each([
    ['2024-03-05T09:00:00', '2024-03-05T09:00:00'],
    ['2024-03-05T09:00:01', '2024-03-06T09:00:00'],
    ['2024-03-05T00:00:00', '2024-03-05T09:00:00'],
    ['2024-03-08T09:30:00', '2024-03-11T09:00:00'],
    // 설날 2024: Friday 9 February to the substitute on Monday 12.
    ['2024-02-08T09:00:00', '2024-02-08T09:00:00'],
    ['2024-02-08T09:00:01', '2024-02-13T09:00:00'],
    ['2024-02-09T08:00:00', '2024-02-13T09:00:00'],
    ['2024-02-12T09:00:00', '2024-02-13T09:00:00'],
    // 추석 2025: Friday 3 October to 한글날 on Thursday 9.
    ['2025-10-02T10:00:00', '2025-10-10T09:00:00'],
    ['2025-10-03T09:00:00', '2025-10-10T09:00:00'],
    ['2025-10-10T09:00:00', '2025-10-10T09:00:00'],
    // 29 February 2024 is a Thursday, and 삼일절 makes a long weekend.
    ['2024-02-28T18:00:00', '2024-02-29T09:00:00'],
    ['2024-02-29T18:00:00', '2024-03-04T09:00:00'],
    ['2024-12-31T09:00:01', '2025-01-02T09:00:00'],
    ['2025-12-31T18:00:00', '2026-01-02T09:00:00'],
    ['2026-12-31T18:00:00', '2027-01-04T09:00:00'],
  ])('at %s: %s', (now, sent) => {
    for (const channel of channels) expect(due('daily', now, channel)).toBe(sent);
  });
});

describe('weekly', () => {
  test.each([
    ['2024-03-04T09:00:00', '2024-03-04T09:00:00'],
    ['2024-03-04T09:00:01', '2024-03-11T09:00:00'],
    ['2024-03-03T23:00:00', '2024-03-04T09:00:00'],
    // The week of 설날 2024 begins on its Tuesday.
    ['2024-02-05T10:00:00', '2024-02-13T09:00:00'],
    ['2024-02-12T10:00:00', '2024-02-13T09:00:00'],
    ['2024-02-13T09:00:01', '2024-02-19T09:00:00'],
    // Of the week of 추석 2025 the Friday alone is worked on.
    ['2025-09-29T10:00:00', '2025-10-10T09:00:00'],
    ['2025-10-10T09:00:01', '2025-10-13T09:00:00'],
    ['2024-02-26T10:00:00', '2024-03-04T09:00:00'],
    // Monday 30 December 2024 begins a week of two years.
    ['2024-12-30T09:00:00', '2024-12-30T09:00:00'],
    ['2024-12-30T09:00:01', '2025-01-06T09:00:00'],
  ])('at %s: %s', (now, sent) => {
    for (const channel of channels) expect(due('weekly', now, channel)).toBe(sent);
  });

  test('passes over a week without a working day', () => {
    const closed = (date: string) => isWorkingDay(date) && date !== '2025-10-10';
    const at = (now: string) => onClock(dueAt({ frequency: 'weekly', channel: 'email' }, now, closed));
    expect(at('2025-09-29T09:00:01+09:00')).toBe('2025-10-13T09:00:00');
    expect(onClock(dueAt({ frequency: 'daily', channel: 'email' }, '2025-10-02T09:00:01+09:00', closed))).toBe('2025-10-13T09:00:00');
  });
});

test('an instant may come in any offset, or in milliseconds; a day is none', () => {
  const wish: Wish = { frequency: 'daily', channel: 'email' };
  expect(onClock(dueAt(wish, '2024-03-05T00:00:00Z'))).toBe('2024-03-05T09:00:00');
  expect(onClock(dueAt(wish, '2024-03-04T19:00:00.001-05:00'))).toBe('2024-03-06T09:00:00');
  expect(dueAt(wish, Date.UTC(2024, 2, 5))).toBe(Date.UTC(2024, 2, 5));
  for (const now of ['2024-03-05', '2024-03-05T09:00:00', NaN]) expect(() => dueAt(wish, now)).toThrow(RangeError);
});

describe('whatever the moment, a message is due', () => {
  // Any moment of the years whose holidays are known, and those at and beside the hours that decide.
  const moment = fc.oneof(
    fc.integer({ min: Date.UTC(2023, 0, 2), max: Date.UTC(2027, 11, 20) }),
    fc
      .tuple(fc.integer({ min: 0, max: 1800 }), fc.constantFrom(0, 8, 9, 21), fc.constantFrom(-1, 0, 1))
      .map(([days, at, off]) => Date.UTC(2023, 0, 2) + days * day + (at - 9) * hour + off),
  );
  const digests: Record<'daily' | 'weekly', (date: string) => boolean> = {
    daily: isWorkingDay,
    weekly: (date) =>
      isWorkingDay(date) && Array.from({ length: weekday(date) }, (_, i) => addDays(date, -i - 1)).every((each) => !isWorkingDay(each)),
  };

  test.each(['daily', 'weekly'] as const)('%s: not before, at an allowed time, and at the first', (frequency) => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...channels), (now, channel) => {
        const at = dueAt({ frequency, channel }, now);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(onClock(at).slice(11)).toBe('09:00:00');
        expect(at % 1000).toBe(0);
        expect(digests[frequency](onClock(at).slice(0, 10))).toBe(true);
        for (let earlier = at - day; earlier >= now; earlier -= day) {
          expect(digests[frequency](onClock(earlier).slice(0, 10))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('at once: not before, outside the quiet hours, and at the first', () => {
    const isQuiet = (at: number) => onClock(at).slice(11) < '08:00' || onClock(at).slice(11) >= '21:00';
    fc.assert(
      fc.property(moment, (now) => {
        const at = dueAt({ frequency: 'at-once', channel: 'phone' }, now);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(isQuiet(at)).toBe(false);
        if (at !== now) {
          expect([now, at - 1].every(isQuiet)).toBe(true);
          expect(at - now).toBeLessThanOrEqual(11 * hour);
        }
        expect(dueAt({ frequency: 'at-once', channel: 'webhook' }, now)).toBe(now);
      }),
      { numRuns: 300 },
    );
  });

  test('and asking again when it is due changes nothing', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom<Frequency>('at-once', 'daily', 'weekly'),
        fc.constantFrom(...channels),
        (now, frequency, channel) => {
          const at = dueAt({ frequency, channel }, now);
          expect(dueAt({ frequency, channel }, at)).toBe(at);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('what would come too late may come sooner, by each more frequent way', () => {
  const times = (frequency: Frequency, clock: string) => dueTimes({ frequency, channel: 'email' }, `${clock}+09:00`).map(onClock);
  // 1 March 2024, a Friday, is a holiday.
  expect(times('weekly', '2024-02-29T22:00:00')).toEqual(['2024-03-04T09:00:00', '2024-03-04T09:00:00', '2024-03-01T08:00:00']);
  expect(times('weekly', '2024-03-06T10:00:00')).toEqual(['2024-03-11T09:00:00', '2024-03-07T09:00:00', '2024-03-06T10:00:00']);
  expect(times('daily', '2024-03-08T10:00:00')).toEqual(['2024-03-11T09:00:00', '2024-03-08T10:00:00']);
  expect(times('at-once', '2024-03-08T10:00:00')).toEqual(['2024-03-08T10:00:00']);
});

import { addDays, daysBetween, seoulDay, seoulMoment } from '#korea';
import fc from 'fast-check';
import { type ClosingSteps, closingSteps } from './closing-steps.js';

const midnight = (date: string): number => Date.parse(`${date}T00:00:00+09:00`);
const none: ClosingSteps = { begun: [], due: null, nextAt: null };

describe('a call that closes on Monday 18 March 2024', () => {
  test.each<[string, number[], number | null, string | null]>([
    ['2024-03-01T12:00:00', [], null, '2024-03-04'],
    ['2024-03-03T23:59:59.999', [], null, '2024-03-04'],
    ['2024-03-04T00:00:00', [14], 14, '2024-03-15'],
    ['2024-03-14T23:59:59', [14], 14, '2024-03-15'],
    ['2024-03-15T00:00:00', [14, 3], 3, '2024-03-17'],
    ['2024-03-17T00:00:00', [14, 3, 1], 1, null],
    ['2024-03-18T17:59:59', [14, 3, 1], 1, null],
  ])('at %s', (now, begun, due, next) => {
    const expected = { begun, due, nextAt: next === null ? null : midnight(next) };
    expect(closingSteps('2024-03-18', `${now}+09:00`)).toEqual(expected);
    expect(closingSteps('2024-03-18T18:00:00+09:00', `${now}+09:00`)).toEqual(expected);
    expect(closingSteps('2024-03-18T09:00:00Z', midnight('2024-01-01'))).toMatchObject({ nextAt: midnight('2024-03-04') });
  });

  test('has no steps once it is closed: at its time, or at the end of its day', () => {
    expect(closingSteps('2024-03-18T18:00:00+09:00', '2024-03-18T18:00:00+09:00')).toEqual(none);
    expect(closingSteps('2024-03-18', '2024-03-18T23:59:59.999+09:00').due).toBe(1);
    expect(closingSteps('2024-03-18', '2024-03-19T00:00:00+09:00')).toEqual(none);
    expect(closingSteps('2024-03-18', '2025-03-18T00:00:00+09:00')).toEqual(none);
  });
});

test('days are counted over 29 February and over the end of the year', () => {
  expect(closingSteps('2024-03-01', '2024-02-28T00:00:00+09:00')).toEqual({ begun: [14, 3], due: 3, nextAt: midnight('2024-02-29') });
  expect(closingSteps('2025-03-01', '2025-02-25T23:59:00+09:00', [3])).toEqual({ begun: [], due: null, nextAt: midnight('2025-02-26') });
  expect(closingSteps('2025-01-02', '2024-12-20T00:00:00+09:00')).toEqual({ begun: [14], due: 14, nextAt: midnight('2024-12-30') });
});

test('the closing day is the one in Seoul', () => {
  // 16:00 UTC on the 17th is 01:00 on the 18th.
  expect(closingSteps('2024-03-17T16:00:00Z', '2024-03-17T00:00:00+09:00', [1])).toEqual({ begun: [1], due: 1, nextAt: null });
  expect(closingSteps('2024-03-17T16:00:00Z', '2024-03-16T23:59:59+09:00', [1]).due).toBeNull();
});

test('steps come in any order, once each, and may be the closing day itself', () => {
  const now = '2024-03-18T08:00:00+09:00';
  expect(closingSteps('2024-03-18', now, [1, 0, 7, 1])).toEqual({ begun: [7, 1, 0], due: 0, nextAt: null });
  expect(closingSteps('2024-03-18', now, [])).toEqual(none);
  // A call that closes as its closing day starts has no such day.
  expect(closingSteps('2024-03-18T00:00:00+09:00', '2024-03-17T12:00:00+09:00', [1, 0])).toEqual({ begun: [1], due: 1, nextAt: null });
});

test('a call without a closing date has no steps', () => {
  expect(closingSteps(undefined, '2024-03-18T08:00:00+09:00')).toEqual(none);
});

test('refused: steps that are no whole days, dates that are none', () => {
  const now = '2024-03-18T08:00:00+09:00';
  for (const steps of [[-1], [1.5], [NaN]]) expect(() => closingSteps('2024-03-18', now, steps)).toThrow(RangeError);
  expect(() => closingSteps('2024-02-30', now)).toThrow(RangeError);
  expect(() => closingSteps('2024-03-18T18:00:00', now)).toThrow(RangeError);
  expect(() => closingSteps('2024-03-18', '2024-03-01')).toThrow(RangeError);
  expect(() => closingSteps(undefined, 'today')).toThrow(RangeError);
});

test('whatever the moment, a step has begun exactly if its day has come, and the next begins where it says', () => {
  const start = '2024-01-01';
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800 }).map((days) => addDays(start, days)),
      fc.integer({ min: midnight(start) - 40 * 86_400_000, max: midnight(start) + 840 * 86_400_000 }),
      fc.uniqueArray(fc.nat(30), { maxLength: 5 }),
      (closesAt, now, steps) => {
        const { begun, due, nextAt } = closingSteps(closesAt, now, steps);
        const left = daysBetween(seoulDay(now), closesAt);
        const wanted = left < 0 ? [] : steps.filter((days) => days >= left);
        expect([...begun].sort((a, b) => a - b)).toEqual([...wanted].sort((a, b) => a - b));
        expect(due).toBe(wanted.length === 0 ? null : Math.min(...wanted));
        const later = left < 0 ? [] : steps.filter((days) => days < left);
        expect(nextAt).toBe(later.length === 0 ? null : seoulMoment(addDays(closesAt, -Math.max(...later))));
        if (nextAt !== null) {
          expect(closingSteps(closesAt, nextAt, steps).begun).toHaveLength(begun.length + 1);
          expect(closingSteps(closesAt, nextAt - 1, steps).begun).toEqual(begun);
        }
      },
    ),
  );
});

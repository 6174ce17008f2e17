import fc from 'fast-check';
import { dayOrInstant } from '../testing/arbitraries.js';
import { currentCall, isOpen, statusOf, type CallWindow } from './index.js';

const call = (id: string, opensAt?: string, closesAt?: string): CallWindow => ({
  id,
  ...(opensAt === undefined ? {} : { opensAt }),
  ...(closesAt === undefined ? {} : { closesAt }),
});

describe('a call is open', () => {
  const timed = call('c', '2024-03-04T09:00:00+09:00', '2024-03-18T18:00:00+09:00');
  const daily = call('c', '2024-03-04', '2024-03-18');

  test.each<[string, CallWindow, string, boolean]>([
    ['just before it opens', timed, '2024-03-04T08:59:59+09:00', false],
    ['when it opens', timed, '2024-03-04T09:00:00+09:00', true],
    ['just before it closes', timed, '2024-03-18T17:59:59+09:00', true],
    ['when it closes', timed, '2024-03-18T18:00:00+09:00', false],
    ['the same moment seen from Greenwich', timed, '2024-03-18T09:00:00Z', false],
    ['on the day it opens, later', timed, '2024-03-04', true],
    ['on the day before', timed, '2024-03-03', false],
    ['on the day it closes', timed, '2024-03-18', true],
    ['on the day after', timed, '2024-03-19', false],
    ['from the first moment of its first day', daily, '2024-03-04T00:00:00+09:00', true],
    ['not a moment sooner', daily, '2024-03-03T23:59:59.999+09:00', false],
    ['to the end of its last day', daily, '2024-03-18T23:59:59.999+09:00', true],
    ['not a moment longer', daily, '2024-03-19T00:00:00+09:00', false],
    ['on a day when it is open for a moment only', call('c', '2024-03-04T23:59:00+09:00'), '2024-03-04', true],
    ['not on the day at whose first moment it closes', call('c', '2024-03-01', '2024-03-04T00:00:00+09:00'), '2024-03-04', false],
    ['for ever, if it never closes', call('c', '2024-03-04'), '2099-01-01', true],
    ['to the last day of the calendar', call('c', '2024-03-04', '9999-12-31'), '9999-12-31', true],
    ['from the notice on, if no opening is given', { id: 'c', noticedOn: '2024-03-04' }, '2024-03-04', true],
    ['not before the notice', { id: 'c', noticedOn: '2024-03-04' }, '2024-03-03', false],
    [
      'from the start of the day of a notice with a time',
      { id: 'c', noticedOn: '2024-03-04T10:00:00+09:00' },
      '2024-03-04T00:00:00+09:00',
      true,
    ],
    ['not from the notice, if an opening is given', { id: 'c', noticedOn: '2024-03-01', opensAt: '2024-03-04' }, '2024-03-02', false],
    ['never, if nothing says when it opens', call('c', undefined, '2024-03-18'), '2024-03-10', false],
    ['never, without any date', { id: 'c' }, '2024-03-10', false],
    ['never, if it closes before it opens', call('c', '2024-03-04T10:00:00+09:00', '2024-03-04T09:00:00+09:00'), '2024-03-04', false],
  ])('%s', (_, window, asOf, expected) => {
    expect(isOpen(window, asOf)).toBe(expected);
  });

  test('a date that is none is an error', () => {
    expect(() => isOpen(daily, 'today')).toThrow(RangeError);
    expect(() => isOpen(call('c', '2024-03'), '2024-03-04')).toThrow(RangeError);
  });
});

describe('the call that is judged', () => {
  const chosen = (calls: readonly CallWindow[], asOf = '2024-05-10') => currentCall(calls, asOf)?.id ?? null;
  const past = call('past', '2024-01-01', '2024-02-01');
  const open = call('open', '2024-05-01', '2024-05-20');
  const coming = call('coming', '2024-06-01', '2024-06-20');

  test.each<[string, readonly CallWindow[], string | null]>([
    ['the open one', [past, coming, open], 'open'],
    ['of the open ones the first to close', [open, call('sooner', '2024-05-09', '2024-05-11')], 'sooner'],
    ['one that never closes comes last', [call('endless', '2024-01-01'), open], 'open'],
    ['of those that never close the lower id', [call('b', '2024-01-01'), call('a', '2024-05-01')], 'a'],
    ['else the next to open', [past, call('later', '2024-07-01'), coming], 'coming'],
    ['even if it opens with the next day', [past, call('tomorrow', '2024-05-11')], 'tomorrow'],
    ['else the last that closed', [past, call('older', '2023-01-01', '2023-02-01')], 'past'],
    ['ties by id', [call('b', '2024-05-01', '2024-05-20'), call('a', '2024-04-01', '2024-05-20')], 'a'],
    ['ties of the next by id', [call('b', '2024-06-01', '2024-06-02'), call('a', '2024-06-01', '2024-06-20')], 'a'],
    ['ties of the last by id', [call('b', '2024-01-01', '2024-02-01'), call('a', '2023-01-01', '2024-02-01')], 'a'],
    [
      'a day closes at its end, so after an instant of that day',
      [call('day', '2024-05-01', '2024-05-20'), call('six', '2024-05-01', '2024-05-20T18:00:00+09:00')],
      'six',
    ],
    ['one that is noticed opens then', [past, { id: 'noticed', noticedOn: '2024-06-01' }], 'noticed'],
    ['none of no calls', [], null],
    ['none where calls have no dates', [{ id: 'a' }, { id: 'b' }], null],
    ['one with dates before one without', [{ id: 'a' }, past], 'past'],
  ])('%s', (_, calls, expected) => {
    expect(chosen(calls)).toBe(expected);
    expect(chosen(calls.toReversed())).toBe(expected);
  });

  test('by the moment', () => {
    const two = [call('morning', '2024-05-10T09:00:00+09:00', '2024-05-10T12:00:00+09:00'), call('afternoon', '2024-05-10T13:00:00+09:00')];
    expect(chosen(two, '2024-05-10')).toBe('morning');
    expect(chosen(two, '2024-05-10T12:30:00+09:00')).toBe('afternoon');
    expect(chosen(two, '2024-05-10T03:30:00Z')).toBe('afternoon');
    expect(chosen([two[0]!], '2024-05-10T12:30:00+09:00')).toBe('morning');
  });

  test('is open if any is', () => {
    const windows = fc.array(
      fc.record(
        { id: fc.constantFrom('a', 'b', 'c'), noticedOn: dayOrInstant, opensAt: dayOrInstant, closesAt: dayOrInstant },
        { requiredKeys: ['id'] },
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(windows, dayOrInstant, (calls, asOf) => {
        const current = currentCall(calls, asOf);
        if (calls.some((each) => isOpen(each, asOf))) expect(isOpen(current!, asOf)).toBe(true);
        expect(statusOf({ calls }, asOf) === 'open').toBe(current !== null && isOpen(current, asOf));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the status of a programme', () => {
  const open = call('a', '2024-05-01', '2024-05-20');
  const year = { start: '2024', end: '2024' };

  test.each<[string, { start?: string; end?: string } | undefined, readonly CallWindow[], string, string]>([
    ['no calls', year, [], '2024-05-10', 'planned'],
    ['a call without dates', year, [{ id: 'a' }], '2024-05-10', 'planned'],
    ['before the first opens', year, [open], '2024-04-30', 'planned'],
    ['while one is open', year, [open], '2024-05-20', 'open'],
    ['after it closed', year, [open], '2024-05-21', 'closed'],
    ['between two', year, [open, call('b', '2024-07-01')], '2024-06-01', 'closed'],
    ['on the day a call opens, later', undefined, [call('a', '2024-05-10T13:00:00+09:00')], '2024-05-10', 'open'],
    ['at a moment before it opens', undefined, [call('a', '2024-05-10T13:00:00+09:00')], '2024-05-10T12:59:00+09:00', 'planned'],
    ['on the last day of a year', year, [], '2024-12-31', 'planned'],
    ['after a year', year, [], '2025-01-01', 'ended'],
    ['at the end of a year in Seoul', year, [], '2024-12-31T14:59:59Z', 'planned'],
    ['after a year in Seoul', year, [], '2024-12-31T15:00:00Z', 'ended'],
    ['on the last day of a month', { end: '2024-02' }, [], '2024-02-29', 'planned'],
    ['after a month', { end: '2024-02' }, [], '2024-03-01', 'ended'],
    ['on its last day', { end: '2024-05-10' }, [], '2024-05-10', 'planned'],
    ['after its last day', { end: '2024-05-10' }, [], '2024-05-11', 'ended'],
    ['after its last day, though a call is open', { end: '2024-05-09' }, [open], '2024-05-10', 'ended'],
    ['without an end it does not end', { start: '2020' }, [open], '2030-01-01', 'closed'],
    ['before its start it may be open', { start: '2024-06', end: '2024-12' }, [open], '2024-05-10', 'open'],
  ])('%s', (_, period, calls, asOf, expected) => {
    expect(statusOf({ ...(period === undefined ? {} : { period }), calls }, asOf)).toBe(expected);
  });
});

import { deadlineOf } from './deadline.js';

const today = '2024-03-04';
const fixed = { closing: 'fixed' } as const;

describe('a deadline as of 4 March 2024', () => {
  test.each([
    [
      'open',
      { ...fixed, closesAt: '2024-03-18T18:00:00+09:00' },
      { kind: 'closes', days: 14, closesAt: '2024-03-18T18:00:00+09:00', orEarlier: false },
    ],
    ['open', { ...fixed, closesAt: '2024-03-04' }, { kind: 'closes', days: 0, closesAt: '2024-03-04', orEarlier: false }],
    // 20:00 UTC is the next day in Seoul.
    [
      'open',
      { ...fixed, closesAt: '2024-03-04T20:00:00Z' },
      { kind: 'closes', days: 1, closesAt: '2024-03-04T20:00:00Z', orEarlier: false },
    ],
    [
      'open',
      { closing: 'until-exhausted', closesAt: '2024-12-31' },
      { kind: 'closes', days: 302, closesAt: '2024-12-31', orEarlier: true },
    ],
    ['open', { closing: 'until-exhausted' }, { kind: 'until-exhausted' }],
    ['open', { closing: 'rolling' }, { kind: 'rolling' }],
    ['open', { closing: 'unknown' }, { kind: 'open-end' }],
    ['planned', { ...fixed, opensAt: '2024-03-20T09:00:00+09:00', closesAt: '2024-04-01' }, { kind: 'opens', on: '2024-03-20' }],
    ['planned', { ...fixed, noticedOn: '2024-03-11' }, { kind: 'opens', on: '2024-03-11' }],
    ['planned', { closing: 'unknown', expected: '2024-03' }, { kind: 'expected', month: '2024-03' }],
    ['planned', { closing: 'unknown' }, { kind: 'notice-unknown' }],
    ['planned', null, { kind: 'notice-unknown' }],
    ['closed', { ...fixed, closesAt: '2024-02-01' }, { kind: 'closed' }],
    ['ended', null, { kind: 'ended' }],
  ] as const)('%s %j', (status, call, deadline) => {
    expect(deadlineOf(status, call, today)).toEqual(deadline);
  });

  test('falls back on the month of a call that is only announced', () => {
    expect(deadlineOf('planned', null, today, '2024-05')).toEqual({ kind: 'expected', month: '2024-05' });
    expect(deadlineOf('closed', null, today, '2024-05')).toEqual({ kind: 'closed' });
  });
});

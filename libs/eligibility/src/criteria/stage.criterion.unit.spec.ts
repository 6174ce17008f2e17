import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Profile, Stage } from '../index.js';

test.each<[string, Stage[], Profile, string]>([
  ['as stated', ['operating'], { stage: 'operating' }, 'met'],
  ['one of two', ['pre-startup', 'operating'], { stage: 'pre-startup' }, 'met'],
  ['another one', ['operating'], { stage: 'closed' }, 'unmet'],
  ['not given', ['operating'], {}, 'unknown'],
  ['established on the reference date', ['operating'], { establishedOn: '2024-05-10' }, 'met'],
  ['established, so no pre-startup', ['pre-startup'], { establishedOn: '2020-01-01' }, 'unmet'],
  ['to be established', ['operating'], { establishedOn: '2024-05-11' }, 'unknown'],
  ['to be established is not yet a pre-startup', ['pre-startup'], { establishedOn: '2024-05-11' }, 'unknown'],
  ['what is stated goes before what is implied', ['closed'], { stage: 'closed', establishedOn: '2020-01-01' }, 'met'],
  ['a pre-startup with a date', ['pre-startup'], { stage: 'pre-startup', establishedOn: '2020-01-01' }, 'met'],
])('%s', (_, asked, profile, expected) => {
  expect(outcome({ stage: { in: asked } }, profile)).toBe(expected);
});

test('in words', () => {
  expect(words({ stage: { in: ['pre-startup', 'operating'] } }, { establishedOn: '2020-01-01' })).toEqual([
    '사업 단계: 예비창업자 또는 영업 중',
    '영업 중',
  ]);
  expect(words({ stage: { in: ['closed'] } }, {}, 'en')).toEqual(['Stage: Closed', 'not stated']);
});

test.each<[unknown, string]>([
  [{}, '/stage'],
  [{ in: [] }, '/stage/in'],
  [{ in: ['prestartup'] }, '/stage/in/0'],
  ['operating', '/stage'],
])('refused: %j', (stage, path) => {
  expect(refusedAt({ stage })).toEqual([path]);
});

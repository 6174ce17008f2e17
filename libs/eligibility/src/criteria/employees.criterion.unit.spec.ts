import { outcome, refusedAt, words } from '../../testing/outcome.js';
import type { Band, Bounds } from '../index.js';

test.each<[Bounds, number | Band | undefined, string]>([
  [{ min: 5, max: 49 }, 5, 'met'],
  [{ min: 5, max: 49 }, 49, 'met'],
  [{ min: 5, max: 49 }, 4.5, 'unmet'],
  [{ min: 5, max: 49 }, 49.5, 'unmet'],
  [{ above: 5 }, 5, 'unmet'],
  [{ above: 5 }, 5.5, 'met'],
  [{ below: 5 }, 5, 'unmet'],
  [{ below: 5 }, 4.5, 'met'],
  [{ above: 3, below: 4 }, 3.5, 'met'],
  [{ above: 3, below: 4 }, 3, 'unmet'],
  [{ max: 0 }, 0, 'met'],
  [{ min: 5, above: 3 }, 5, 'met'],
  [{ min: 3, above: 5 }, 5, 'unmet'],
  [{ max: 5, below: 9 }, 5, 'met'],
  [{ max: 9, below: 5 }, 5, 'unmet'],
  [{ min: -5 }, 0, 'met'],
  [{ max: 49 }, undefined, 'unknown'],
  // bands
  [{ min: 5, max: 49 }, { min: 20, max: 49 }, 'met'],
  [{ min: 5, max: 49 }, { min: 20, max: 50 }, 'unknown'],
  [{ min: 5, max: 49 }, { min: 49, max: 60 }, 'unknown'],
  [{ min: 5, below: 49 }, { min: 49, max: 60 }, 'unmet'],
  [{ min: 5, max: 49 }, { min: 50, max: 60 }, 'unmet'],
  [{ min: 5, max: 49 }, { max: 4 }, 'unmet'],
  [{ min: 5, max: 49 }, { max: 5 }, 'unknown'],
  [{ above: 5 }, { max: 5 }, 'unmet'],
  [{ above: 5 }, { min: 5 }, 'unknown'],
  [{ above: 5 }, { min: 5.5 }, 'met'],
  [{ min: 5 }, { min: 5 }, 'met'],
  [{ min: 5, max: 49 }, { min: 5 }, 'unknown'],
  [{ min: 5, max: 49 }, { min: 50 }, 'unmet'],
  [{ max: 49 }, { max: 49 }, 'met'],
  [{ max: 49 }, { max: 50 }, 'unknown'],
  [{ min: 0 }, { max: 50 }, 'met'],
  [{ min: 5, max: 5 }, { min: 5, max: 5 }, 'met'],
  [{ below: 5 }, { min: 5, max: 5 }, 'unmet'],
  [{ above: 3, below: 4 }, { min: 3, max: 4 }, 'unknown'],
])('%j of %j: %s', (employees, given, expected) => {
  expect(outcome({ employees }, given === undefined ? {} : { employees: given })).toBe(expected);
});

test('in words', () => {
  expect(words({ employees: { min: 5, max: 49 } }, { employees: 50 })).toEqual(['상시근로자 5명 이상 49명 이하', '50명']);
  expect(words({ employees: { above: 5, below: 49 } }, { employees: { min: 20 } })).toEqual(['상시근로자 5명 초과 49명 미만', '20명 이상']);
  expect(words({ employees: { max: 49 } }, { employees: { min: 20, max: 49 } }, 'en')).toEqual([
    'Regular employees: at most 49',
    'at least 20 and at most 49',
  ]);
  expect(words({ employees: { max: 49 } }, {}, 'en')[1]).toBe('not stated');
});

test.each<[unknown, string]>([
  [{}, '/employees'],
  [{ min: '5' }, '/employees/min'],
  [{ min: 50, max: 49 }, '/employees'],
  [{ min: 50, below: 50 }, '/employees'],
  [{ max: -1 }, '/employees/max'],
  [{ below: 0 }, '/employees/below'],
])('refused: %j', (employees, path) => {
  expect(refusedAt({ employees })).toEqual([path]);
});

test.each<[unknown]>([[{ above: 3, below: 4 }], [{ min: 0.5 }], [{ min: -5 }], [{ min: 49, max: 49 }]])('accepted: %j', (employees) => {
  expect(refusedAt({ employees })).toEqual([]);
});

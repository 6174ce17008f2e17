import { outcome, refusedAt, words } from '../../testing/outcome.js';

test('one of the stated is listed, none is, nothing is given', () => {
  const asked = { field: { in: ['semiconductor', 'robot'] } };
  expect(outcome(asked, { fields: ['ai', 'robot'] })).toBe('met');
  expect(outcome(asked, { fields: ['ai'] })).toBe('unmet');
  expect(outcome(asked, { fields: [] })).toBe('unmet');
  expect(outcome(asked, {})).toBe('unknown');
});

test('in words', () => {
  expect(words({ field: { in: ['semiconductor', 'robot'] } }, { fields: ['ai'] })).toEqual(['분야: 반도체 또는 로봇', '인공지능']);
  expect(words({ field: { in: ['robot'] } }, { fields: [] }, 'en')).toEqual(['Field: Robotics', 'no field']);
});

test.each<[unknown, string]>([
  [{ in: [] }, '/field/in'],
  [{ in: ['robots'] }, '/field/in/0'],
])('refused: %j', (field, path) => {
  expect(refusedAt({ field })).toEqual([path]);
});

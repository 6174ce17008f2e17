import { assertState } from './topics.js';

describe('assertState', () => {
  it.each([null, { id: 'a', version: 1, name: '가람전지' }, { id: 'a', version: 3, deleted: true }])(
    'takes %j as a state of its key',
    (value) => {
      expect(() => assertState({ key: 'a', value })).not.toThrow();
    },
  );

  it.each([
    42,
    'text',
    true,
    [],
    {},
    { version: 1 },
    { id: 'b', version: 1 },
    { id: 'a' },
    { id: 'a', version: '1' },
    { id: 'a', version: 1.5 },
  ])('refuses %j', (value) => {
    expect(() => assertState({ key: 'a', value })).toThrow(TypeError);
  });
});

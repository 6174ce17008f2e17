import { changedFields } from './changed-fields.js';

describe('the fields that changed', () => {
  it.each([
    ['a new document', null, { b: 1, a: 2 }, ['a', 'b']],
    ['a deletion', { a: 1 }, null, []],
    ['nothing', { a: { x: [1] } }, { a: { x: [1] } }, []],
    ['the order of fields', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, []],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }, ['a']],
    ['something deep', { a: { x: { y: 1 } }, b: 1 }, { a: { x: { y: 2 } }, b: 1 }, ['a']],
    ['a field that went and one that came', { a: 1, b: 2 }, { b: 2, c: null }, ['a', 'c']],
    ['states that are no objects', 'one', 'two', []],
  ])('by %s', (_, before, after, names) => expect(changedFields(before, after)).toEqual(names));
});

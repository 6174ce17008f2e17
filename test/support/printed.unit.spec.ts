import { differences } from './printed.js';

describe('differences', () => {
  it('finds none where all that is printed is there', () => {
    expect(differences({ a: [1, { b: '…' }] }, { a: [1, { b: 7, c: 8 }, 2], d: 0 })).toEqual([]);
  });

  it.each([
    [{ a: 1 }, { a: 2 }, '/a'],
    [{ a: '…' }, {}, '/a'],
    [[1, 2], [1], '/1'],
    [[], {}, ''],
    [{ a: null }, { a: 0 }, '/a'],
    [{ a: {} }, { a: 'x' }, '/a'],
  ])('finds that %j is not in %j', (printed, answer, path) => {
    expect(differences(printed, answer).map((line) => line.slice(0, line.indexOf(':')))).toEqual([path]);
  });
});

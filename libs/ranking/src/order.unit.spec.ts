import { compareMatches, type Ordered } from './order.js';

const match = (id: string, given: Partial<Ordered> = {}): Ordered => ({
  id,
  verdict: 'eligible',
  missing: 0,
  score: 0.5,
  closesAt: null,
  ...given,
});

function order(...matches: Ordered[]): string[] {
  return matches.sort(compareMatches).map(({ id }) => id);
}

describe('compareMatches', () => {
  it('puts eligible before unknown before ineligible, whatever the score', () => {
    expect(
      order(
        match('no', { verdict: 'ineligible', score: 1 }),
        match('maybe', { verdict: 'unknown', score: 0.9 }),
        match('yes', { score: 0 }),
      ),
    ).toEqual(['yes', 'maybe', 'no']);
  });

  it('puts the unknown with fewer missing facts first', () => {
    const two = match('two', { verdict: 'unknown', missing: 2, score: 1 });
    const one = match('one', { verdict: 'unknown', missing: 1, score: 0 });
    expect(order(two, one)).toEqual(['one', 'two']);
  });

  it('breaks ties by what closes first, a call without end last, then by id', () => {
    expect(order(match('d'), match('c'), match('b', { closesAt: 2 }), match('a', { closesAt: 3 }))).toEqual(['b', 'a', 'c', 'd']);
  });

  it('compares ids by code unit', () => {
    expect(order(match('b'), match('a-'), match('a0'))).toEqual(['a-', 'a0', 'b']);
  });
});

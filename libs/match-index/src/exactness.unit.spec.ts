import fc from 'fast-check';
import { history, liveThrough } from '../testing/exactness.js';

describe('the index and the definition', () => {
  it('agree on every pair, from both sides, after every edit', () => {
    let pairs = 0;
    fc.assert(
      fc.property(history, (lived) => {
        pairs += liveThrough(lived, 'plain');
      }),
      { numRuns: 200 },
    );
    console.log(`${pairs} pairs`);
  }, 120_000);
});

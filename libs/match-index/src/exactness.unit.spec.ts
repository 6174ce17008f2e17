import fc from 'fast-check';
import { holdCrowd } from '../testing/crowd.js';
import { history, liveThrough } from '../testing/exactness.js';
import { keptCases, standings } from '../testing/pair-case.js';
import type { KernelName } from './kernel/create-kernel.js';

const kernels: readonly KernelName[] = ['wasm', 'plain'];
/** Comparisons of a pair: raise it to look longer. */
const wanted = Number(process.env.IEUM_MATCH_PAIRS ?? 500_000);
const seed = Number(process.env.IEUM_MATCH_SEED ?? Date.now() % 1_000_000_007);

describe.each(kernels)('the index with the %s kernel gives what the definition gives', (kernel) => {
  it('for every pair, from both sides, after every edit', () => {
    fc.assert(
      fc.property(history, (lived) => void liveThrough(lived, kernel)),
      { numRuns: 60 },
    );
  }, 120_000);

  it(
    'for crowds of firms and programmes',
    () => {
      let pairs = 0;
      let crowds = 0;
      while (pairs < wanted / kernels.length) pairs += holdCrowd(seed + 10 * crowds++, kernel);
      console.log(`${pairs} comparisons in ${crowds} crowds from seed ${seed}`);
    },
    60_000 + wanted / 10,
  );

  it.each([...keptCases(), { name: 'none kept', pair: null }])('for the kept case $name', ({ pair }) => {
    if (pair === null) return;
    const [right, fromFirm, fromProgram] = standings(pair, kernel);
    expect([fromFirm, fromProgram]).toEqual([right, right]);
  });
});

import fc from 'fast-check';
import { Crowds } from '../testing/crowd.js';
import { history, liveThrough } from '../testing/exactness.js';
import { keptCases, standings } from '../testing/pair-case.js';
import type { KernelName } from './kernel/create-kernel.js';

const kernels: readonly KernelName[] = ['wasm', 'plain'];
/** Distinct pairs of a firm and a rule: raise it to look longer. */
const wanted = Number(process.env.IEUM_MATCH_PAIRS ?? 500_000);
const seed = Number(process.env.IEUM_MATCH_SEED ?? Date.now() % 1_000_000_007);

describe('the index gives what the definition gives', () => {
  it(
    'for crowds of firms and programmes, with both kernels',
    () => {
      const crowds = new Crowds();
      const { tally } = crowds;
      while (tally.distinctPairs < wanted) crowds.hold(seed + 10 * tally.crowds);
      const said = Object.entries(tally).map(([what, count]) => `${what} ${count}`);
      console.log(`exactness: seed ${seed}, ${said.join(', ')}`);
      expect(tally.distinctPairs).toBeGreaterThanOrEqual(wanted);
    },
    60_000 + wanted / 10,
  );

  describe.each(kernels)('with the %s kernel', (kernel) => {
    it('for every pair, from both sides, after every edit', () => {
      fc.assert(
        fc.property(history, (lived) => void liveThrough(lived, kernel)),
        { numRuns: 60 },
      );
    }, 120_000);

    it.each([...keptCases(), { name: 'none kept', pair: null }])('for the kept case $name', ({ pair }) => {
      if (pair === null) return;
      const [right, fromFirm, fromProgram] = standings(pair, kernel);
      expect([fromFirm, fromProgram]).toEqual([right, right]);
    });
  });
});

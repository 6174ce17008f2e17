import fc from 'fast-check';
import { type ResultsView, readView, shownVerdicts, verdictOrder, writeView } from './results-query.js';

const codes = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), { maxLength: 3 });
const views: fc.Arbitrary<ResultsView> = fc.record({
  query: fc.string().map((text) => text.trim()),
  verdicts: fc.subarray([...verdictOrder]),
  tracks: codes,
  kinds: codes,
  statuses: codes,
  sort: fc.constantFrom('relevance', 'closesAt', 'amount'),
  page: fc.integer({ min: 1, max: 10_000 }),
});

describe('a view of the results in an address', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(readView(new URLSearchParams(writeView(view).map((entry) => [...entry])))).toEqual(view);
      }),
    );
  });

  test('takes nonsense for the default', () => {
    const view = readView(new URLSearchParams('page=-1&sort=best&verdict=maybe&track=,,'));
    expect(writeView(view)).toEqual([]);
    expect(shownVerdicts(view)).toEqual(['eligible', 'unknown']);
  });
});

import { sampleMatch } from '../testing/sample-match.js';
import { facetCounts, passesFilter } from './facet-counts.js';

const matches = [
  sampleMatch({ id: 'a', tracks: ['elevator', 'ai'], kinds: ['rnd', 'rnd'], status: 'open' }),
  sampleMatch({ id: 'b', tracks: ['elevator'], kinds: ['marketing'], status: 'planned' }),
  sampleMatch({ id: 'c', tracks: ['ai'], kinds: ['rnd'], status: 'planned' }),
];
const none = { tracks: [], kinds: [], statuses: [] };

describe('facets', () => {
  test('count a programme once under each of its codes, most first', () => {
    expect(facetCounts(matches, none, 'tracks')).toEqual([
      { code: 'ai', count: 2 },
      { code: 'elevator', count: 2 },
    ]);
    expect(facetCounts(matches, none, 'kinds')).toEqual([
      { code: 'rnd', count: 2 },
      { code: 'marketing', count: 1 },
    ]);
  });

  test('count what each code alone would leave: the other lists narrow, their own does not', () => {
    const filter = { ...none, tracks: ['elevator'], statuses: ['planned'] };
    expect(facetCounts(matches, filter, 'tracks')).toEqual([
      { code: 'ai', count: 1 },
      { code: 'elevator', count: 1 },
    ]);
    expect(facetCounts(matches, filter, 'statuses')).toEqual([
      { code: 'open', count: 1 },
      { code: 'planned', count: 1 },
    ]);
  });

  test('keep a chosen code that leaves nothing, so that it can be taken away', () => {
    expect(facetCounts(matches, { ...none, kinds: ['export'] }, 'kinds')).toContainEqual({ code: 'export', count: 0 });
  });

  test('codes of one list widen, several lists narrow', () => {
    const left = (filter: object) =>
      matches.filter((match) => passesFilter(match, { ...none, ...filter })).map(({ program }) => program.id);
    expect(left({ tracks: ['elevator', 'ai'] })).toEqual(['a', 'b', 'c']);
    expect(left({ tracks: ['ai'], statuses: ['planned'] })).toEqual(['c']);
  });
});

import { hasSettings, indexNamesOf, settings } from './settings.js';

describe('the settings of an index', () => {
  const asFound = { ...settings, stopWords: [], typoTolerance: { ...settings.typoTolerance, disableOnWords: [] } };

  it('are these, whatever the server adds and however it orders its sets', () => {
    const typoTolerance = { ...asFound.typoTolerance, disableOnAttributes: settings.typoTolerance.disableOnAttributes.toReversed() };
    expect(hasSettings({ ...asFound, typoTolerance, displayedAttributes: ['version', 'id'] })).toBe(true);
  });

  it.each([
    ['another order of what is searched', { searchableAttributes: settings.searchableAttributes.toReversed() }],
    ['another order of ranking', { rankingRules: settings.rankingRules.toReversed() }],
    ['one more filter', { filterableAttributes: ['names', 'title'] }],
    ['no locale', { localizedAttributes: null }],
    ['other bounds for typos', { typoTolerance: { ...settings.typoTolerance, minWordSizeForTypos: { oneTypo: 5, twoTypos: 12 } } }],
    ['the server’s own limit of hits', { pagination: { maxTotalHits: 1000 } }],
  ])('are others with %s', (_, change) => expect(hasSettings({ ...asFound, ...change })).toBe(false));
});

describe('the names of indexes', () => {
  it('are outdated two versions before this one', () => {
    const names = indexNamesOf(12);
    expect([names.live, names.next]).toEqual(['programs_v12', 'programs_v12_next']);
    const outdated = [
      'programs_v9',
      'programs_v9_next',
      'programs_v10',
      'programs_v11',
      'programs_v12',
      'programs_v13',
      'programs',
      'other_v1',
    ];
    expect(outdated.filter((uid) => names.isOutdated(uid))).toEqual(['programs_v9', 'programs_v9_next', 'programs_v10']);
  });
});

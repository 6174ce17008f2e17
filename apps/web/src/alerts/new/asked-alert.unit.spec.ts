import { emptyVocabularies, Vocabulary } from '../../vocabulary/vocabulary.js';
import { alertOfMatches, alertOfProgram, alertOfSearch, feedOf } from '../alert-address.js';
import { readView } from '../../results/results-query.js';
import { readSearch } from '../../search/search-query.js';
import { readProfile } from '../../profile/profile-query.js';
import { listOf } from '../list-of.js';
import { readAsked } from './asked-alert.js';

const lastYear = 2023;
const vocabulary = new Vocabulary(emptyVocabularies, 'ko');
const asked = (address: string) => readAsked({ query: new URL(address, 'http://web').searchParams, lastYear, vocabulary });

describe('what an address asks to hear of', () => {
  const firm =
    'area=43130:head&area=43770:factory&industry=28202&employees=23&q=시제품&verdict=eligible&track=ai&kind=prototype&status=open&sort=amount';
  const query = new URLSearchParams(firm);
  const { profile } = readProfile(query, { lastYear, industries: [] });
  const fromResults = alertOfMatches(profile, { ...readView(query), page: 3 }, lastYear);

  test('is, from results, what fits the firm among what was sought; the view of it is for the way back alone', () => {
    expect(asked(fromResults)).toEqual({
      wish: {
        kind: 'search',
        search: {
          query: '시제품',
          filter: { tracks: ['ai'], kinds: ['prototype'] },
          profile: {
            sites: [
              { kind: 'head', area: '43130' },
              { kind: 'factory', area: '43770' },
            ],
            industries: ['28202'],
            employees: 23,
          },
        },
      },
      back: `/matches?${new URLSearchParams(firm).toString().replaceAll('%3A', ':')}`,
      isPartial: false,
    });
  });

  test('leaves out an answer that cannot be read, and says so', () => {
    expect(asked('/alerts/new?from=matches&employees=many&industry=28202')).toMatchObject({
      wish: { search: { profile: { industries: ['28202'] } } },
      isPartial: true,
    });
  });

  test('is of no firm where nothing is known of it', () => {
    expect(asked('/alerts/new?from=matches').wish).toEqual({ kind: 'search', search: { filter: { tracks: [], kinds: [] } } });
  });

  test('is, from a search, the search with its area as a filter', () => {
    const view = readSearch(new URLSearchParams('q=인증&area=43130&track=ai&status=open&page=2'));
    expect(asked(alertOfSearch(view))).toEqual({
      wish: { kind: 'search', search: { query: '인증', filter: { tracks: ['ai'], kinds: [], areas: ['43130'] } } },
      back: '/search?q=%EC%9D%B8%EC%A6%9D&area=43130&track=ai&status=open',
      isPartial: false,
    });
  });

  test('is a programme where it names one, whatever else is in it', () => {
    expect(
      asked(
        alertOfProgram('p-1', [
          ['area', '43130'],
          ['lang', 'en'],
        ]),
      ),
    ).toEqual({
      wish: { kind: 'program', programId: 'p-1' },
      back: '/programs/p-1?area=43130',
      isPartial: false,
    });
    expect(asked('/alerts/new?program=..%2F..%2Fapi').back).toBe('/programs/..%2F..%2Fapi');
  });

  test('is a feed and a calendar of no more than places, words and filters', () => {
    const { wish } = asked(fromResults);
    const search = wish.kind === 'search' ? wish.search : { filter: {} };
    expect(feedOf('ics', search)).toBe('/feeds/search.ics?q=%EC%8B%9C%EC%A0%9C%ED%92%88&track=ai&area=43130&area=43770&kind=prototype');
    expect(feedOf('atom', { filter: {} })).toBe('/feeds/search.atom');
  });

  test('leads back to the list of it from wherever it is shown', () => {
    const { wish } = asked(fromResults);
    const search = wish.kind === 'search' ? wish.search : { filter: {} };
    expect(listOf(search, lastYear)).toBe(
      '/matches?area=43130:head&area=43770:factory&industry=28202&employees=23&q=%EC%8B%9C%EC%A0%9C%ED%92%88&track=ai&kind=prototype',
    );
    expect(listOf({ query: 'x', filter: { areas: ['43130'] } }, lastYear)).toBe('/search?q=x&area=43130');
  });
});

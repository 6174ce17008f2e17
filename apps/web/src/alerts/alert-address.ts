import type { Profile } from '#eligibility';
import { type Entry, withEntries } from '../address/address.js';
import { stateEntries } from '../results/results-address.js';
import type { ResultsView } from '../results/results-query.js';
import { type SearchView, writeSearch } from '../search/search-query.js';
import type { SavedSearch } from './alerts-api.types.js';

/** Names the list that an alert is made of; the rest of the address is that list's own. */
export const fromName = 'from';
export const programName = 'program';
export const newAlertPath = '/alerts/new';

export function alertOfMatches(profile: Profile, view: ResultsView, lastYear: number): string {
  return withEntries(newAlertPath, [[fromName, 'matches'], ...stateEntries(profile, { ...view, page: 1 }, lastYear)]);
}

export function alertOfSearch(view: SearchView): string {
  return withEntries(newAlertPath, [[fromName, 'search'], ...writeSearch({ ...view, page: 1 })]);
}

/** @param entries what else the programme's address holds, to go back to */
export function alertOfProgram(programId: string, entries: readonly Entry[]): string {
  return withEntries(newAlertPath, [[programName, programId], ...entries]);
}

/** The programmes that would be told of. A profile is asked by what its results are; its alert leaves out what is only a view. */
export function savedMatches(profile: Profile, { query, tracks, kinds }: ResultsView): SavedSearch {
  return {
    ...(query ? { query } : {}),
    filter: { tracks, kinds },
    ...(Object.keys(profile).length > 0 ? { profile } : {}),
  };
}

export function savedSearch({ query, area, tracks, kinds }: SearchView): SavedSearch {
  return { ...(query ? { query } : {}), filter: { tracks, kinds, areas: area ? [area] : [] } };
}

/** The same as a feed or a calendar. Of a profile these know no more than where the firm is: their addresses are handed on to other programs. */
export function feedOf(type: 'atom' | 'ics', { query, filter, profile }: SavedSearch): string {
  const areas = [...(filter.areas ?? []), ...(profile?.sites ?? []).map(({ area }) => area)];
  return withEntries(`/feeds/search.${type}`, [
    ...(query ? [['q', query] as const] : []),
    ...named('track', filter.tracks),
    ...named('area', areas),
    ...named('kind', filter.kinds),
  ]);
}

function named(name: string, codes: readonly string[] = []): Entry[] {
  return [...new Set(codes)].map((code) => [name, code]);
}

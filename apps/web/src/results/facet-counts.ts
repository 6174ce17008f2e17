import type { Match } from '#contracts';
import type { FacetCount } from '../api-client/api-client.types.js';
import type { ResultsView } from './results-query.js';

export type FacetName = 'tracks' | 'kinds' | 'statuses';
type Filter = Pick<ResultsView, FacetName>;

const names: readonly FacetName[] = ['tracks', 'kinds', 'statuses'];

/** Codes of one list widen, several lists narrow; an empty list asks nothing. */
export function passesFilter(match: Match, filter: Filter, except?: FacetName): boolean {
  return names.every(
    (name) => name === except || filter[name].length === 0 || codesOf(match, name).some((code) => filter[name].includes(code)),
  );
}

/** How many of the matches each code alone would leave, the other lists being as they are; most first. */
export function facetCounts(matches: readonly Match[], filter: Filter, name: FacetName): readonly FacetCount[] {
  const counts = new Map<string, number>(filter[name].map((code) => [code, 0]));
  for (const match of matches) {
    if (!passesFilter(match, filter, name)) continue;
    for (const code of new Set(codesOf(match, name))) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

function codesOf(match: Match, name: FacetName): readonly string[] {
  switch (name) {
    case 'tracks':
      return match.program.tracks;
    case 'kinds':
      return match.program.supports.map((support) => support.kind);
    case 'statuses':
      return [match.program.status];
  }
}

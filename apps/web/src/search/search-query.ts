import { type Entry, withEntries } from '../address/address.js';
import { codesOf, pageOf } from '../address/codes.js';
import { type SortName, sortOf } from '../address/sort.js';

/** A search without a profile, as the address holds it. */
export interface SearchView {
  readonly query: string;
  /** One area, or '' for any. */
  readonly area: string;
  readonly tracks: readonly string[];
  readonly kinds: readonly string[];
  readonly statuses: readonly string[];
  readonly sort: SortName;
  readonly page: number;
}

export const searchPageSize = 20;

export function readSearch(query: URLSearchParams): SearchView {
  return {
    query: query.get('q')?.trim() ?? '',
    area: codesOf(query, 'area')[0] ?? '',
    tracks: codesOf(query, 'track'),
    kinds: codesOf(query, 'kind'),
    statuses: codesOf(query, 'status'),
    sort: sortOf(query),
    page: pageOf(query),
  };
}

/** Leaves out what is the default; the API understands the same names. */
export function writeSearch(view: SearchView): readonly Entry[] {
  return [
    ...(view.query ? [['q', view.query] as const] : []),
    ...(view.area ? [['area', view.area] as const] : []),
    ...view.tracks.map((code): Entry => ['track', code]),
    ...view.kinds.map((code): Entry => ['kind', code]),
    ...view.statuses.map((code): Entry => ['status', code]),
    ...(view.sort === 'relevance' ? [] : [['sort', view.sort] as const]),
    ...(view.page === 1 ? [] : [['page', String(view.page)] as const]),
  ];
}

export function searchHref(view: SearchView): string {
  return withEntries('/search', writeSearch(view));
}

export function isFiltered(view: SearchView): boolean {
  return view.area !== '' || [view.tracks, view.kinds, view.statuses].some((list) => list.length > 0);
}

import type { Verdict } from '#eligibility';
import { codesOf, pageOf } from '../address/codes.js';
import { type SortName, sortOf } from '../address/sort.js';
import type { Entry } from '../address/address.js';

/** What of the matches is shown, and how: the part of the address that is not the profile. */
export interface ResultsView {
  readonly query: string;
  /** Empty: the eligible and the ones to be confirmed. */
  readonly verdicts: readonly Verdict[];
  readonly tracks: readonly string[];
  readonly kinds: readonly string[];
  readonly statuses: readonly string[];
  readonly sort: SortName;
  readonly page: number;
}

export const verdictOrder: readonly Verdict[] = ['eligible', 'unknown', 'ineligible'];
const worthApplying: readonly Verdict[] = ['eligible', 'unknown'];

export function readView(query: URLSearchParams): ResultsView {
  return {
    query: query.get('q')?.trim() ?? '',
    verdicts: verdictOrder.filter((verdict) => codesOf(query, 'verdict').includes(verdict)),
    tracks: codesOf(query, 'track'),
    kinds: codesOf(query, 'kind'),
    statuses: codesOf(query, 'status'),
    sort: sortOf(query),
    page: pageOf(query),
  };
}

/** Leaves out what is the default. */
export function writeView(view: ResultsView): readonly Entry[] {
  return [
    ...(view.query ? [['q', view.query] as const] : []),
    ...view.verdicts.map((code): Entry => ['verdict', code]),
    ...view.tracks.map((code): Entry => ['track', code]),
    ...view.kinds.map((code): Entry => ['kind', code]),
    ...view.statuses.map((code): Entry => ['status', code]),
    ...(view.sort === 'relevance' ? [] : [['sort', view.sort] as const]),
    ...(view.page === 1 ? [] : [['page', String(view.page)] as const]),
  ];
}

export function shownVerdicts(view: ResultsView): readonly Verdict[] {
  return view.verdicts.length === 0 ? worthApplying : view.verdicts;
}

export function isNarrowed(view: ResultsView): boolean {
  return view.query !== '' || [view.tracks, view.kinds, view.statuses].some((list) => list.length > 0);
}

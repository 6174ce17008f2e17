import { withEntries } from '../address/address.js';
import { writeProfile } from '../profile/profile-query.js';
import type { SavedSearch } from './alerts-api.types.js';

/** The list of programmes that a saved search is of, as it is now. */
export function listOf({ query, filter, profile }: SavedSearch, lastYear: number): string {
  const { tracks = [], areas = [], kinds = [] } = filter;
  const asked = [
    ...(query ? [['q', query] as const] : []),
    ...(profile ? [] : areas.slice(0, 1).map((code) => ['area', code] as const)),
    ...tracks.map((code) => ['track', code] as const),
    ...kinds.map((code) => ['kind', code] as const),
  ];
  return profile ? withEntries('/matches', [...writeProfile(profile, lastYear), ...asked]) : withEntries('/search', asked);
}

import type { Profile } from '#eligibility';
import { type Entry, withEntries } from '../address/address.js';
import type { Page } from '../layout/page.js';
import { writeProfile } from '../profile/profile-query.js';
import { type ResultsView, writeView } from './results-query.js';

/** Everything that an address holds of a state: the profile, then the view. */
export function stateEntries(profile: Profile, view: ResultsView, lastYear: number): readonly Entry[] {
  return [...writeProfile(profile, lastYear), ...writeView(view)];
}

/** Another view of the same results; it comes to rest at the list, not at the head of the page. */
export function resultsHref(profile: Profile, view: ResultsView, lastYear: number): string {
  return `${withEntries('/matches', stateEntries(profile, view, lastYear))}#results`;
}

/** The one address of a state, or null where the request came to it already. What forms send besides (empty answers, `42억`) is left behind. */
export function shorterAddress(page: Page, profile: Profile, view: ResultsView): string | null {
  const lang = page.query.getAll('lang').map((value): Entry => ['lang', value]);
  const address = withEntries(page.path, [...stateEntries(profile, view, page.lastYear), ...lang]);
  return address === withEntries(page.path, [...page.query]) ? null : address;
}

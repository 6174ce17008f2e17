import { type Entry, withEntries } from '../../address/address.js';
import type { Page } from '../../layout/page.js';
import { readProfile } from '../../profile/profile-query.js';
import { readView } from '../../results/results-query.js';
import { readSearch } from '../../search/search-query.js';
import { fromName, programName, savedMatches, savedSearch } from '../alert-address.js';
import type { Wish } from '../alerts-api.types.js';

/** What an address of `/alerts/new` asks for. */
export interface AskedAlert {
  readonly wish: Wish;
  /** The page it was asked on. */
  readonly back: string;
  /** Whether an answer about the firm could not be read, and so is not part of it. */
  readonly isPartial: boolean;
}

/** `program=<id>`, else a list: `from=matches` and the address of results, or the address of a search. */
export function readAsked({ query, lastYear, vocabulary }: Pick<Page, 'query' | 'lastYear' | 'vocabulary'>): AskedAlert {
  const programId = query.get(programName);
  const rest = listEntries(query);
  if (programId) {
    return {
      wish: { kind: 'program', programId },
      back: withEntries(`/programs/${encodeURIComponent(programId)}`, rest),
      isPartial: false,
    };
  }
  if (query.get(fromName) !== 'matches') {
    return { wish: { kind: 'search', search: savedSearch(readSearch(query)) }, back: withEntries('/search', rest), isPartial: false };
  }
  const { profile, problems } = readProfile(query, { lastYear, industries: vocabulary.lists.industries });
  const search = savedMatches(profile, readView(query));
  return { wish: { kind: 'search', search }, back: withEntries('/matches', rest), isPartial: problems.length > 0 };
}

/** The address as it came, for the forms and pages that go on from it. */
export function askedEntries(query: URLSearchParams): readonly Entry[] {
  return [...query].filter(([name]) => !pageNames.has(name));
}

function listEntries(query: URLSearchParams): readonly Entry[] {
  return askedEntries(query).filter(([name]) => name !== fromName && name !== programName);
}

/** What the pages after `/alerts/new` add to its address, and what is the page's own affair. */
const pageNames: ReadonlySet<string> = new Set(['lang', 'to', 'often']);

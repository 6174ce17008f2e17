import type { Settings } from 'meilisearch';

/**
 * Counts up whenever `settings` or what `indexedDocument` makes of a document changes: the next version of the program then fills an index of
 * its own while instances of the one before go on with theirs.
 */
const revision = 1;

const family = 'programs_v';

export interface IndexNames {
  /** What is searched. */
  readonly live: string;
  /** What is built beside it and takes its place. */
  readonly next: string;
  /** Of this index family, but too old for the version before this one, to which a deployment may still be taken back. */
  isOutdated(uid: string): boolean;
}

export function indexNamesOf(revision: number): IndexNames {
  const live = `${family}${revision}`;
  return {
    live,
    next: `${live}_next`,
    isOutdated: (uid) => {
      const [, number] = new RegExp(`^${family}(\\d+)(_next)?$`).exec(uid) ?? [];
      return number !== undefined && Number(number) < revision - 1;
    },
  };
}

export const indexNames = indexNamesOf(revision);

/** The group whose work writes a shared index. Two versions of the program that run side by side write an index each. */
export const searchWriters = `search-v${revision}`;

/** Best first: what is found in the title weighs more than what is found in the summary. */
export const textAttributes: readonly string[] = ['title', 'otherNames', 'labels', 'supports', 'host', 'summary'];
export const initialsAttributes: readonly string[] = ['initials', 'innerInitials'];

/** A text finds all programmes that have it, not a page of them: more than there will ever be. */
export const mostHits = 100_000;

/** The index's settings, as code. `localizedAttributes` says Korean, so that short texts are not taken for another language. */
export const settings = {
  searchableAttributes: [...textAttributes, ...initialsAttributes],
  displayedAttributes: ['id', 'version'],
  // The one thing that is filtered by; everything else is decided by matching on its own copy.
  filterableAttributes: ['names'],
  sortableAttributes: [],
  // `attribute` before `exactness`: the beginning of a word in the title before the whole word in the summary.
  rankingRules: ['words', 'typo', 'attribute', 'exactness', 'proximity', 'id:asc'],
  localizedAttributes: [{ attributePatterns: [...textAttributes], locales: ['kor'] }],
  // Letters are counted decomposed: 중소기업 has ten. Below seven, words of two syllables would find one another.
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 7, twoTypos: 12 },
    disableOnAttributes: [...initialsAttributes],
    disableOnNumbers: true,
  },
  pagination: { maxTotalHits: mostHits },
  facetSearch: false,
  prefixSearch: 'indexingTime',
} satisfies Settings;

/** Whether an index's settings are these; what the server adds of its own does not count. */
export function hasSettings(found: Settings): boolean {
  return contains(found, settings);
}

/** Lists whose order means nothing to the server. */
const sets: ReadonlySet<string> = new Set(['displayedAttributes', 'filterableAttributes', 'sortableAttributes', 'disableOnAttributes']);

function contains(found: unknown, wanted: unknown, name = ''): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found) || found.length !== wanted.length) return false;
    const [a, b] = sets.has(name) ? [found.toSorted(), wanted.toSorted()] : [found, wanted];
    return b.every((item, at) => contains(a[at], item));
  }
  if (typeof wanted !== 'object' || wanted === null) return found === wanted;
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(wanted).every(([key, value]) => contains((found as Record<string, unknown>)[key], value, key));
}

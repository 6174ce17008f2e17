/**
 * The `search` port: the text of programmes, and which of them a query finds, best first.
 *
 * Filters and facets are not asked of it: whether a call is open depends on the clock and whether an area fits depends on the rule, so the
 * matching service decides both on its own whole copy.
 */

export interface SearchDocument {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly otherNames: readonly string[];
  /** Names of tracks, support kinds and flags, in Korean and English. */
  readonly labels: readonly string[];
  readonly supports: readonly string[];
  readonly summary: string;
  /** Organisation and department. */
  readonly host: string;
}

export interface SearchHit {
  readonly id: string;
  /** Relevance from 0 to 1 within one answer; comparable only there. */
  readonly score: number;
}

/** What should be found: a whole copy of the programmes, as one instance knows them. */
export interface SearchSource {
  /** The version of each live document, by id. */
  versions(): ReadonlyMap<string, number>;
  /** undefined: gone since. */
  document(id: string): SearchDocument | undefined;
}

/** Lets one process at a time repair what all share. */
export interface SearchLease {
  /** Takes the lease or keeps it for longer; false: another holds it. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * What a repair did: nothing was wrong (`right`), some documents were (`mended`), the index was built anew beside the old one and put in its
 * place (`rebuilt`), or another process is at it (`elsewhere`).
 */
export type Repair = 'right' | 'mended' | 'rebuilt' | 'elsewhere';

/** The index does not answer, or there is none for now. Says nothing of where it is: an address may hold a password. */
export class SearchUnavailable extends Error {
  override readonly name = 'SearchUnavailable';
  constructor(cause: unknown) {
    super('the search is not available', { cause });
  }
}

/** Each call rejects with SearchUnavailable while the index does not answer; a write may have been made all the same. */
export abstract class Search {
  /**
   * Whether all instances of a service look into the same index. One that is shared is written by one group's work; one that is not begins
   * empty at every start and is fed by each instance's own view.
   */
  abstract readonly shared: boolean;
  /**
   * Adds or replaces. A lower version than the one indexed is ignored; the same one replaces. Nothing is remembered of what was removed.
   * Resolves when the documents can be found.
   */
  abstract index(documents: readonly SearchDocument[]): Promise<void>;
  /** Unknown ids are passed over. Resolves when the documents are found no more. */
  abstract remove(ids: readonly string[]): Promise<void>;
  /**
   * Best first, those of one score by id; one whose title or other name is the text comes before all others, and one that has the words
   * themselves before one that has only a synonym of one (승강기 for 엘리베이터). Every word of the text, or a synonym of it, must be found
   * somewhere in the document, whatever its case and Unicode form: as a word or the beginning of one, or as the initial consonants (ㅅㄱ
   * for 승강) of a title, other name or label. An adapter that can take Korean apart also finds parts of compounds (전지 in 이차전지), compounds
   * that are spaced otherwise, and words with a particle. A text without a word finds nothing; what follows its 200th character is passed over.
   */
  abstract find(text: string, limit: number): Promise<readonly SearchHit[]>;
  /** The versions that can be found now, of these ids or of all; an id that cannot be found is left out. */
  abstract versions(ids?: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Compares what can be found with what should be, and mends it: documents that are missing or behind, documents that are no more, the whole
   * index where it is far off or has other settings. What is found is never worse in between. A document that is ahead of the source stays;
   * one that the source does not know is taken out by the next repair, as it may be new.
   * An index that is not shared needs none: its view has fed it from the start, so this answers `right`.
   */
  abstract repair(source: SearchSource, lease: SearchLease): Promise<Repair>;
  /** Resolves if it answers, and would answer a text. */
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}

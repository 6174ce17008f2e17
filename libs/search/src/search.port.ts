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

export abstract class Search {
  /**
   * Adds or replaces. A lower version than the one indexed is ignored; the same one replaces. Nothing is remembered of what was removed.
   * Resolves when the documents can be found.
   */
  abstract index(documents: readonly SearchDocument[]): Promise<void>;
  /** Unknown ids are passed over. Resolves when the documents are found no more. */
  abstract remove(ids: readonly string[]): Promise<void>;
  /**
   * Best first, those of one score by id; one whose title or other name is the text comes before all others. Every word of the text must be
   * found somewhere in the document, whatever its case and Unicode form: as a word or the beginning of one, or as the initial consonants (ㅅㄱ
   * for 승강) of a title, other name or label. An adapter that can take Korean apart also finds parts of compounds (전지 in 이차전지), compounds
   * that are spaced otherwise, and words with a particle. A text without a word finds nothing; what follows its 200th character is passed over.
   */
  abstract find(text: string, limit: number): Promise<readonly SearchHit[]>;
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}

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
  /** Adds or replaces. A lower version than the one indexed is ignored. Resolves when the documents can be found. */
  abstract index(documents: readonly SearchDocument[]): Promise<void>;
  abstract remove(ids: readonly string[]): Promise<void>;
  /** Best first. Every word of the text must be found, by prefix, by part of a compound, or by initial consonants (ㅅㄱ for 승강). */
  abstract find(text: string, limit: number): Promise<readonly SearchHit[]>;
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}

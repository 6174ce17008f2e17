import type { QueryCombination } from 'minisearch';
import { bigrams } from '#korea';
import { soughtRuns } from '../text/asked.js';
import { withoutParticle } from '../text/particles.js';
import type { Run } from '../text/text-runs.js';
import { terms } from './terms.js';

/** What to look up for a text, and which of what is then found has all of it. */
export interface TextQuery {
  /** Finds documents that have any of it. */
  readonly query: QueryCombination;
  /** Whether a document in which these terms of the query were found has every run of the text. */
  readonly isFound: (found: ReadonlySet<string>) => boolean;
}

/** One run of a text: what is looked up for it, and whether that is enough. */
interface Sought {
  readonly queries: readonly QueryCombination[];
  readonly isFound: (found: ReadonlySet<string>) => boolean;
}

/** Null for a text without a word. */
export function queryOf(text: string): TextQuery | null {
  const sought = soughtRuns(text).map(seek);
  if (sought.length === 0) return null;
  return {
    query: { combineWith: 'OR', queries: sought.flatMap((each) => each.queries) },
    isFound: (found) => sought.every((each) => each.isFound(found)),
  };
}

/** Documents that have exactly this line. */
export function exactly(text: string): QueryCombination {
  return { queries: [terms.whole(text)] };
}

function seek({ text, script }: Run): Sought {
  if (script === 'hangul' && text.length > 1) return seekHangul(text);
  if (script === 'initials') return either([terms.initials(text), 1], [terms.innerInitials(text), 0.5]);
  return script === 'hangul' ? either([text, 1], [terms.part(text), 0.3]) : either([text, 1]);
}

/**
 * A run of Hangul is found as a word or its beginning; inside a compound, by all its pairs of syllables; or spread over words, by all but the pairs
 * at their seams. Each also without its particle.
 */
function seekHangul(word: string): Sought {
  const stem = withoutParticle(word);
  const pairs = bigrams(word).map(terms.part);
  return {
    queries: [
      beginning(word, 1),
      ...(stem === null ? [] : [beginning(stem, 0.7)]),
      ...pairs.map((pair) => ({ queries: [pair], boostTerm: () => 1 / pairs.length })),
    ],
    isFound: (found) =>
      found.has(word) ||
      (stem !== null && found.has(stem)) ||
      isCovered(pairs, found) ||
      (stem !== null && isCovered(pairs.slice(0, stem.length - 1), found)),
  };
}

/** Whether the pairs make up the word, cut into pieces of two syllables or more: `수출지원` needs `수출` and `지원`, not `출지`. */
function isCovered(pairs: readonly string[], found: ReadonlySet<string>): boolean {
  return pairs.every(
    (pair, at) => found.has(pair) || (at > 0 && at < pairs.length - 1 && found.has(pairs[at - 1] ?? '') && found.has(pairs[at + 1] ?? '')),
  );
}

function either(...beginnings: readonly (readonly [term: string, weight: number])[]): Sought {
  return {
    queries: beginnings.map(([term, weight]) => beginning(term, weight)),
    isFound: (found) => beginnings.some(([term]) => found.has(term)),
  };
}

function beginning(term: string, weight: number): QueryCombination {
  return { queries: [term], prefix: true, boostTerm: () => weight };
}

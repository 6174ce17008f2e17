import { bigrams } from '#korea';
import { soughtRuns } from './asked.js';
import { withoutParticle } from './particles.js';
import { namesIn } from './synonyms.js';
import { terms } from './terms.js';
import { type Run, runsOf } from './text-runs.js';

/** One term to look up, among those that `terms` makes of a document. */
export interface SoughtTerm {
  readonly term: string;
  /** Whether a term that begins so will do. */
  readonly prefix: boolean;
  /** How much finding it counts, 1 for a word as it is. */
  readonly weight: number;
}

/** What to look up, and whether a document that has so much of it is found. Finding more never makes it less. */
export interface Sought {
  readonly terms: readonly SoughtTerm[];
  readonly isFound: (has: (term: string) => boolean) => boolean;
}

/** What a text looks for: by its own words alone, and by synonyms of them too where there are any. */
export interface SoughtText {
  readonly itself: Sought;
  readonly withSynonyms: Sought | null;
}

/** @param asked as `askedText` makes it. @returns null for a text without a word */
export function seekText(asked: string): SoughtText | null {
  const names = namesIn(soughtRuns(asked)).map(({ runs, synonyms }) => ({
    itself: all(runs.map(seekRun)),
    synonyms: synonyms.map(seekSynonym),
  }));
  if (names.length === 0) return null;
  return {
    itself: all(names.map(({ itself }) => itself)),
    withSynonyms: names.some(({ synonyms }) => synonyms.length > 0)
      ? all(names.map(({ itself, synonyms }) => any([itself, ...synonyms])))
      : null,
  };
}

function seekRun({ text, script }: Run): Sought {
  if (script === 'hangul' && text.length > 1) return seekHangul(text);
  if (script === 'initials') return any([term(terms.initials(text)), term(terms.innerInitials(text), { weight: 0.5 })]);
  return script === 'hangul' ? any([term(text), term(terms.part(text), { weight: 0.3 })]) : term(text);
}

/**
 * A run of Hangul is found as a word or its beginning; inside a compound, by all its pairs of syllables; or spread over words, by all but the pairs
 * at their seams. Each also without its particle.
 */
function seekHangul(word: string): Sought {
  const stem = withoutParticle(word);
  const pairs = bigrams(word).map(terms.part);
  return {
    terms: [...term(word).terms, ...(stem === null ? [] : term(stem, { weight: 0.7 }).terms), ...pairTerms(pairs)],
    isFound: (has) =>
      has(word) ||
      (stem !== null && has(stem)) ||
      isCovered(pairs, has) ||
      (stem !== null && isCovered(pairs.slice(0, stem.length - 1), has)),
  };
}

/** Whether the pairs make up the word, cut into pieces of two syllables or more: `수출지원` needs `수출` and `지원`, not `출지`. */
function isCovered(pairs: readonly string[], has: (term: string) => boolean): boolean {
  return pairs.every((pair, at) => has(pair) || (at > 0 && at < pairs.length - 1 && has(pairs[at - 1] ?? '') && has(pairs[at + 1] ?? '')));
}

/** A name that stands for another: nobody typed it, so no beginning of it is meant, nor its parts here and there. */
function seekSynonym(name: string): Sought {
  const runs = runsOf(name);
  const apart = all(runs.map(seekTightly));
  const isSpacedHangul = runs.length > 1 && runs.every(({ script }) => script === 'hangul');
  return isSpacedHangul ? any([seekTightlyHangul(runs.map(({ text }) => text).join('')), apart]) : apart;
}

function seekTightly({ text, script }: Run): Sought {
  return script === 'hangul' && text.length > 1 ? seekTightlyHangul(text) : term(text, { prefix: false });
}

/** A document's word may begin with it, or have it inside. */
function seekTightlyHangul(word: string): Sought {
  const pairs = bigrams(word).map(terms.part);
  return { terms: [...term(word).terms, ...pairTerms(pairs)], isFound: (has) => has(word) || pairs.every(has) };
}

function pairTerms(pairs: readonly string[]): readonly SoughtTerm[] {
  return pairs.flatMap((pair) => term(pair, { prefix: false, weight: 1 / pairs.length }).terms);
}

function term(sought: string, { prefix = true, weight = 1 }: Partial<SoughtTerm> = {}): Sought {
  return { terms: [{ term: sought, prefix, weight }], isFound: (has) => has(sought) };
}

function any(some: readonly Sought[]): Sought {
  return { terms: termsIn(some), isFound: (has) => some.some((each) => each.isFound(has)) };
}

function all(some: readonly Sought[]): Sought {
  return { terms: termsIn(some), isFound: (has) => some.every((each) => each.isFound(has)) };
}

function termsIn(some: readonly Sought[]): readonly SoughtTerm[] {
  return some.flatMap((each) => each.terms);
}

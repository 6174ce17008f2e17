import { bigrams } from '#korea';
import { innerInitials, leadingInitials } from '../text/initials.js';
import { compact, runsOf } from '../text/text-runs.js';

/**
 * What a text is found by. One index holds all kinds, told apart by the first character: words stand as they are.
 */
export const terms = {
  part: (pair: string) => `+${pair}`,
  initials: (consonants: string) => `^${consonants}`,
  innerInitials: (consonants: string) => `~${consonants}`,
  whole: (text: string) => `=${compact(text)}`,
};

/** The words of a text, and the pairs of syllables within them, by which a part of a compound is found. */
export function wordTerms(text: string): readonly string[] {
  return runsOf(text).flatMap((run) => {
    if (run.script !== 'hangul') return [run.text];
    // A single syllable in a query finds the pairs that begin with it: the last one begins none.
    return [run.text, ...new Set([...bigrams(run.text), run.text.slice(-1)].map(terms.part))];
  });
}

/** The initial consonants of a line: from each word on to the line's end, and from each syllable on to its word's end. */
export function initialTerms(line: string): readonly string[] {
  return [...new Set([...leadingInitials(line).map(terms.initials), ...innerInitials(line).map(terms.innerInitials)])];
}

/** A line as a whole, so that a text that is exactly it can be told. */
export function wholeTerm(line: string): readonly string[] {
  const term = terms.whole(line);
  return term === '=' ? [] : [term];
}

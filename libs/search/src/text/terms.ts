import { bigrams } from '#korea';
import type { SearchDocument } from '../search.port.js';
import { innerInitials, leadingInitials } from './initials.js';
import { compact, runsOf } from './text-runs.js';

export const fields = ['title', 'otherNames', 'labels', 'supports', 'host', 'summary'] as const;
export type Field = (typeof fields)[number];

const foundByInitials: ReadonlySet<Field> = new Set(['title', 'otherNames', 'labels']);
const foundWhole: ReadonlySet<Field> = new Set(['title', 'otherNames']);

/**
 * What a text is found by. One index holds all kinds, told apart by the first character: words stand as they are.
 */
export const terms = {
  part: (pair: string) => `+${pair}`,
  initials: (consonants: string) => `^${consonants}`,
  innerInitials: (consonants: string) => `~${consonants}`,
  whole: (text: string) => `=${compact(text)}`,
};

/** The lines of one field of a document. */
export function linesOf(document: SearchDocument, field: Field): readonly string[] {
  const value = document[field];
  return typeof value === 'string' ? value.split('\n') : value.flatMap((line) => line.split('\n'));
}

/** All that a field is found by, as often as it says it. */
export function fieldTerms(lines: readonly string[], field: Field): string[] {
  return lines.flatMap((line) => [
    ...wordTerms(line),
    ...(foundByInitials.has(field) ? initialTerms(line) : []),
    ...(foundWhole.has(field) ? wholeTerm(line) : []),
  ]);
}

/** The words of a text, and the pairs of syllables within them, by which a part of a compound is found. */
function wordTerms(text: string): readonly string[] {
  return runsOf(text).flatMap((run) => {
    if (run.script !== 'hangul') return [run.text];
    // A single syllable in a query finds the pairs that begin with it: the last one begins none.
    return [run.text, ...new Set([...bigrams(run.text), run.text.slice(-1)].map(terms.part))];
  });
}

/** The initial consonants of a line: from each word on to the line's end, and from each syllable on to its word's end. */
function initialTerms(line: string): readonly string[] {
  return [...new Set([...leadingInitials(line).map(terms.initials), ...innerInitials(line).map(terms.innerInitials)])];
}

/** A line as a whole, so that a text that is exactly it can be told. */
function wholeTerm(line: string): readonly string[] {
  const term = terms.whole(line);
  return term === '=' ? [] : [term];
}

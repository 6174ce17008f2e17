import type { SearchDocument } from '../search.port.js';
import { askedText } from './asked.js';
import { type SoughtTerm, seekText } from './sought.js';
import { fields, fieldTerms, linesOf, terms } from './terms.js';

/** What a document can be found by: made once where many texts are asked of one document. */
export class DocumentTerms {
  /** No term has a line break in it. */
  private readonly lines: string;

  constructor(document: SearchDocument) {
    const found = new Set(fields.flatMap((field) => fieldTerms(linesOf(document, field), field)));
    this.lines = `\n${[...found].join('\n')}\n`;
  }

  has(term: string): boolean {
    return this.lines.includes(`\n${term}\n`);
  }

  begins(start: string): boolean {
    return this.lines.includes(`\n${start}`);
  }
}

/** A text, prepared to be asked of many documents. */
export interface TextQuery {
  /**
   * Whether the search in this process finds the document by the text: every word somewhere in it, as a word, a beginning, initial consonants,
   * part of a compound, with a particle, or by a synonym. No index is asked and no score made.
   */
  readonly fits: (document: SearchDocument | DocumentTerms) => boolean;
}

/** @param text as it was typed. One without a word fits nothing; what follows its 200th character is passed over. */
export function textQuery(text: string): TextQuery {
  const asked = askedText(text);
  const sought = seekText(asked);
  if (sought === null) return { fits: () => false };
  const { terms: wanted, isFound } = sought.withSynonyms ?? sought.itself;
  const looksLikeAny = byTerm(wanted);
  const whole = terms.whole(asked);
  return {
    fits: (document) => {
      const found = document instanceof DocumentTerms ? document : new DocumentTerms(document);
      return isFound((term) => (looksLikeAny.get(term) === true ? found.begins(term) : found.has(term))) || found.has(whole);
    },
  };
}

/** Whether the beginning of a term will do, by term: it will where it does for one of those who want the term. */
function byTerm(wanted: readonly SoughtTerm[]): ReadonlyMap<string, boolean> {
  const prefixes = new Map<string, boolean>();
  for (const { term, prefix } of wanted) prefixes.set(term, prefix || prefixes.get(term) === true);
  return prefixes;
}

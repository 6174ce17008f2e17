import { createHash } from 'node:crypto';
import type { SearchDocument } from '../search.port.js';
import { innerInitials, leadingInitials } from '../text/initials.js';
import { compact, runsOf } from '../text/text-runs.js';

/** What is sent to the server of a document. Texts go out as their words, as the words of a query do, so that `R&D` is `rd` in both. */
// A type, not an interface: the client wants what any property may be read of.
export type IndexedDocument = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly otherNames: readonly string[];
  readonly labels: readonly string[];
  readonly supports: readonly string[];
  readonly host: string;
  readonly summary: string;
  readonly initials: readonly string[];
  readonly innerInitials: readonly string[];
  readonly names: readonly string[];
};

/** @throws TypeError an id that the server would refuse, with all that is sent together with it */
export function indexedDocument(document: SearchDocument): IndexedDocument {
  if (!isId(document.id)) throw new TypeError(`search cannot hold the id ${JSON.stringify(document.id.slice(0, 100))}`);
  const found = [document.title, ...document.otherNames, ...document.labels];
  return {
    id: document.id,
    version: document.version,
    title: words(document.title),
    otherNames: document.otherNames.map(words),
    labels: document.labels.map(words),
    supports: document.supports.map(words),
    host: words(document.host),
    summary: words(document.summary),
    initials: distinct(found.flatMap(leadingInitials).map(initialsWord)),
    innerInitials: distinct(found.flatMap(innerInitials).map(initialsWord)),
    names: distinct([document.title, ...document.otherNames].map(nameDigest)),
  };
}

/** What the server takes for an id. */
export function isId(id: string): boolean {
  return /^[\w-]{1,511}$/.test(id);
}

/**
 * Initial consonants as a word of Latin letters. As they are, a Korean dictionary would take them apart, and the server's normal form of 소재
 * begins with the same letters as that of ㅅ.
 */
export function initialsWord(consonants: string): string {
  return Array.from(consonants, (consonant) => letters[consonant] ?? '').join('');
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (consonant, at) => [consonant, String.fromCharCode(0x61 + at)]),
);

/** A name without what differs only in spaces, marks or case. A digest: filters compare no more than the first few hundred bytes. */
export function nameDigest(name: string): string {
  return createHash('sha256').update(compact(name)).digest('hex').slice(0, 32);
}

function words(text: string): string {
  return runsOf(text)
    .map((run) => run.text)
    .join(' ');
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

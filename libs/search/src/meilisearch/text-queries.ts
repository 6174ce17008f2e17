import type { MultiSearchQuery } from 'meilisearch';
import { askedText, soughtRuns } from '../text/asked.js';
import { withoutParticle } from '../text/particles.js';
import { namesIn } from '../text/synonyms.js';
import { type Run, runsOf } from '../text/text-runs.js';
import { equals } from './filter.js';
import { initialsWord, nameDigest } from './indexed-document.js';
import { initialsAttributes, mostHits, textAttributes } from './settings.js';

export type Query = Omit<MultiSearchQuery, 'indexUid'>;
/** Score by id. */
export type Scores = ReadonlyMap<string, number>;

/** One word of a text: the queries that may find it, each with how much what it finds counts. */
export interface SoughtWord {
  readonly queries: readonly { readonly query: Query; readonly weight: number }[];
}

/** A name in a text: its own words, and those of each of its synonyms; any of these will do. */
export interface SoughtName {
  readonly itself: readonly SoughtWord[];
  readonly synonyms: readonly (readonly SoughtWord[])[];
}

/** What the queries of a name found: by its own words, and by these or a synonym. */
export interface FoundName {
  readonly itself: Scores;
  readonly withSynonyms: Scores;
}

const leastScore = 0.001;

/**
 * The names in a text. Each word is a query of its own: within one query the server takes only the last word for a beginning, and looks at no more
 * than ten. Synonyms are asked for here rather than left to the server's setting, as it ranks one in the title above the word itself in the summary.
 */
export function namesOf(text: string): readonly SoughtName[] {
  const runs = new Map(soughtRuns(askedText(text)).map((run) => [run.text, run]));
  return namesIn([...runs.values()]).map((named) => ({
    itself: named.runs.map((run) => ({ queries: queriesOf(run) })),
    synonyms: named.synonyms.flatMap(alternativesOf),
  }));
}

/** Finds the programmes that are called exactly so. */
export function exactQuery(text: string): Query {
  return { q: '', filter: equals('names', nameDigest(askedText(text))), limit: mostHits, attributesToRetrieve: ['id'] };
}

function queriesOf({ text, script }: Run): SoughtWord['queries'] {
  if (script === 'initials') return [{ query: search(initialsWord(text), initialsAttributes), weight: 1 }];
  const stem = script === 'hangul' ? withoutParticle(text) : null;
  const whole = { query: search(text, textAttributes), weight: 1 };
  return stem === null ? [whole] : [whole, { query: search(stem, textAttributes), weight: 0.7 }];
}

/** The words of a synonym, and where it is Hangul in several, it in one. */
function alternativesOf(name: string): readonly (readonly SoughtWord[])[] {
  const runs = runsOf(name);
  const apart = runs.map((run) => ({ queries: [{ query: search(tightly(run), textAttributes), weight: 1 }] }));
  if (runs.length === 1 || runs.some(({ script }) => script !== 'hangul')) return [apart];
  const joined = runs.map(({ text }) => text).join('');
  return [apart, [{ queries: [{ query: search(joined, textAttributes), weight: 1 }] }]];
}

/** What is short is sought as a whole word: a phrase has no beginning and no typo. */
function tightly({ script, text }: Run): string {
  return script === 'hangul' && text.length > 1 ? text : `"${text}"`;
}

function search(q: string, attributes: readonly string[]): Query {
  return {
    q,
    limit: mostHits,
    attributesToRetrieve: ['id'],
    attributesToSearchOn: [...attributes],
    matchingStrategy: 'all',
    showRankingScore: true,
    locales: ['kor'],
  };
}

/** What a word finds: the best of what its queries found. */
function scoresOf(word: SoughtWord, answers: readonly Scores[]): Scores {
  const best = new Map<string, number>();
  for (const [at, answer] of answers.entries()) {
    const weight = word.queries[at]?.weight ?? 1;
    for (const [id, score] of answer) best.set(id, Math.max(best.get(id) ?? leastScore, score * weight));
  }
  return best;
}

/** All queries of a name, in the order in which `foundOf` takes their answers. */
export function queriesIn(name: SoughtName): readonly Query[] {
  return [name.itself, ...name.synonyms].flat().flatMap((word) => word.queries.map(({ query }) => query));
}

/** @param answers one for each of `queriesIn(name)` */
export function foundOf(name: SoughtName, answers: readonly Scores[]): FoundName {
  let next = 0;
  const scores = (words: readonly SoughtWord[]) =>
    ofAll(words.map((word) => scoresOf(word, answers.slice(next, (next += word.queries.length)))));
  const itself = scores(name.itself);
  return { itself, withSynonyms: bestOf([itself, ...name.synonyms.map(scores)]) };
}

/** What each of these found, by the mean of how well. */
export function ofAll(found: readonly Scores[]): Scores {
  const [fewest, ...rest] = found.toSorted((a, b) => a.size - b.size);
  const ids = [...(fewest?.keys() ?? [])].filter((id) => rest.every((scores) => scores.has(id)));
  return new Map(ids.map((id) => [id, found.reduce((sum, scores) => sum + (scores.get(id) ?? 0), 0) / found.length]));
}

function bestOf(found: readonly Scores[]): Scores {
  const best = new Map<string, number>();
  for (const scores of found) for (const [id, score] of scores) best.set(id, Math.max(best.get(id) ?? 0, score));
  return best;
}

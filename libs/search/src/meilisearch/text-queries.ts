import type { MultiSearchQuery } from 'meilisearch';
import type { SearchHit } from '../search.port.js';
import { askedText, soughtRuns } from '../text/asked.js';
import { withoutParticle } from '../text/particles.js';
import type { Run } from '../text/text-runs.js';
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

/** Next to a programme that is called exactly so, all others score less than this. */
const belowExact = 0.9;
const leastScore = 0.001;

/**
 * The words of a text. Each is a query of its own: within one query the server takes only the last word for a beginning, and looks at no more
 * than ten.
 */
export function wordsOf(text: string): readonly SoughtWord[] {
  const runs = new Map(soughtRuns(askedText(text)).map((run) => [run.text, run]));
  return [...runs.values()].map((run) => ({ queries: queriesOf(run) }));
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
export function scoresOf(word: SoughtWord, answers: readonly Scores[]): Scores {
  const best = new Map<string, number>();
  for (const [at, answer] of answers.entries()) {
    const weight = word.queries[at]?.weight ?? 1;
    for (const [id, score] of answer) best.set(id, Math.max(best.get(id) ?? leastScore, score * weight));
  }
  return best;
}

/** What was found of every word, best first; those of one score by id. */
export function hitsOf(exact: ReadonlySet<string>, words: readonly Scores[], limit: number): readonly SearchHit[] {
  const scale = exact.size > 0 ? belowExact : 1;
  const [first, ...rest] = words.toSorted((a, b) => a.size - b.size);
  const others = [...(first?.keys() ?? [])]
    .filter((id) => !exact.has(id) && rest.every((scores) => scores.has(id)))
    .map((id) => ({ id, score: (words.reduce((sum, scores) => sum + (scores.get(id) ?? 0), 0) / words.length) * scale }));
  const hits = [...Array.from(exact, (id) => ({ id, score: 1 })), ...others];
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, Math.max(0, limit));
}

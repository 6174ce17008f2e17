import type { SearchHit } from '../search.port.js';

/** Next to a programme that is called exactly so, all others score less than this. */
const belowExact = 0.9;
/** Next to one that has the words themselves, what only a synonym finds scores less than this share, and they no less. */
const synonymShare = 0.5;
/** So that the best of one tier is below the least of the one above. */
const justBelow = 0.999;

/** What a text has found, in tiers; scores from 0 to 1 within each. */
export interface Tiers {
  /** Called exactly so. */
  readonly exact: Iterable<string>;
  /** They have every word of the text. */
  readonly itself: ReadonlyMap<string, number>;
  /** They have every word or a synonym of it. */
  readonly bySynonym: ReadonlyMap<string, number>;
}

/** The hits of all tiers, each once and in the best it is in, best first; those of one score by id. */
export function hitsOf({ exact, itself, bySynonym }: Tiers, limit: number): readonly SearchHit[] {
  const hits = new Map<string, number>(Array.from(exact, (id) => [id, 1]));
  const scale = hits.size > 0 ? belowExact : 1;
  const others = [...bySynonym].filter(([id]) => !hits.has(id) && !itself.has(id));
  const own = [...itself].filter(([id]) => !hits.has(id));
  const [from, share] = own.length > 0 && others.length > 0 ? [synonymShare, synonymShare * justBelow] : [0, 1];
  for (const [id, score] of own) hits.set(id, (from + score * (1 - from)) * scale);
  for (const [id, score] of others) hits.set(id, score * share * scale);
  return Array.from(hits, ([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

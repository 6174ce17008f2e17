import { withoutParticle } from './particles.js';
import { synonymGroups } from './synonyms.data.js';
import { compact, type Run, runsOf } from './text-runs.js';

const groupsByName: ReadonlyMap<string, readonly string[]> = new Map(
  synonymGroups.flatMap((group) => group.map((name) => [compact(name), group] as const)),
);

const longestName = Math.max(...synonymGroups.flat().map((name) => runsOf(name).length));

/** The runs of a text that make up one name, or a single run, and by what else it is found. */
export interface Named {
  readonly runs: readonly Run[];
  readonly synonyms: readonly string[];
}

/** The names in a sequence of runs, from the left and the longest first: `해외 진출 지원` is `해외 진출`, then `지원`. */
export function namesIn(runs: readonly Run[]): readonly Named[] {
  const names: Named[] = [];
  for (let at = 0; at < runs.length;) {
    const named = longestAt(runs, at);
    names.push(named);
    at += named.runs.length;
  }
  return names;
}

function longestAt(runs: readonly Run[], at: number): Named {
  for (let length = Math.min(longestName, runs.length - at); length > 0; length -= 1) {
    const some = runs.slice(at, at + length);
    const synonyms = synonymsOf(some.map(({ text }) => text).join(''));
    if (synonyms.length > 0) return { runs: some, synonyms };
  }
  return { runs: runs.slice(at, at + 1), synonyms: [] };
}

/** The other names of what has this one, with or without a particle; and this one too where it may be written in one word or several. */
function synonymsOf(text: string): readonly string[] {
  const name = groupsByName.has(text) ? text : (withoutParticle(text) ?? '');
  return groupsByName.get(name)?.filter((other) => compact(other) !== name || runsOf(other).length > 1) ?? [];
}

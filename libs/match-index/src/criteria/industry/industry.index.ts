import type { CriterionOf } from '#eligibility';
import { sectionOf } from '#korea';
import { ListedFamily } from '../../families/listed.family.js';
import { type Leaf, literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { possibleIfNotGiven } from '../given.js';
import { sorted } from '../sorted.js';

interface IndustryLeaf extends Leaf {
  readonly codes: readonly string[];
  readonly main: boolean;
}

const given = 'industries';
/** Digits of the finest code. */
const finest = 5;

/** A KSIC code that starts with a listed one: firms are kept under every beginning of each code, the main one apart from the others, and under the code itself where it is short. */
export const industry: CriterionIndex<IndustryLeaf> = {
  test: 'industry',
  compile(criterion) {
    const { in: listed, main = false } = (criterion as CriterionOf<'industry'>).industry;
    const codes = sorted(listed);
    return literal<IndustryLeaf>({ test: 'industry', key: `industry ${codes.join(',')} ${main}`, codes, main });
  },

  reads: ['industries'],
  facts({ industries }, to) {
    if (industries === undefined) return;
    to.row(given);
    industries.forEach((code, index) => to.allRows(keysOfFirm[index === 0 ? 'main' : 'other'](code)));
  },

  cost: 2,
  firms({ codes, main }, { keys }) {
    const ranks = main ? ['main'] : ['main', 'other'];
    const of = (prefix: string, names: readonly string[]) =>
      ranks.flatMap((rank) => names.map((name) => keys.of(`${prefix} ${rank} ${name}`)));
    const met = of('industry', codes);
    const possible = of('industry at', sorted(codes.flatMap((code) => beginningsOf(code).slice(1))));
    const known = keys.of(given);
    return (segment, answer) => {
      segment.rows.copyUnion(answer.met, met, answer.length);
      possibleIfNotGiven(segment, known, answer);
      for (const key of possible) segment.rows.orInto(answer.possible, key, answer.length);
    };
  },

  familyOf: ({ main }) => (main ? 'industry main' : 'industry any'),
  family: ({ main }, negated, memory) =>
    new ListedFamily(
      {
        list({ codes }, to) {
          for (const code of codes) to.row(`ksic ${code}`);
          for (const code of sorted(codes.flatMap((each) => beginningsOf(each).slice(1)))) to.row(`ksic below ${code}`);
        },
        ask({ profile: { industries } }, hits) {
          if (industries === undefined) return hits.unknown();
          for (const code of main ? industries.slice(0, 1) : industries) {
            hits.metAll(keysOf(code));
            if (code.length < finest) hits.possible(`ksic below ${code}`);
          }
        },
      },
      negated,
      memory,
    ),
};

const beginnings = new Map<string, readonly string[]>();
const hitKeys = new Map<string, readonly string[]>();

/** From the code itself up to its section: `28202`, `2820`, `282`, `28`, `C`. */
function beginningsOf(code: string): readonly string[] {
  let found = beginnings.get(code);
  if (found === undefined) {
    const digits = code.length === 1 ? [] : Array.from({ length: code.length - 1 }, (_, cut) => code.slice(0, code.length - cut));
    found = [...digits, sectionOf(code)];
    beginnings.set(code, found);
  }
  return found;
}

/** Under which keys a firm with such a code is kept. */
const keysOfFirm = { main: firmKeysOf('main'), other: firmKeysOf('other') };

function firmKeysOf(rank: 'main' | 'other'): (code: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (code) => {
    let found = known.get(code);
    if (found === undefined) {
      const own = code.length < finest ? [`industry at ${rank} ${code}`] : [];
      found = [...beginningsOf(code).map((beginning) => `industry ${rank} ${beginning}`), ...own];
      known.set(code, found);
    }
    return found;
  };
}

function keysOf(code: string): readonly string[] {
  let found = hitKeys.get(code);
  if (found === undefined) {
    found = beginningsOf(code).map((beginning) => `ksic ${beginning}`);
    hitKeys.set(code, found);
  }
  return found;
}

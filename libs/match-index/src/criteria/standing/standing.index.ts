import type { CriterionOf, StandingFlag } from '#eligibility';
import { EnumeratedFamily } from '../../families/enumerated.family.js';
import { type Leaf, literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { sorted } from '../sorted.js';

interface StandingLeaf extends Leaf {
  readonly none: readonly StandingFlag[];
}

/** None of these flags: a firm is kept under each flag with what it says of it. */
export const standing: CriterionIndex<StandingLeaf> = {
  test: 'standing',
  compile(criterion) {
    const none = sorted((criterion as CriterionOf<'standing'>).standing.none);
    return literal<StandingLeaf>({ test: 'standing', key: `standing ${none.join(',')}`, none });
  },

  reads: ['standing'],
  facts({ standing: said = {} }, to) {
    for (const flag in said) {
      const applies = said[flag as StandingFlag];
      if (applies !== undefined) to.row(`standing ${flag} ${applies}`);
    }
  },

  cost: 1,
  firms({ none }, { keys }) {
    const free = none.map((flag) => keys.of(`standing ${flag} false`));
    const applying = none.map((flag) => keys.of(`standing ${flag} true`));
    return ({ rows }, { kernel, length, met, possible, scratch }) => {
      kernel.fill(met, length);
      kernel.fill(possible, length);
      for (const key of free) rows.and(met, key, length, scratch);
      for (const key of applying) rows.clearFrom(possible, key, length);
    };
  },

  familyOf: () => 'standing',
  family: (_, negated, memory) =>
    new EnumeratedFamily(
      ({ none }, { profile: { standing: said } }) => {
        if (none.some((flag) => said?.[flag] === true)) return 'unmet';
        return none.every((flag) => said?.[flag] === false) ? 'met' : 'unknown';
      },
      negated,
      memory,
    ),
};

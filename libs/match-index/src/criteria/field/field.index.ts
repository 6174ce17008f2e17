import type { CriterionOf } from '#eligibility';
import { ListedFamily } from '../../families/listed.family.js';
import { type Leaf, literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { possibleIfNotGiven } from '../given.js';
import { sorted } from '../sorted.js';

interface FieldLeaf extends Leaf {
  readonly codes: readonly string[];
}

const given = 'fields';

/** One of the fields the firm states. */
export const field: CriterionIndex<FieldLeaf> = {
  test: 'field',
  compile(criterion) {
    const codes = sorted((criterion as CriterionOf<'field'>).field.in);
    return literal<FieldLeaf>({ test: 'field', key: `field ${codes.join(',')}`, codes });
  },

  reads: ['fields'],
  facts({ fields }, to) {
    if (fields === undefined) return;
    to.row(given);
    for (const code of fields) to.row(`field ${code}`);
  },

  cost: 1,
  firms({ codes }, { keys }) {
    const fitting = codes.map((code) => keys.of(`field ${code}`));
    const known = keys.of(given);
    return (segment, answer) => {
      segment.rows.copyUnion(answer.met, fitting, answer.length);
      possibleIfNotGiven(segment, known, answer);
    };
  },

  familyOf: () => 'field',
  family: (_, negated, memory) =>
    new ListedFamily(
      {
        list({ codes }, to) {
          for (const code of codes) to.row(`field ${code}`);
        },
        ask({ profile: { fields } }, hits) {
          if (fields === undefined) return hits.unknown();
          for (const code of fields) hits.met(`field ${code}`);
        },
      },
      negated,
      memory,
    ),
};

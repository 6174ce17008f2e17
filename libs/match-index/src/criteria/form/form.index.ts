import type { CriterionOf, Form } from '#eligibility';
import { EnumeratedFamily } from '../../families/enumerated.family.js';
import { type Leaf, literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { possibleIfNotGiven } from '../given.js';
import { sorted } from '../sorted.js';

interface FormLeaf extends Leaf {
  readonly asked: readonly Form[];
}

const given = 'form';

/** The legal form. */
export const form: CriterionIndex<FormLeaf> = {
  test: 'form',
  compile(criterion) {
    const asked = sorted((criterion as CriterionOf<'form'>).form.in);
    return literal<FormLeaf>({ test: 'form', key: `form ${asked.join(',')}`, asked });
  },

  reads: ['form'],
  facts({ form: own }, to) {
    if (own === undefined) return;
    to.row(given);
    to.row(`form ${own}`);
  },

  cost: 1,
  firms({ asked }, { keys }) {
    const fitting = asked.map((each) => keys.of(`form ${each}`));
    const known = keys.of(given);
    return (segment, answer) => {
      segment.rows.copyUnion(answer.met, fitting, answer.length);
      possibleIfNotGiven(segment, known, answer);
    };
  },

  familyOf: () => 'form',
  family: (_, negated, memory) =>
    new EnumeratedFamily(
      ({ asked }, { profile: { form: own } }) => (own === undefined ? 'unknown' : asked.includes(own) ? 'met' : 'unmet'),
      negated,
      memory,
    ),
};

import { literal } from '../../rules/node.js';
import type { CriterionIndex } from '../criterion-index.js';
import { ConfirmFamily } from './confirm.family.js';
import type { ConfirmLeaf } from './confirm.leaf.js';

/** What the firm answered: it is kept under each answer it gave. */
export const confirm: CriterionIndex<ConfirmLeaf> = {
  test: 'confirm',
  compile(_, { id, programId, bareAnswers }) {
    const answerKeys = [...(programId === undefined ? [] : [`${programId}/${id}`]), `*/${id}`, ...(bareAnswers === true ? [id] : [])];
    return literal<ConfirmLeaf>({ test: 'confirm', key: `confirm ${JSON.stringify(answerKeys)}`, answerKeys });
  },

  reads: ['answers'],
  facts({ answers = {} }, to) {
    for (const key of Object.keys(answers)) if (answers[key] !== undefined) to.row(answerKey(key, answers[key]));
  },

  cost: 1,
  firms({ answerKeys }, { keys }) {
    const last = [...answerKeys].reverse();
    const answers = last.map((key) => ({ yes: keys.of(answerKey(key, true)), no: keys.of(answerKey(key, false)) }));
    return ({ rows }, { kernel, length, met, possible, scratch }) => {
      const unmet = scratch;
      kernel.zero(met, length);
      kernel.zero(unmet, length);
      // From the last key to the first, so that the first overwrites.
      for (const { yes, no } of answers) {
        rows.orInto(met, yes, length);
        rows.clearFrom(unmet, yes, length);
        rows.orInto(unmet, no, length);
        rows.clearFrom(met, no, length);
      }
      kernel.copy(possible, unmet, length);
      kernel.not(possible, length);
    };
  },

  familyOf: () => 'confirm',
  family: (_, negated, memory) => new ConfirmFamily(negated, memory),
};

function answerKey(key: string, answer: boolean): string {
  return `answer ${answer} ${key}`;
}

import type { Leaf } from '../../rules/node.js';

export interface ConfirmLeaf extends Leaf {
  /** The keys an answer may stand under, the first that is answered counting. */
  readonly answerKeys: readonly string[];
}

import type { Stage } from '#eligibility';
import type { Leaf, Reference } from '../../rules/node.js';

export const stageBit: Readonly<Record<Stage, number>> = { 'pre-startup': 1, operating: 2, closed: 4 };
export const operating = stageBit.operating;

export interface StageLeaf extends Leaf {
  /** Stages asked for, as bits. */
  readonly asked: number;
  readonly on: Reference;
}

export function stageKey(stage: Stage): string {
  return `stage ${stage}`;
}

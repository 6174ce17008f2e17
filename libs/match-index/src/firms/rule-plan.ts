import { criterionIndexes } from '../criteria/index.js';
import { isLiteral, type Node } from '../rules/node.js';
import type { FirmTest, FirmTestSetup } from './firm-test.js';

/** A rule made ready to be answered segment by segment, the cheap parts first. */
export type RulePlan =
  | { readonly kind: 'leaf'; readonly test: FirmTest; readonly negated: boolean; readonly cost: number }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly RulePlan[]; readonly cost: number; readonly depth: number };

export function planOf(node: Node, setup: FirmTestSetup): RulePlan {
  if (isLiteral(node)) {
    const criterion = criterionIndexes[node.leaf.test];
    return { kind: 'leaf', test: criterion.firms(node.leaf, setup), negated: node.negated, cost: criterion.cost };
  }
  const kind = 'all' in node ? 'all' : 'any';
  const parts = ('all' in node ? node.all : node.any).map((part) => planOf(part, setup)).sort((a, b) => a.cost - b.cost);
  return {
    kind,
    parts,
    cost: parts.reduce((sum, part) => sum + part.cost, 0),
    depth: 1 + parts.reduce((deepest, part) => Math.max(deepest, part.kind === 'leaf' ? 0 : part.depth), 0),
  };
}

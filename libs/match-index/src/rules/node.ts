import type { TestName } from '#eligibility';
import type { DayNumber } from '../days/day-code.js';

/** The day a leaf refers to; `asOf` where it is the day of the question, whichever that is. */
export type Reference = DayNumber | 'asOf';

/** One test of a rule, as the index knows it: operands sorted, its reference date resolved. Leaves with the same key are the same. */
export interface Leaf {
  readonly test: TestName;
  readonly key: string;
  /** Codes alone cannot tell it: among the programmes such a leaf is left out and the rule verified. */
  readonly inexact?: boolean;
  /** Its criterion is made of several leaves. */
  readonly isPart?: boolean;
  /** It refers to the day of the question, so that a day passing may turn it. */
  readonly hangsOnAsOf?: boolean;
}

/** A leaf or its negation. Swaps met and unmet; unknown stays. */
export interface Literal {
  readonly leaf: Leaf;
  readonly negated: boolean;
}

/** A rule with its negations pushed down to the leaves, which Kleene's logic allows. `all` of nothing is met, `any` of nothing unmet. */
export type Node = { readonly all: readonly Node[] } | { readonly any: readonly Node[] } | Literal;

export const met: Node = { all: [] };

export function isLiteral(node: Node): node is Literal {
  return 'leaf' in node;
}

export function negate(node: Node): Node {
  if (isLiteral(node)) return { leaf: node.leaf, negated: !node.negated };
  return 'all' in node ? { any: node.all.map(negate) } : { all: node.any.map(negate) };
}

export function literalsOf(node: Node): readonly Literal[] {
  if (isLiteral(node)) return [node];
  return ('all' in node ? node.all : node.any).flatMap(literalsOf);
}

// The type parameter lets whoever calls say which leaf is meant, so that its members are checked.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function literal<L extends Leaf>(leaf: L): Literal {
  return { leaf, negated: false };
}

import { isLiteral, type Literal, type Node } from './node.js';

/** Literals that must all hold. */
export type Conjunct = readonly Literal[];

/** More conjuncts than this are not kept: the rule is then held wider than it is, and verified. */
const most = 16;

/**
 * A rule as conjuncts of which one must hold, which is the same in Kleene's logic (it distributes). If they are too many, the one conjunct of what must hold in any case, which is wider than
 * the rule.
 */
export function conjunctsOf(node: Node): { readonly conjuncts: readonly Conjunct[]; readonly exact: boolean } {
  const conjuncts = expand(node);
  if (conjuncts !== null) return { conjuncts: conjuncts.map(withoutRepeats), exact: true };
  return { conjuncts: [withoutRepeats(necessary(node))], exact: false };
}

/** Null: too many. */
function expand(node: Node): readonly Conjunct[] | null {
  if (isLiteral(node)) return [[node]];
  if ('any' in node) {
    const parts: Conjunct[] = [];
    for (const part of node.any) {
      const expanded = expand(part);
      if (expanded === null || parts.length + expanded.length > most) return null;
      parts.push(...expanded);
    }
    return parts;
  }
  let product: readonly Conjunct[] = [[]];
  for (const part of node.all) {
    const expanded = expand(part);
    if (expanded === null || product.length * expanded.length > most) return null;
    product = product.flatMap((left) => expanded.map((right) => [...left, ...right]));
  }
  return product;
}

function necessary(node: Node): Conjunct {
  if (isLiteral(node)) return [node];
  return 'all' in node ? node.all.flatMap(necessary) : [];
}

function withoutRepeats(conjunct: Conjunct): Conjunct {
  return [...new Map(conjunct.map((literal) => [`${literal.negated} ${literal.leaf.key}`, literal])).values()];
}

import type { Outcome, Rule, TraceEntry } from '#eligibility';

/** The conditions as the rule joins them: a single one, or some of which all, one or none must hold. */
export type ConditionNode =
  | { readonly kind: 'one'; readonly entry: TraceEntry }
  | { readonly kind: 'all' | 'any' | 'not'; readonly children: readonly ConditionNode[]; readonly outcome: Outcome };

/**
 * The tree of the conditions that must hold, preferred ones left out. What a group adds nothing to is taken apart: an `all` in an `all`, a group of one.
 * Entries of the trace that the rule does not name are appended, so that none is lost.
 */
export function conditionTree(rule: Rule | null, trace: readonly TraceEntry[]): readonly ConditionNode[] {
  const entries = new Map(trace.filter((entry) => entry.strength === 'must').map((entry) => [entry.id, entry]));
  const node = rule ? nodeOf(rule, '', entries) : null;
  const placed = node === null ? [] : node.kind === 'all' ? node.children : [node];
  return [...placed, ...[...entries.values()].map((entry): ConditionNode => ({ kind: 'one', entry }))];
}

/** Takes what it places out of the entries. */
function nodeOf(rule: Rule, path: string, entries: Map<string, TraceEntry>): ConditionNode | null {
  if ('not' in rule) {
    const child = nodeOf(rule.not, `${path}/not`, entries);
    return child && { kind: 'not', children: [child], outcome: opposite(outcomeOf(child)) };
  }
  if ('all' in rule) return groupOf('all', rule.all, path, entries);
  if ('any' in rule) return groupOf('any', rule.any, path, entries);
  const id = rule.id ?? path;
  const entry = entries.get(id);
  entries.delete(id);
  return entry ? { kind: 'one', entry } : null;
}

function groupOf(kind: 'all' | 'any', rules: readonly Rule[], path: string, entries: Map<string, TraceEntry>): ConditionNode | null {
  const children = rules
    .flatMap((rule, index) => nodeOf(rule, `${path}/${kind}/${index}`, entries) ?? [])
    .flatMap((child) => (child.kind === kind ? child.children : [child]));
  if (children.length <= 1) return children[0] ?? null;
  return { kind, children, outcome: joined(kind, children.map(outcomeOf)) };
}

export function outcomeOf(node: ConditionNode): Outcome {
  return node.kind === 'one' ? node.entry.outcome : node.outcome;
}

/** Kleene's logic. */
function joined(kind: 'all' | 'any', outcomes: readonly Outcome[]): Outcome {
  const decisive = kind === 'all' ? 'unmet' : 'met';
  if (outcomes.includes(decisive)) return decisive;
  return outcomes.includes('unknown') ? 'unknown' : opposite(decisive);
}

function opposite(outcome: Outcome): Outcome {
  if (outcome === 'unknown') return outcome;
  return outcome === 'met' ? 'unmet' : 'met';
}

import type { Rule } from '#eligibility';
import { sampleEntry } from '../testing/sample-match.js';
import { type ConditionNode, conditionTree } from './condition-tree.js';

const confirm = (id: string): Rule => ({ confirm: id, id });
const words = (nodes: readonly ConditionNode[]): readonly unknown[] =>
  nodes.map((node) => (node.kind === 'one' ? node.entry.id : { [node.kind]: words(node.children), is: node.outcome }));

describe('the tree of conditions', () => {
  test('shows alternatives together, with what the group comes to', () => {
    const rule: Rule = { all: [confirm('a'), { any: [confirm('b'), { all: [confirm('c'), confirm('d')] }] }] };
    const trace = [sampleEntry('a', 'met'), sampleEntry('b', 'met'), sampleEntry('c', 'met'), sampleEntry('d', 'unknown')];
    expect(words(conditionTree(rule, trace))).toEqual(['a', { any: ['b', { all: ['c', 'd'], is: 'unknown' }], is: 'met' }]);
  });

  test('takes apart groups that add nothing', () => {
    const rule: Rule = { all: [{ all: [confirm('a'), { all: [confirm('b')] }] }, { any: [confirm('c')] }] };
    const trace = ['a', 'b', 'c'].map((id) => sampleEntry(id, 'met'));
    expect(words(conditionTree(rule, trace))).toEqual(['a', 'b', 'c']);
  });

  test('turns the outcome over under a not', () => {
    expect(words(conditionTree({ not: confirm('a') }, [sampleEntry('a', 'met')]))).toEqual([{ not: ['a'], is: 'unmet' }]);
    expect(words(conditionTree({ not: confirm('a') }, [sampleEntry('a', 'unknown')]))).toEqual([{ not: ['a'], is: 'unknown' }]);
  });

  test('leaves preferred conditions out, and a group of nothing else with them', () => {
    const rule: Rule = { all: [confirm('a'), { any: [{ confirm: 'b', id: 'b', strength: 'preferred' }] }] };
    expect(words(conditionTree(rule, [sampleEntry('a', 'met'), sampleEntry('b', 'unmet', 'preferred')]))).toEqual(['a']);
  });

  test('finds criteria without an id by their place, and the rule that is one criterion', () => {
    const rule: Rule = { all: [{ employees: { min: 5 } }, { any: [{ employees: { max: 9 } }, confirm('b')] }] };
    const trace = [sampleEntry('/all/0', 'met'), sampleEntry('/all/1/any/0', 'met'), sampleEntry('b', 'met')];
    expect(words(conditionTree(rule, trace))).toEqual(['/all/0', { any: ['/all/1/any/0', 'b'], is: 'met' }]);
    expect(words(conditionTree({ employees: { min: 5 } }, [sampleEntry('', 'met')]))).toEqual(['']);
  });

  test('loses no entry that the rule does not name, and is empty without conditions', () => {
    expect(words(conditionTree(confirm('a'), [sampleEntry('z', 'met')]))).toEqual(['z']);
    expect(conditionTree(null, [])).toEqual([]);
  });
});

import type { Outcome } from '#eligibility';
import { rowIn, segmentOf } from '../memory/segment.js';
import type { Leaf } from '../rules/node.js';
import type { AskingFirm, Family, FamilyMemory } from './family.js';
import { FamilyRows } from './family-rows.js';

/** Leaves of which there are few that differ: each is answered for the firm, and the rows of those it fails are struck out. */
export class EnumeratedFamily<L extends Leaf> implements Family<L> {
  private readonly kept: FamilyRows;
  private readonly leaves: { readonly key: number; readonly leaf: L; rows: number; outcome: Outcome }[] = [];

  constructor(
    private readonly outcomeOf: (leaf: L, firm: AskingFirm) => Outcome,
    private readonly negated: boolean,
    private readonly memory: FamilyMemory,
  ) {
    this.kept = new FamilyRows(memory);
  }

  get size(): number {
    return this.kept.size;
  }

  has(row: number): boolean {
    return this.kept.has(row);
  }

  add(row: number, leaf: L): void {
    const key = this.memory.keys.of(leaf.key);
    let entry = this.leaves.find((each) => each.key === key);
    if (entry === undefined) {
      entry = { key, leaf, rows: 0, outcome: 'unknown' };
      this.leaves.push(entry);
    }
    entry.rows++;
    this.kept.enter(row);
    this.kept.rows(segmentOf(row)).add(key, rowIn(row));
  }

  remove(row: number, leaf: L): void {
    const key = this.memory.keys.of(leaf.key);
    const at = this.leaves.findIndex((each) => each.key === key);
    if (--this.leaves[at]!.rows === 0) this.leaves.splice(at, 1);
    this.kept.leave(row);
    this.kept.rows(segmentOf(row)).remove(key, rowIn(row));
  }

  put(firm: AskingFirm): void {
    for (const entry of this.leaves) entry.outcome = this.outcomeOf(entry.leaf, firm);
  }

  strike(segment: number, met: number, possible: number, length: number): void {
    if (this.kept.count(segment) === 0) return;
    const rows = this.kept.rows(segment);
    const failing = this.negated ? 'met' : 'unmet';
    for (const { key, outcome } of this.leaves) {
      if (outcome === failing) rows.clearFromBoth(met, possible, key, length);
      else if (outcome === 'unknown') rows.clearFrom(met, key, length);
    }
  }
}

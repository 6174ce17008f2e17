import type { TestName } from '#eligibility';
import { criterionIndexes } from '../criteria/index.js';
import type { AskingFirm, Family, FamilyMemory } from '../families/family.js';
import { longestList, Postings } from '../memory/postings.js';
import { rowIn, segmentOf } from '../memory/segment.js';
import type { Conjunct } from '../rules/conjuncts.js';
import type { Literal } from '../rules/node.js';

const live = 0;

/** Rows of which each stands for one conjunct: what a firm fails is struck out of all rows, family by family. */
export class ConjunctRows {
  readonly segments: { readonly rows: Postings; length: number }[] = [];
  private readonly families = new Map<string, Family[]>();
  private readonly tests = new Map<Family, TestName>();
  private readonly held = new Map<number, readonly { readonly family: Family; readonly literal: Literal }[]>();
  private readonly freeRows: number[] = [];
  private rows = 0;

  constructor(private readonly memory: FamilyMemory) {}

  get rowLimit(): number {
    return this.rows;
  }

  isLive(row: number): boolean {
    return this.held.has(row);
  }

  /** `isExact` is false if a literal could not be put in, so that the row comes out wider than its conjunct. */
  add(conjunct: Conjunct): { readonly row: number; readonly isExact: boolean } {
    const row = this.freeRows.pop() ?? this.rows++;
    const segment = this.segment(segmentOf(row));
    segment.rows.add(live, rowIn(row));
    segment.length = Math.max(segment.length, ((rowIn(row) >>> 9) + 1) * 64);
    const fitting = conjunct.filter(({ leaf }) => leaf.inexact !== true);
    const placed = fitting.map((literal) => ({ literal, family: this.familyWithRoom(literal, row) }));
    this.held.set(row, placed);
    return { row, isExact: fitting.length === conjunct.length };
  }

  remove(row: number): void {
    for (const { family, literal } of this.held.get(row)!) family.remove(row, literal.leaf);
    this.held.delete(row);
    this.segment(segmentOf(row)).rows.remove(live, rowIn(row));
    this.freeRows.push(row);
  }

  put(firm: AskingFirm): void {
    for (const families of this.families.values()) for (const family of families) if (family.size > 0) family.put(firm);
  }

  /** Fills a segment's `met` and `possible` for the firm that was put last. */
  match(number: number, met: number, possible: number): void {
    const { rows, length } = this.segments[number]!;
    rows.copyTo(met, live, length);
    this.memory.arena.kernel.copy(possible, met, length);
    for (const families of this.families.values())
      for (const family of families) if (family.size > 0) family.strike(number, met, possible, length);
  }

  /**
   * For the firm that was put last, family by family: fills the two bitmaps with the rows that do not fail a literal of the family, and those that may meet it, of all rows.
   */
  eachAlone(number: number, met: number, possible: number, use: (test: TestName) => void): void {
    const { length } = this.segments[number]!;
    const { kernel } = this.memory.arena;
    for (const families of this.families.values()) {
      for (const family of families) {
        if (family.size === 0) continue;
        kernel.fill(met, length);
        kernel.fill(possible, length);
        family.strike(number, met, possible, length);
        use(this.tests.get(family)!);
      }
    }
  }

  /** A family holds one literal a row: a second of its kind goes to the next like it. */
  private familyWithRoom({ leaf, negated }: Literal, row: number): Family {
    const criterion = criterionIndexes[leaf.test];
    const name = `${negated ? 'not ' : ''}${criterion.familyOf(leaf)}`;
    let families = this.families.get(name);
    if (families === undefined) this.families.set(name, (families = []));
    let family = families.find((each) => !each.has(row));
    if (family === undefined) {
      family = criterion.family(leaf, negated, this.memory);
      families.push(family);
      this.tests.set(family, leaf.test);
    }
    family.add(row, leaf);
    return family;
  }

  private segment(number: number): (typeof this.segments)[number] {
    const { arena } = this.memory;
    while (this.segments.length <= number) {
      this.segments.push({ rows: new Postings(arena, longestList.programs), length: 0 });
    }
    return this.segments[number]!;
  }
}

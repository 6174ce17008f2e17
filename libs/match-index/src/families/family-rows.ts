import { longestList, Postings } from '../memory/postings.js';
import { rowIn, segmentOf } from '../memory/segment.js';
import { Spans } from '../memory/spans.js';
import type { FamilyMemory } from './family.js';

const all = -1;

/** What every family keeps: per segment, its rows, and under which keys they stand. */
export class FamilyRows {
  size = 0;
  private readonly postings: Postings[] = [];
  private readonly spanLists: Spans[] = [];

  constructor(private readonly memory: FamilyMemory) {}

  has(row: number): boolean {
    return this.postings[segmentOf(row)]?.has(all, rowIn(row)) ?? false;
  }

  enter(row: number): void {
    this.rows(segmentOf(row)).add(all, rowIn(row));
    this.size++;
  }

  leave(row: number): void {
    this.rows(segmentOf(row)).remove(all, rowIn(row));
    this.size--;
  }

  count(segment: number): number {
    return this.postings[segment]?.count(all) ?? 0;
  }

  copyAll(to: number, segment: number, length: number): void {
    this.rows(segment).copyTo(to, all, length);
  }

  clearAll(to: number, segment: number, length: number): void {
    this.rows(segment).clearFrom(to, all, length);
  }

  clearAllBoth(to: number, other: number, segment: number, length: number): void {
    this.rows(segment).clearFromBoth(to, other, all, length);
  }

  rows(segment: number): Postings {
    while (this.postings.length <= segment) this.postings.push(new Postings(this.memory.arena, longestList.programs));
    return this.postings[segment]!;
  }

  spans(segment: number): Spans {
    while (this.spanLists.length <= segment) this.spanLists.push(new Spans(this.memory.arena));
    return this.spanLists[segment]!;
  }
}

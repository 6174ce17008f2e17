import { rowIn, segmentOf } from '../memory/segment.js';
import type { Leaf } from '../rules/node.js';
import type { AskingFirm, Family, FamilyMemory } from './family.js';
import { FamilyRows } from './family-rows.js';

/** Takes keys: of a leaf those it is listed under, of a firm those it hits. */
export interface Listing {
  row(key: string): void;
  span(key: string, low: number, high: number): void;
}

/** What a firm hits. */
export interface Hits {
  /** The field is not given: all is unknown. */
  unknown(): void;
  /** Leaves listed under the key are met. */
  met(key: string): void;
  /** The same for several keys, of a list that is kept. */
  metAll(keys: readonly string[]): void;
  /** Of the leaves listed under the key with a span those that meet `low`–`high` are met. */
  metSpan(key: string, low: number, high: number): void;
  /** Leaves listed under the key are met or unknown. */
  possible(key: string): void;
  possibleAll(keys: readonly string[]): void;
}

export interface ListedKind<L extends Leaf> {
  list(leaf: L, to: Listing): void;
  ask(firm: AskingFirm, hits: Hits): void;
}

/** Leaves that list things, of which one has to be the firm's. A firm hits few of the many. */
export class ListedFamily<L extends Leaf> implements Family<L>, Hits {
  private readonly kept: FamilyRows;
  private isUnknown = false;
  private readonly metKeys: number[] = [];
  private readonly metSpans: number[] = [];
  private readonly possibleKeys: number[] = [];

  constructor(
    private readonly kind: ListedKind<L>,
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
    this.kept.enter(row);
    const segment = segmentOf(row);
    this.kind.list(leaf, {
      row: (key) => this.kept.rows(segment).add(this.memory.keys.of(key), rowIn(row)),
      span: (key, low, high) => this.kept.spans(segment).add(this.memory.keys.of(key), rowIn(row), low, high),
    });
  }

  remove(row: number, leaf: L): void {
    this.kept.leave(row);
    const segment = segmentOf(row);
    this.kind.list(leaf, {
      row: (key) => this.kept.rows(segment).remove(this.memory.keys.of(key), rowIn(row)),
      span: (key, low, high) => this.kept.spans(segment).remove(this.memory.keys.of(key), rowIn(row), low, high),
    });
  }

  put(firm: AskingFirm): void {
    this.isUnknown = false;
    this.metKeys.length = 0;
    this.metSpans.length = 0;
    this.possibleKeys.length = 0;
    this.kind.ask(firm, this);
  }

  unknown(): void {
    this.isUnknown = true;
  }

  met(key: string): void {
    const number = this.memory.keys.known(key);
    if (number !== undefined && !this.metKeys.includes(number)) this.metKeys.push(number);
  }

  metAll(keys: readonly string[]): void {
    for (const number of this.memory.keys.knownOf(keys)) if (!this.metKeys.includes(number)) this.metKeys.push(number);
  }

  possibleAll(keys: readonly string[]): void {
    for (const number of this.memory.keys.knownOf(keys)) if (!this.possibleKeys.includes(number)) this.possibleKeys.push(number);
  }

  metSpan(key: string, low: number, high: number): void {
    const number = this.memory.keys.known(key);
    if (number !== undefined) this.metSpans.push(number, low, high);
  }

  possible(key: string): void {
    const number = this.memory.keys.known(key);
    if (number !== undefined && !this.possibleKeys.includes(number)) this.possibleKeys.push(number);
  }

  strike(segment: number, met: number, possible: number, length: number): void {
    if (this.kept.count(segment) === 0) return;
    if (this.isUnknown) {
      this.kept.clearAll(met, segment, length);
      return;
    }
    const { kernel } = this.memory.arena;
    const rows = this.kept.rows(segment);
    if (this.negated) {
      for (const key of this.metKeys) rows.clearFromBoth(met, possible, key, length);
      this.eachSpan((key, low, high) => {
        this.kept.spans(segment).clearMeeting(met, key, low, high);
        this.kept.spans(segment).clearMeeting(possible, key, low, high);
      });
      for (const key of this.possibleKeys) rows.clearFrom(met, key, length);
      return;
    }
    const failed = this.memory.scratch[0]!;
    this.kept.copyAll(failed, segment, length);
    for (const key of this.metKeys) rows.clearFrom(failed, key, length);
    this.eachSpan((key, low, high) => this.kept.spans(segment).clearMeeting(failed, key, low, high));
    if (this.possibleKeys.length === 0) {
      kernel.andNotBoth(met, possible, failed, length);
      return;
    }
    kernel.andNot(met, failed, length);
    for (const key of this.possibleKeys) rows.clearFrom(failed, key, length);
    kernel.andNot(possible, failed, length);
  }

  private eachSpan(use: (key: number, low: number, high: number) => void): void {
    for (let at = 0; at < this.metSpans.length; at += 3) use(this.metSpans[at]!, this.metSpans[at + 1]!, this.metSpans[at + 2]!);
  }
}

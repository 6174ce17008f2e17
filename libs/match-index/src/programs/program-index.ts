import type { AsOf } from '#eligibility';
import type { DayNumber } from '../days/day-code.js';
import { dayOfDate } from '../days/day-of-date.js';
import type { FamilyMemory } from '../families/family.js';
import type { Kernel } from '../kernel/kernel.js';
import { Arena } from '../memory/arena.js';
import { Interner } from '../memory/interner.js';
import { longestList, Postings } from '../memory/postings.js';
import { rowIn, segmentBytes, segmentOf, segmentRows } from '../memory/segment.js';
import { conjunctsOf } from '../rules/conjuncts.js';
import { literalsOf } from '../rules/node.js';
import { BoundaryWheel } from './boundary-wheel.js';
import { ConjunctRows } from './conjunct-rows.js';
import type { IndexedProgram } from './indexed-program.js';
import { callAt, type JudgedProgram, judgedAt } from './slot.js';

/** Slots by who sees them; those whose bits are wider than their rule; those whose rule has several conjuncts; those of whose criteria one is several literals. */
export const slotKeys = { company: 0, preStartup: 1, companyIfPossible: 2, closed: 3, inexact: 4, branched: 5, compound: 6 } as const;

/**
 * All programmes, each as judged at the index's time: the first conjunct of its rule in the row of its own number (its slot), the others in rows apart that are folded onto it.
 */
export class ProgramIndex {
  readonly arena: Arena;
  readonly heads: ConjunctRows;
  readonly tails: ConjunctRows;
  /** Per segment of heads. */
  readonly marks: Postings[] = [];
  /** Per segment of heads: slots by track and by support kind. */
  readonly labels: Postings[] = [];
  readonly labelKeys = new Interner();
  readonly scratch: readonly number[];
  /** Per slot a number that is another whenever something else stands in it. */
  stamps = new Uint32Array(1024);
  lastStamp = 0;
  private readonly slots: (JudgedProgram | undefined)[] = [];
  private readonly tailRows = new Map<number, readonly number[]>();
  /** Per segment of tails a list of u32: the slot whose rule each row belongs to. */
  readonly owners: number[] = [];
  private readonly byId = new Map<string, number>();
  private readonly wheel = new BoundaryWheel();
  private edits = 0;
  private time: AsOf;
  private otherwise: { readonly asOf: AsOf; readonly slots: readonly { readonly slot: number; readonly judged: JudgedProgram }[] } | null =
    null;

  constructor(kernel: Kernel, asOf: AsOf) {
    this.time = asOf;
    this.arena = new Arena(kernel);
    this.scratch = Array.from({ length: 6 }, () => this.arena.take(segmentBytes));
    const memory: FamilyMemory = { arena: this.arena, keys: new Interner(), scratch: this.scratch };
    this.heads = new ConjunctRows(memory);
    this.tails = new ConjunctRows(memory);
  }

  get asOf(): AsOf {
    return this.time;
  }

  get size(): number {
    return this.byId.size;
  }

  get memory(): number {
    return this.arena.used;
  }

  /** A number that is another after every `put` and `remove`. */
  get generation(): number {
    return this.edits;
  }

  /** Slots are below it. */
  get slotLimit(): number {
    return this.heads.rowLimit;
  }

  slotOf(id: string): number | undefined {
    return this.byId.get(id);
  }

  at(slot: number): JudgedProgram {
    return this.slots[slot]!;
  }

  isTaken(slot: number): boolean {
    return this.slots[slot] !== undefined;
  }

  /** Programmes of which a call opens or closes on that day. */
  *turningOn(day: DayNumber): IterableIterator<IndexedProgram> {
    for (const slot of this.wheel.on(day)) yield this.at(slot).program;
  }

  *everySlot(): IterableIterator<number> {
    for (const slot of this.byId.values()) yield slot;
  }

  /** The slot whose rule a row of `tails` belongs to. */
  ownerOf(tailRow: number): number {
    return this.arena.u32[(this.owners[segmentOf(tailRow)]! >>> 2) + rowIn(tailRow)]!;
  }

  put(program: IndexedProgram): number {
    this.remove(program.id);
    const judged = judgedAt(program, this.time);
    const slot = this.enter(judged);
    this.byId.set(program.id, slot);
    this.edits++;
    for (const label of labelsOf(program)) this.labelsAt(slot).add(this.labelKeys.of(label), rowIn(slot));
    this.wheel.add(slot, program.calls);
    return slot;
  }

  /** False if there is no such programme. */
  remove(id: string): boolean {
    const slot = this.byId.get(id);
    if (slot === undefined) return false;
    const { program } = this.at(slot);
    this.edits++;
    this.wheel.remove(slot, program.calls);
    for (const label of labelsOf(program)) this.labelsAt(slot).remove(this.labelKeys.of(label), rowIn(slot));
    this.leave(slot);
    this.byId.delete(id);
    return true;
  }

  /** Slots that are judged by another call at that time than at the index's. */
  judgedOtherwise(asOf: AsOf): readonly { readonly slot: number; readonly judged: JudgedProgram }[] {
    if (this.otherwise?.asOf === asOf) return this.otherwise.slots;
    const found: { slot: number; judged: JudgedProgram }[] = [];
    for (const slot of this.wheel.between(dayOf(this.time), dayOf(asOf))) {
      const { program, call } = this.at(slot);
      if (callAt(program.calls, asOf)?.id !== call?.id) found.push({ slot, judged: judgedAt(program, asOf) });
    }
    this.otherwise = { asOf, slots: found };
    return found;
  }

  /** Moves the index's time, forwards or back. Touches only programmes whose call becomes another; they keep their slots. */
  advance(asOf: AsOf): readonly number[] {
    const changed = this.judgedOtherwise(asOf);
    this.time = asOf;
    this.otherwise = null;
    for (const { slot, judged } of changed) {
      this.leave(slot);
      // The row that was given back last is given out first.
      this.enter(judged);
    }
    return changed.map(({ slot }) => slot);
  }

  private enter(judged: JudgedProgram): number {
    this.otherwise = null;
    const { conjuncts, exact } = conjunctsOf(judged.node);
    const [first, ...others] = conjuncts;
    // A rule that no firm can meet has no conjunct: its row stands for nothing and is seen by nobody as possible.
    const head = this.heads.add(first ?? []);
    const tails = others.map((conjunct) => this.tails.add(conjunct));
    const slot = head.row;
    this.slots[slot] = judged;
    if (slot >= this.stamps.length) this.stamps = widened(this.stamps, slot);
    this.stamps[slot] = ++this.lastStamp;
    this.tailRows.set(
      slot,
      tails.map(({ row }) => row),
    );
    for (const { row } of tails) this.setOwner(row, slot);
    const isExact = exact && head.isExact && first !== undefined && tails.every((tail) => tail.isExact);
    const marks = this.marksOf(slot);
    for (const key of this.keysOf(judged)) marks.add(key, rowIn(slot));
    if (!isExact) marks.add(slotKeys.inexact, rowIn(slot));
    if (tails.length > 0) marks.add(slotKeys.branched, rowIn(slot));
    if (literalsOf(judged.node).some(({ leaf }) => leaf.isPart === true)) marks.add(slotKeys.compound, rowIn(slot));
    return slot;
  }

  private leave(slot: number): void {
    this.otherwise = null;
    const marks = this.marksOf(slot);
    for (const key of Object.values(slotKeys)) if (marks.has(key, rowIn(slot))) marks.remove(key, rowIn(slot));
    for (const row of this.tailRows.get(slot)!) this.tails.remove(row);
    this.tailRows.delete(slot);
    this.heads.remove(slot);
    this.slots[slot] = undefined;
  }

  private setOwner(tailRow: number, slot: number): void {
    while (this.owners.length <= segmentOf(tailRow)) this.owners.push(this.arena.take(segmentRows * 4));
    this.arena.u32[(this.owners[segmentOf(tailRow)]! >>> 2) + rowIn(tailRow)] = slot;
  }

  private keysOf({ audience }: JudgedProgram): readonly number[] {
    const { company, preStartup, companyIfPossible, closed } = audience;
    return [
      ...(company ? [slotKeys.company] : []),
      ...(preStartup ? [slotKeys.preStartup] : []),
      ...(companyIfPossible ? [slotKeys.companyIfPossible] : []),
      ...(closed ? [slotKeys.closed] : []),
    ];
  }

  private labelsAt(slot: number): Postings {
    while (this.labels.length <= segmentOf(slot)) this.labels.push(new Postings(this.arena, longestList.programs));
    return this.labels[segmentOf(slot)]!;
  }

  private marksOf(slot: number): Postings {
    while (this.marks.length <= segmentOf(slot)) this.marks.push(new Postings(this.arena, longestList.programs));
    return this.marks[segmentOf(slot)]!;
  }
}

export const trackLabel = (track: string): string => `track ${track}`;
export const kindLabel = (kind: string): string => `kind ${kind}`;

function labelsOf({ tracks = [], supports = [] }: IndexedProgram): ReadonlySet<string> {
  return new Set([...tracks.map(trackLabel), ...supports.map(({ kind }) => kindLabel(kind))]);
}

/** The same numbers with room for that place. */
function widened(list: Uint32Array<ArrayBuffer>, place: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(Math.max(list.length * 2, place + 1));
  wider.set(list);
  return wider;
}

/** The day in Seoul. */
export function dayOf(asOf: AsOf): DayNumber {
  return dayOfDate(asOf);
}

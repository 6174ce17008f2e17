import { type AsOf, evaluate, type Profile, sees } from '#eligibility';
import { rowIn, segmentBytes, segmentOf, segmentRows } from '../memory/segment.js';
import { dayOf, type ProgramIndex, slotKeys } from './program-index.js';
import { type JudgedProgram, judgedBy } from './slot.js';

/** How a firm stands to a programme. What a firm does not see is in none of its lists. */
export type Standing = 'eligible' | 'unknown' | 'ineligible' | 'unseen';

/** Per segment of slots three bitmaps, by offset, those of one kind behind one another; good until the next question. Bits of no programme are 0. */
export interface ProgramsFound {
  readonly eligible: readonly number[];
  readonly possible: readonly number[];
  readonly seen: readonly number[];
  readonly lengths: readonly number[];
}

/** Puts a firm to all programmes. Works in bitmaps of its own, which grow with the number of programmes only. */
export class ProgramSearch implements ProgramsFound {
  readonly eligible: number[] = [];
  readonly possible: number[] = [];
  readonly seen: number[] = [];
  readonly lengths: number[] = [];
  private list: { at: number; room: number } | null = null;

  constructor(private readonly programs: ProgramIndex) {}

  /**
   * @param asOf any time; the index's own is the quickest
   * @param audience `all` looks at every programme, whoever it is for
   */
  find(profile: Profile, asOf: AsOf = this.programs.asOf, audience: 'own' | 'all' = 'own'): ProgramsFound {
    const { programs } = this;
    this.findByBits(profile, asOf, audience);
    if (asOf !== programs.asOf)
      for (const { slot, judged } of programs.judgedOtherwise(asOf)) this.settle(slot, judged, profile, asOf, audience);
    return this;
  }

  /** Leaves of what was found only the slots of these bitmaps, by segment. */
  narrow(admitted: readonly number[]): void {
    const { kernel } = this.programs.arena;
    this.lengths.forEach((length, segment) => {
      for (const set of [this.eligible, this.possible, this.seen]) kernel.and(set[segment]!, admitted[segment]!, length);
    });
  }

  standingOf(slot: number): Standing {
    if (!this.bit(this.seen, slot)) return 'unseen';
    if (this.bit(this.eligible, slot)) return 'eligible';
    return this.bit(this.possible, slot) ? 'unknown' : 'ineligible';
  }

  /** The slots of one set, ascending. A view, good until the next list. */
  slots(set: 'eligible' | 'unknown' | 'ineligible'): Uint32Array {
    const { arena } = this.programs;
    const { kernel } = arena;
    const bits = this.programs.scratch[4]!;
    const room = this.eligible.length * segmentRows * 4;
    if (this.list === null || this.list.room < room) {
      if (this.list !== null) arena.release(this.list.at, this.list.room);
      this.list = { at: arena.take(room), room };
    }
    let n = 0;
    this.eligible.forEach((eligible, segment) => {
      const length = this.lengths[segment]!;
      let from = eligible;
      if (set !== 'eligible') {
        kernel.copy(bits, set === 'unknown' ? this.possible[segment]! : this.seen[segment]!, length);
        kernel.andNot(bits, set === 'unknown' ? eligible : this.possible[segment]!, length);
        from = bits;
      }
      n += kernel.list(from, length, segment * segmentRows, this.list!.at + 4 * n);
    });
    return arena.u32.subarray(this.list.at >>> 2, (this.list.at >>> 2) + n);
  }

  count(): { readonly eligible: number; readonly unknown: number; readonly ineligible: number } {
    const { kernel } = this.programs.arena;
    const sum = (bitmaps: readonly number[]) => bitmaps.reduce((total, at, segment) => total + kernel.count(at, this.lengths[segment]!), 0);
    const [eligible, possible, seen] = [sum(this.eligible), sum(this.possible), sum(this.seen)];
    return { eligible, unknown: possible - eligible, ineligible: seen - possible };
  }

  private findByBits(profile: Profile, asOf: AsOf, audience: 'own' | 'all'): void {
    const { heads, tails, arena, marks, scratch, owners } = this.programs;
    const { kernel } = arena;
    const firm = { profile, asOf: dayOf(asOf) };
    heads.put(firm);
    this.makeRoom();
    heads.segments.forEach(({ length }, number) => {
      this.lengths[number] = length;
      heads.match(number, this.eligible[number]!, this.possible[number]!);
    });
    if (tails.segments.length > 0) {
      tails.put(firm);
      // What rows of tails leave standing, stands in their slots.
      const [met, possible] = [scratch[4]!, scratch[5]!];
      tails.segments.forEach(({ length }, number) => {
        tails.match(number, met, possible);
        kernel.spread(met, length, owners[number]!, this.eligible[0]!);
        kernel.spread(possible, length, owners[number]!, this.possible[0]!);
      });
    }
    heads.segments.forEach(({ length }, number) => {
      const [eligible, possible, seen] = [this.eligible[number]!, this.possible[number]!, this.seen[number]!];
      // Rows wider than their rule are looked at one by one.
      if (marks[number]!.count(slotKeys.inexact) > 0) this.verify(number, length, profile, asOf);
      const mark = scratch[5]!;
      switch (audience === 'all' ? 'all' : profile.stage) {
        case 'all':
          kernel.copy(seen, possible, length);
          break;
        case 'pre-startup':
          marks[number]!.copyTo(seen, slotKeys.companyIfPossible, length);
          kernel.and(seen, possible, length);
          marks[number]!.copyTo(mark, slotKeys.preStartup, length);
          kernel.or(seen, mark, length);
          break;
        case 'closed':
          marks[number]!.copyTo(seen, slotKeys.closed, length);
          break;
        case 'operating':
        case undefined:
          marks[number]!.copyTo(seen, slotKeys.company, length);
      }
      kernel.and(possible, seen, length);
      kernel.and(eligible, possible, length);
    });
  }

  private verify(number: number, length: number, profile: Profile, asOf: AsOf): void {
    const { arena, marks, scratch } = this.programs;
    const { kernel } = arena;
    const doubtful = scratch[4]!;
    marks[number]!.copyTo(doubtful, slotKeys.inexact, length);
    kernel.andNot(this.eligible[number]!, doubtful, length);
    kernel.and(doubtful, this.possible[number]!, length);
    this.eachBit(doubtful, length, (row) => {
      const slot = number * segmentRows + row;
      const judged = this.programs.at(slot);
      const verdict = evaluate(judged.rule, profile, judgedBy(judged, asOf));
      if (verdict === 'eligible') this.setBit(this.eligible, slot);
      if (verdict === 'ineligible') this.clearBit(this.possible, slot);
    });
  }

  private settle(slot: number, judged: JudgedProgram, profile: Profile, asOf: AsOf, audience: 'own' | 'all'): void {
    const verdict = evaluate(judged.rule, profile, judgedBy(judged, asOf));
    const isSeen = audience === 'all' || sees(profile, judged.program.applicants, judged.rule, verdict);
    for (const [set, holds] of [
      [this.seen, isSeen],
      [this.possible, isSeen && verdict !== 'ineligible'],
      [this.eligible, isSeen && verdict === 'eligible'],
    ] as const) {
      if (holds) this.setBit(set, slot);
      else this.clearBit(set, slot);
    }
  }

  private makeRoom(): void {
    const { arena, heads } = this.programs;
    const count = heads.segments.length;
    if (this.eligible.length === count) return;
    for (const set of [this.eligible, this.possible, this.seen]) {
      if (set.length > 0) arena.release(set[0]!, set.length * segmentBytes);
      const at = arena.take(count * segmentBytes);
      set.length = 0;
      for (let number = 0; number < count; number++) set.push(at + number * segmentBytes);
    }
  }

  private eachBit(from: number, length: number, use: (row: number) => void): void {
    const { u32 } = this.programs.arena;
    for (let word = 0; word < length >>> 2; word++) {
      for (let bits = u32[(from >>> 2) + word]!; bits !== 0; bits &= bits - 1) use(word * 32 + (31 - Math.clz32(bits & -bits)));
    }
  }

  private bit(set: readonly number[], slot: number): boolean {
    return ((this.programs.arena.u32[(set[segmentOf(slot)]! >>> 2) + (rowIn(slot) >>> 5)]! >>> (slot & 31)) & 1) === 1;
  }

  private setBit(set: readonly number[], slot: number): void {
    this.programs.arena.u32[(set[segmentOf(slot)]! >>> 2) + (rowIn(slot) >>> 5)]! |= 1 << (slot & 31);
  }

  private clearBit(set: readonly number[], slot: number): void {
    this.programs.arena.u32[(set[segmentOf(slot)]! >>> 2) + (rowIn(slot) >>> 5)]! &= ~(1 << (slot & 31));
  }
}

import { judge, type NearMiss, type Profile } from '#eligibility';
import type { Lang } from '#korea';
import type { MatchIndex } from '../match-index.js';
import { segmentBytes, segmentRows } from '../memory/segment.js';
import { type ConjunctRows } from '../programs/conjunct-rows.js';
import { slotKeys } from '../programs/program-index.js';
import { judgedBy } from '../programs/slot.js';

export interface MissedProgram {
  readonly programId: string;
  readonly nearMiss: NearMiss;
}

/** Finds, over all programmes, those that a firm misses by one criterion. */
export class NearMisses {
  private readonly candidates: number[] = [];
  private readonly once: number;
  private readonly twice: number;
  private readonly met: number;
  private readonly possible: number;

  constructor(private readonly index: MatchIndex) {
    const take = () => index.programs.arena.take(segmentBytes);
    [this.once, this.twice, this.met, this.possible] = [take(), take(), take(), take()];
  }

  /** One after the other, as they are asked for: bitmaps find the few that come into question, the definition says what is missed by how much. */
  *find(profile: Profile, lang: Lang): IterableIterator<MissedProgram> {
    const { programs, asOf } = this.index;
    for (const slot of this.slots(profile)) {
      const judged = programs.at(slot);
      const { nearMiss } = judge(judged.rule, profile, judgedBy(judged, asOf), lang);
      if (nearMiss !== null) yield { programId: judged.program.id, nearMiss };
    }
  }

  /** Slots that the firm sees and is ruled out of, and of whose conjuncts one fails in a single literal. */
  private slots(profile: Profile): readonly number[] {
    const { programs } = this.index;
    const { kernel, u32 } = programs.arena;
    const found = this.index.programsFor(profile);
    programs.heads.segments.forEach(({ length }, number) => {
      const rows = (this.candidates[number] ??= programs.arena.take(segmentBytes));
      this.failingOnce(programs.heads, number);
      kernel.copy(rows, this.once, length);
      for (const key of [slotKeys.inexact, slotKeys.compound]) programs.marks[number]!.orInto(rows, key, length);
    });
    programs.tails.segments.forEach((_, number) => {
      this.failingOnce(programs.tails, number);
      for (const row of this.rowsIn(this.once, programs.tails.segments[number]!.length)) {
        const tail = number * segmentRows + row;
        if (!programs.tails.isLive(tail)) continue;
        const slot = programs.ownerOf(tail);
        u32[(this.candidates[slot >>> 16]! >>> 2) + ((slot & 0xffff) >>> 5)]! |= 1 << (slot & 31);
      }
    });
    return programs.heads.segments.flatMap(({ length }, number) => {
      const rows = this.candidates[number]!;
      kernel.and(rows, found.seen[number]!, length);
      kernel.andNot(rows, found.possible[number]!, length);
      return this.rowsIn(rows, length).map((row) => number * segmentRows + row);
    });
  }

  private failingOnce(rows: ConjunctRows, number: number): void {
    const { kernel } = this.index.programs.arena;
    const { length } = rows.segments[number]!;
    kernel.zero(this.once, length);
    kernel.zero(this.twice, length);
    rows.eachAlone(number, this.met, this.possible, () => {
      kernel.not(this.possible, length);
      kernel.copy(this.met, this.once, length);
      kernel.and(this.met, this.possible, length);
      kernel.or(this.twice, this.met, length);
      kernel.or(this.once, this.possible, length);
    });
    kernel.andNot(this.once, this.twice, length);
  }

  private rowsIn(bitmap: number, length: number): readonly number[] {
    const { u32 } = this.index.programs.arena;
    const rows: number[] = [];
    for (let word = 0; word < length / 4; word++) {
      for (let bits = u32[(bitmap >>> 2) + word]!; bits !== 0; bits &= bits - 1) rows.push(word * 32 + (31 - Math.clz32(bits & -bits)));
    }
    return rows;
  }
}

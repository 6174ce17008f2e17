import { type AsOf, missingFields, type Profile, type TestName } from '#eligibility';
import type { MatchIndex } from '../match-index.js';
import { segmentBytes, segmentRows } from '../memory/segment.js';
import { slotKeys } from '../programs/program-index.js';
import { judgedBy } from '../programs/slot.js';

/** A field, and the programmes that it alone stands in the way of: unknown now, and nothing else is missing. */
export interface Unlocking {
  readonly field: string;
  readonly programs: number;
}

/** Tests that lack one and the same field whenever they are unknown. Size lacks one or another, and each `confirm` its own answer. */
const fieldOf: Partial<Readonly<Record<TestName, string>>> = {
  site: 'sites',
  industry: 'industries',
  age: 'establishedOn',
  employees: 'employees',
  revenue: 'revenues',
  certificate: 'certificates',
  stage: 'stage',
  form: 'form',
  field: 'fields',
  standing: 'standing',
  received: 'received',
};

/** Tells a firm which single fact to give next. */
export class UnlockingFacts {
  private readonly groups = new Map<string, number>();
  private readonly unclear: number;
  private readonly once: number;
  private readonly twice: number;
  private readonly met: number;
  private readonly possible: number;

  constructor(private readonly index: MatchIndex) {
    const take = () => index.programs.arena.take(segmentBytes);
    for (const field of new Set(Object.values(fieldOf))) this.groups.set(field, take());
    [this.unclear, this.once, this.twice, this.met, this.possible] = [take(), take(), take(), take(), take()];
  }

  /** The fact that settles most first. Counts are those of `missing` being that field and nothing else. */
  find(profile: Profile): readonly Unlocking[] {
    const { programs, asOf } = this.index;
    const found = this.index.programsFor(profile);
    const counts = new Map<string, number>();
    const add = (field: string, n: number) => n > 0 && counts.set(field, (counts.get(field) ?? 0) + n);
    programs.heads.segments.forEach((_, number) => {
      this.group(number);
      this.countPlain(found.eligible[number]!, found.possible[number]!, number, add);
      this.countByDefinition(number, profile, asOf, add);
    });
    return [...counts]
      .map(([field, n]) => ({ field, programs: n }))
      .sort((a, b) => b.programs - a.programs || (a.field < b.field ? -1 : 1));
  }

  /** For each field the rows in which something is unknown for want of it; those in which it is not one field's doing. */
  private group(number: number): void {
    const { heads, arena } = this.index.programs;
    const { kernel } = arena;
    const { length } = heads.segments[number]!;
    for (const rows of [...this.groups.values(), this.unclear, this.once, this.twice]) kernel.zero(rows, length);
    heads.eachAlone(number, this.met, this.possible, (test) => {
      const field = fieldOf[test];
      kernel.andNot(this.possible, this.met, length);
      kernel.or(field === undefined ? this.unclear : this.groups.get(field)!, this.possible, length);
    });
    for (const rows of this.groups.values()) {
      kernel.copy(this.met, this.once, length);
      kernel.and(this.met, rows, length);
      kernel.or(this.twice, this.met, length);
      kernel.or(this.once, rows, length);
    }
  }

  /** Leaves in `unclear` the unknown slots that have to be asked by themselves. */
  private countPlain(eligible: number, possible: number, number: number, add: (field: string, n: number) => void): void {
    const { heads, marks, arena } = this.index.programs;
    const { kernel } = arena;
    const { length } = heads.segments[number]!;
    for (const key of [slotKeys.branched, slotKeys.inexact]) marks[number]!.orInto(this.unclear, key, length);
    const plain = this.possible;
    kernel.copy(plain, possible, length);
    kernel.andNot(plain, eligible, length);
    kernel.and(this.unclear, plain, length);
    kernel.andNot(plain, this.unclear, length);
    kernel.andNot(plain, this.twice, length);
    for (const [field, rows] of this.groups) add(field, kernel.countAnd(plain, rows, length));
  }

  private countByDefinition(number: number, profile: Profile, asOf: AsOf, add: (field: string, n: number) => void): void {
    const { programs } = this.index;
    const { u32 } = programs.arena;
    for (let word = 0; word < programs.heads.segments[number]!.length / 4; word++) {
      for (let bits = u32[(this.unclear >>> 2) + word]!; bits !== 0; bits &= bits - 1) {
        const judged = programs.at(number * segmentRows + word * 32 + (31 - Math.clz32(bits & -bits)));
        const missing = missingFields(judged.rule, profile, judgedBy(judged, asOf));
        if (missing.length === 1) add(missing[0]!, 1);
      }
    }
  }
}

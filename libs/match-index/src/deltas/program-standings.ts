import { segmentBytes, segmentRows } from '../memory/segment.js';
import type { ProgramIndex } from '../programs/program-index.js';
import type { ProgramSearch, Standing } from '../programs/program-search.js';

/** How one firm stands to all programmes, kept to be compared with how it stands after. */
export class ProgramStandings {
  private readonly segments: (readonly [eligible: number, possible: number, seen: number])[] = [];

  constructor(private readonly programs: ProgramIndex) {}

  /** As if the firm saw none. */
  clear(): void {
    const { arena, heads } = this.programs;
    while (this.segments.length < heads.segments.length) {
      this.segments.push([arena.take(segmentBytes), arena.take(segmentBytes), arena.take(segmentBytes)]);
    }
    for (const bitmaps of this.segments) for (const bitmap of bitmaps) arena.kernel.zero(bitmap, segmentBytes);
  }

  /** @param found the search that has just answered */
  set(found: ProgramSearch): void {
    const { kernel } = this.programs.arena;
    this.segments.forEach(([eligible, possible, seen], number) => {
      const length = found.lengths[number] ?? 0;
      kernel.copy(eligible, found.eligible[number]!, length);
      kernel.copy(possible, found.possible[number]!, length);
      kernel.copy(seen, found.seen[number]!, length);
    });
  }

  differences(other: ProgramStandings, use: (slot: number, from: Standing, to: Standing) => void): void {
    const { u32 } = this.programs.arena;
    this.segments.forEach((before, number) => {
      const after = other.segments[number]!;
      for (let word = 0; word < segmentBytes / 4; word++) {
        const differs = (set: 0 | 1 | 2) => u32[(before[set] >>> 2) + word]! ^ u32[(after[set] >>> 2) + word]!;
        for (let bits = differs(0) | differs(1) | differs(2); bits !== 0; bits &= bits - 1) {
          const bit = 31 - Math.clz32(bits & -bits);
          use(number * segmentRows + word * 32 + bit, this.standing(before, word, bit), this.standing(after, word, bit));
        }
      }
    });
  }

  private standing([eligible, possible, seen]: (typeof this.segments)[number], word: number, bit: number): Standing {
    const has = (bitmap: number) => ((this.programs.arena.u32[(bitmap >>> 2) + word]! >>> bit) & 1) === 1;
    if (!has(seen)) return 'unseen';
    if (has(eligible)) return 'eligible';
    return has(possible) ? 'unknown' : 'ineligible';
  }
}

import type { FirmIndex } from '../firms/firm-index.js';
import type { FirmsFound } from '../firms/firm-search.js';
import { segmentBytes, segmentRows } from '../memory/segment.js';
import type { Standing } from '../programs/program-search.js';

/** How all firms stand to one rule, kept to be compared with how they stand to another: three bitmaps a segment. */
export class FirmStandings {
  private readonly segments: { readonly eligible: number; readonly possible: number; readonly seeing: number }[] = [];

  constructor(private readonly firms: FirmIndex) {}

  /** As if no firm saw it. */
  clear(): void {
    this.makeRoom();
    for (const segment of this.segments) for (const bitmap of Object.values(segment)) this.firms.arena.kernel.zero(bitmap, segmentBytes);
  }

  /** For segments that have come since, in which no firm saw it. */
  makeRoom(): void {
    const { arena } = this.firms;
    const take = () => {
      const bitmap = arena.take(segmentBytes);
      arena.kernel.zero(bitmap, segmentBytes);
      return bitmap;
    };
    while (this.segments.length < this.firms.segments.length) this.segments.push({ eligible: take(), possible: take(), seeing: take() });
  }

  set({ segment, eligible, possible, seeing, length }: FirmsFound): void {
    const { kernel } = this.firms.arena;
    const kept = this.segments[segment.number]!;
    kernel.copy(kept.eligible, eligible, length);
    kernel.copy(kept.possible, possible, length);
    kernel.copy(kept.seeing, seeing, length);
  }

  /** Every row in which the two differ. */
  differences(other: FirmStandings, use: (row: number, from: Standing, to: Standing) => void): void {
    const { u32 } = this.firms.arena;
    this.segments.forEach((before, number) => {
      const after = other.segments[number]!;
      for (let word = 0; word < segmentBytes / 4; word++) {
        const differs = (name: keyof typeof before) => u32[(before[name] >>> 2) + word]! ^ u32[(after[name] >>> 2) + word]!;
        for (let bits = differs('eligible') | differs('possible') | differs('seeing'); bits !== 0; bits &= bits - 1) {
          const bit = 31 - Math.clz32(bits & -bits);
          use(number * segmentRows + word * 32 + bit, this.standing(before, word, bit), this.standing(after, word, bit));
        }
      }
    });
  }

  private standing({ eligible, possible, seeing }: (typeof this.segments)[number], word: number, bit: number): Standing {
    const has = (bitmap: number) => ((this.firms.arena.u32[(bitmap >>> 2) + word]! >>> bit) & 1) === 1;
    if (!has(seeing)) return 'unseen';
    if (has(eligible)) return 'eligible';
    return has(possible) ? 'unknown' : 'ineligible';
  }
}

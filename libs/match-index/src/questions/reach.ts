import type { SizeClass } from '#eligibility';
import { seatArea, seatColumn, seatCount } from '../criteria/site/seat.js';
import { sizeKey } from '../criteria/size/size.index.js';
import type { Epoch } from '../days/epochs.js';
import type { FirmIndex } from '../firms/firm-index.js';
import type { FirmsFound } from '../firms/firm-search.js';
import { segmentBytes } from '../memory/segment.js';

/** How far a rule reaches. Only firms that would see it count. */
export interface Reach {
  readonly eligible: number;
  readonly unknown: number;
  readonly ineligible: number;
  /** Eligible firms by the county of the head office, `unknown` where there is none. Zeros are left out, as in `bySize`. */
  readonly byArea: Readonly<Record<string, number>>;
  /** Eligible firms by the narrowest class they are certainly in. */
  readonly bySize: Readonly<Partial<Record<SizeClass | 'unknown', number>>>;
}

/** Counts firms segment by segment, in bitmaps of its own. */
export class ReachCounter {
  private readonly scratch: number;
  /** A list of u32: how many by the code of their seat. */
  private seats = { at: 0, bytes: 0 };

  constructor(private readonly firms: FirmIndex) {
    this.scratch = firms.arena.take(segmentBytes);
  }

  /** @param epoch that of the day as of which sizes are told */
  count(epoch: Epoch, each: (use: (found: FirmsFound) => void) => void): Reach {
    this.firms.holdEpochs([epoch]);
    const codes = seatCount();
    this.makeRoom(codes * 4);
    let [eligible, possible, seeing, seated] = [0, 0, 0, 0];
    const keys = [0, 1, 2, 3, 4].map((bit) => this.firms.keys.of(sizeKey(epoch, bit)));
    const sizes = { micro: 0, small: 0, medium: 0, sme: 0, mid: 0, large: 0 };
    each((found) => {
      const { kernel } = this.firms.arena;
      const sure = kernel.count(found.eligible, found.length);
      eligible += sure;
      possible += kernel.count(found.possible, found.length);
      seeing += kernel.count(found.seeing, found.length);
      if (sure === 0) return;
      seated += this.countSeats(found);
      this.countSizes(found, keys, sizes);
    });
    const byArea: Record<string, number> = {};
    this.firms.arena.u32.subarray(this.seats.at >>> 2, (this.seats.at >>> 2) + codes).forEach((count, code) => {
      if (count > 0) byArea[seatArea(code)] = count;
    });
    if (eligible > seated) byArea.unknown = eligible - seated;
    const told = Object.values(sizes).reduce((sum, count) => sum + count, 0);
    const bySize = Object.fromEntries(Object.entries({ ...sizes, unknown: eligible - told }).filter(([, count]) => count > 0));
    return { eligible, unknown: possible - eligible, ineligible: seeing - possible, byArea, bySize };
  }

  private countSeats({ segment, eligible, length }: FirmsFound): number {
    const { arena, keys } = this.firms;
    const column = segment.lowColumn(keys.of(seatColumn));
    if (column === null) return 0;
    segment.rows.copyTo(this.scratch, keys.of(seatColumn), length);
    arena.kernel.and(this.scratch, eligible, length);
    arena.kernel.tally(this.scratch, length, column, this.seats.at);
    return arena.kernel.count(this.scratch, length);
  }

  /** Makes the counts zeros. */
  private makeRoom(bytes: number): void {
    const { arena } = this.firms;
    if (this.seats.bytes < bytes) {
      if (this.seats.bytes > 0) arena.release(this.seats.at, this.seats.bytes);
      this.seats = { at: arena.take(2 * bytes), bytes: 2 * bytes };
    }
    arena.kernel.zero(this.seats.at, bytes);
  }

  /** A firm is certainly in a class if it may be in none that the class is not made of. */
  private countSizes({ segment, eligible, length }: FirmsFound, keys: readonly number[], sizes: Record<SizeClass, number>): void {
    const only = (...bits: readonly number[]) => {
      const own = bits.map((bit) => keys[bit]!);
      segment.rows.copyUnion(this.scratch, own, length);
      this.firms.arena.kernel.and(this.scratch, eligible, length);
      for (const key of keys) if (!own.includes(key)) segment.rows.clearFrom(this.scratch, key, length);
      return this.firms.arena.kernel.count(this.scratch, length);
    };
    const [micro, small, medium, sme] = [only(0), only(0, 1), only(2), only(0, 1, 2)];
    sizes.micro += micro;
    sizes.small += small - micro;
    sizes.medium += medium;
    sizes.sme += sme - small - medium;
    sizes.mid += only(3);
    sizes.large += only(4);
  }
}

import { dayCode, dayNumber } from '../../days/day-code.js';
import type { AskingFirm, Family, FamilyMemory } from '../../families/family.js';
import { FamilyRows } from '../../families/family-rows.js';
import { rowIn, segmentOf } from '../../memory/segment.js';
import { operating, type StageLeaf, stageBit } from './stage.leaf.js';

const masks = [1, 2, 3, 4, 5, 6, 7];
/** Rows by the stages they ask for; where they refer to the day of the question apart. */
const asOfKeys = 8;

/**
 * Leaves by the stages they ask for, each with its reference day: a stage that is not stated may follow from the day of establishment, and then it hangs on which of the two is first.
 */
export class StageFamily implements Family<StageLeaf> {
  private readonly kept: FamilyRows;
  private stated = 0;
  private established: number | null = null;
  private impliedToday = false;

  constructor(
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

  add(row: number, { asked, on }: StageLeaf): void {
    this.kept.enter(row);
    this.kept.rows(segmentOf(row)).add(asked, rowIn(row));
    if (on === 'asOf') this.kept.rows(segmentOf(row)).add(asOfKeys + asked, rowIn(row));
    else this.kept.spans(segmentOf(row)).add(asked, rowIn(row), dayCode(on), dayCode(on));
  }

  remove(row: number, { asked, on }: StageLeaf): void {
    this.kept.leave(row);
    this.kept.rows(segmentOf(row)).remove(asked, rowIn(row));
    if (on === 'asOf') this.kept.rows(segmentOf(row)).remove(asOfKeys + asked, rowIn(row));
    else this.kept.spans(segmentOf(row)).remove(asked, rowIn(row), dayCode(on), dayCode(on));
  }

  put({ profile: { stage, establishedOn }, asOf }: AskingFirm): void {
    this.stated = stage === undefined ? 0 : stageBit[stage];
    const day = establishedOn === undefined ? null : dayNumber(establishedOn);
    this.established = day === null ? null : dayCode(day);
    this.impliedToday = day !== null && day <= asOf;
  }

  strike(segment: number, met: number, possible: number, length: number): void {
    if (this.kept.count(segment) === 0) return;
    const rows = this.kept.rows(segment);
    if (this.stated !== 0) {
      for (const asked of masks) if (((asked & this.stated) !== 0) === this.negated) rows.clearFromBoth(met, possible, asked, length);
      return;
    }
    const { kernel } = this.memory.arena;
    const [open, fulfilled] = this.memory.scratch as [number, number];
    // Rows are unknown unless operating is implied on their day; then the stages they ask for decide.
    this.kept.copyAll(open, segment, length);
    kernel.zero(fulfilled, length);
    for (const asked of masks) {
      if (this.established !== null) this.kept.spans(segment).clearMeeting(open, asked, this.established, 0xffff);
      if (this.impliedToday) rows.clearFrom(open, asOfKeys + asked, length);
      if ((asked & operating) === 0) continue;
      if (this.established !== null) this.kept.spans(segment).setMeeting(fulfilled, asked, this.established, 0xffff);
      if (this.impliedToday) rows.orInto(fulfilled, asOfKeys + asked, length);
    }
    kernel.andNot(met, open, length);
    if (this.negated) {
      kernel.andNotBoth(met, possible, fulfilled, length);
      return;
    }
    // Neither open nor fulfilled: unmet.
    kernel.or(fulfilled, open, length);
    this.kept.copyAll(open, segment, length);
    kernel.andNot(open, fulfilled, length);
    kernel.andNotBoth(met, possible, open, length);
  }
}

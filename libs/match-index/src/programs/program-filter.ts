import { type AsOf, type Status, statusOf } from '#eligibility';
import { rowIn, segmentBytes, segmentOf } from '../memory/segment.js';
import { kindLabel, type ProgramIndex, trackLabel, widened } from './program-index.js';
import { ProgramSearch } from './program-search.js';

/** Which programmes are looked at. An empty list asks nothing; several entries in one list widen, several lists narrow. */
export interface ProgramsAsked {
  readonly tracks: readonly string[];
  /** Support kinds. */
  readonly kinds: readonly string[];
  readonly status: readonly Status[];
  /** Areas in which a firm of which nothing else is known is not ruled out. */
  readonly areas: readonly string[];
  /** Only these; null: any. */
  readonly ids: Iterable<string> | null;
}

const statuses: readonly Status[] = ['planned', 'open', 'closed', 'ended'];

/** Tells the slots that pass a filter, in bitmaps of its own. */
export class ProgramFilter {
  private readonly search: ProgramSearch;
  /** Per segment. */
  private readonly admitted: number[] = [];
  private readonly list: number;
  /** By slot: its status, and of which programme and time that is. */
  private readonly columns = { stamp: new Uint32Array(1024), time: new Uint32Array(1024), status: new Uint8Array(1024) };
  private time = { asOf: '', number: 0 };

  constructor(private readonly programs: ProgramIndex) {
    this.search = new ProgramSearch(programs);
    this.list = programs.arena.take(segmentBytes);
  }

  /** Bitmaps of the slots that pass, by segment, good until the next question; null: all do. */
  find(asked: ProgramsAsked, asOf: AsOf): readonly number[] | null {
    const { tracks, kinds, status, areas, ids } = asked;
    if (tracks.length + kinds.length + status.length + areas.length === 0 && ids === null) return null;
    const { arena } = this.programs;
    this.programs.heads.segments.forEach((_, number) =>
      arena.kernel.fill((this.admitted[number] ??= arena.take(segmentBytes)), segmentBytes),
    );
    this.keepLabelled(tracks.map(trackLabel));
    this.keepLabelled(kinds.map(kindLabel));
    if (ids !== null) this.keepNamed(ids);
    if (areas.length > 0) this.keepPossibleIn(areas, asOf);
    if (status.length > 0) this.keepOfStatus(status, asOf);
    return this.admitted;
  }

  private keepLabelled(labels: readonly string[]): void {
    if (labels.length === 0) return;
    const { labelKeys } = this.programs;
    const keys = labels.flatMap((label) => labelKeys.known(label) ?? []);
    this.keep((number, list) => {
      const postings = this.programs.labels[number];
      if (postings === undefined) this.programs.arena.kernel.zero(list, segmentBytes);
      else postings.copyUnion(list, keys, segmentBytes);
    });
  }

  private keepNamed(ids: Iterable<string>): void {
    const slots = [...ids].flatMap((id) => this.programs.slotOf(id) ?? []);
    const { arena } = this.programs;
    this.keep((number, list) => {
      arena.kernel.zero(list, segmentBytes);
      for (const slot of slots) if (segmentOf(slot) === number) arena.u32[(list >>> 2) + (rowIn(slot) >>> 5)]! |= 1 << (slot & 31);
    });
  }

  private keepPossibleIn(areas: readonly string[], asOf: AsOf): void {
    const { arena, heads } = this.programs;
    const any = heads.segments.map(() => arena.take(segmentBytes));
    for (const at of any) arena.kernel.zero(at, segmentBytes);
    for (const area of areas) {
      const { possible, lengths } = this.search.find({ sites: [{ area }] }, asOf, 'all');
      any.forEach((at, number) => arena.kernel.or(at, possible[number]!, lengths[number]!));
    }
    any.forEach((at, number) => {
      arena.kernel.and(this.admitted[number]!, at, segmentBytes);
      arena.release(at, segmentBytes);
    });
  }

  private keepOfStatus(wanted: readonly Status[], asOf: AsOf): void {
    if (asOf !== this.time.asOf) this.time = { asOf, number: this.time.number + 1 };
    const { stamps, arena } = this.programs;
    const { columns } = this;
    if (columns.stamp.length < stamps.length) {
      columns.stamp = widened(columns.stamp, stamps.length - 1);
      columns.time = widened(columns.time, stamps.length - 1);
      columns.status = widened(columns.status, stamps.length - 1);
    }
    const { stamp, time, status } = columns;
    const isWanted = statuses.map((each) => wanted.includes(each));
    const { u32 } = arena;
    for (let slot = 0; slot < this.programs.slotLimit; slot++) {
      const word = (this.admitted[segmentOf(slot)]! >>> 2) + (rowIn(slot) >>> 5);
      const bit = 1 << (slot & 31);
      if ((u32[word]! & bit) === 0 || !this.programs.isTaken(slot)) continue;
      if (stamp[slot] !== stamps[slot] || time[slot] !== this.time.number) {
        status[slot] = statuses.indexOf(statusOf(this.programs.at(slot).program, asOf));
        stamp[slot] = stamps[slot]!;
        time[slot] = this.time.number;
      }
      if (isWanted[status[slot]!] !== true) u32[word]! &= ~bit;
    }
  }

  private keep(write: (number: number, list: number) => void): void {
    this.programs.heads.segments.forEach((_, number) => {
      write(number, this.list);
      this.programs.arena.kernel.and(this.admitted[number]!, this.list, segmentBytes);
    });
  }
}

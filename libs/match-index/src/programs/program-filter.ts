import { type AsOf, type Status, statusOf } from '#eligibility';
import { rowIn, segmentBytes, segmentOf } from '../memory/segment.js';
import { kindLabel, type ProgramIndex, trackLabel } from './program-index.js';
import { ProgramSearch } from './program-search.js';
import { type KeptBySlot, SlotChanges } from './slot-changes.js';

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

const notKnown = 0xff;

/** By slot: the number of its status. */
class SlotStatuses implements KeptBySlot {
  known = new Uint8Array(0);

  widen(slots: number): void {
    const known = new Uint8Array(slots).fill(notKnown);
    known.set(this.known);
    this.known = known;
  }

  forget(slot: number): void {
    this.known[slot] = notKnown;
  }

  forgetAll(): void {
    this.known.fill(notKnown);
  }
}

/** Tells the slots that pass a filter, in bitmaps of its own. */
export class ProgramFilter {
  private readonly search: ProgramSearch;
  /** Per segment. */
  private readonly admitted: number[] = [];
  private readonly list: number;
  private readonly statuses = new SlotStatuses();
  private readonly changes = new SlotChanges(this.statuses);

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
    this.changes.keepUp(this.programs, asOf);
    const { known } = this.statuses;
    const isWanted = statuses.map((each) => wanted.includes(each));
    const { u32 } = this.programs.arena;
    for (let slot = 0; slot < this.programs.slotLimit; slot++) {
      const word = (this.admitted[segmentOf(slot)]! >>> 2) + (rowIn(slot) >>> 5);
      const bit = 1 << (slot & 31);
      if ((u32[word]! & bit) === 0 || !this.programs.isTaken(slot)) continue;
      if (known[slot] === notKnown) known[slot] = statuses.indexOf(statusOf(this.programs.at(slot).program, asOf));
      if (isWanted[known[slot]!] !== true) u32[word]! &= ~bit;
    }
  }

  private keep(write: (number: number, list: number) => void): void {
    this.programs.heads.segments.forEach((_, number) => {
      write(number, this.list);
      this.programs.arena.kernel.and(this.admitted[number]!, this.list, segmentBytes);
    });
  }
}

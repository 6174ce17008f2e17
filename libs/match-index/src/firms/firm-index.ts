import type { Profile } from '#eligibility';
import { allCriterionIndexes } from '../criteria/index.js';
import type { Epoch } from '../days/epochs.js';
import type { Kernel } from '../kernel/kernel.js';
import { Arena } from '../memory/arena.js';
import { Interner } from '../memory/interner.js';
import { rowIn, segmentOf } from '../memory/segment.js';
import { fieldNames, maskOfFields } from '../records/profile-fields.js';
import { RecordCodec } from '../records/record.js';
import { RecordStore } from '../records/record-store.js';
import { RowIds } from '../records/row-ids.js';
import { FirmFacts, hasTriple } from './firm-facts.js';
import { FirmSegment } from './firm-segment.js';

/** Each criterion with the fields its facts hang on, as a mask. */
const readers = allCriterionIndexes.map((criterion) => ({ criterion, reads: maskOfFields(criterion.reads) }));
const everyField = maskOfFields(fieldNames);
/** Epochs that are kept besides those that are asked for: the ones asked for longest ago go first. */
const mostOtherEpochs = 8;

/**
 * All firms: under what each is kept, for the leaves to be answered from, and its whole profile as bytes beside it. A change touches the keys that come or go with it and nothing else.
 */
export class FirmIndex {
  readonly arena: Arena;
  readonly keys = new Interner();
  readonly segments: FirmSegment[] = [];
  private readonly codec = new RecordCodec(new Interner());
  private readonly records = new RecordStore();
  private readonly rowIds = new RowIds(
    (row) => this.codec.id(this.records.get(row)),
    (row, id) => this.codec.hasId(this.records.get(row), id),
  );
  private readonly freeRows: number[] = [];
  private rows = 0;
  private epochs: readonly Epoch[] = [];
  /** When each epoch was asked for last, as a count of askings. */
  private readonly asked = new Map<Epoch, number>();
  private askings = 0;
  private readonly before: FirmFacts;
  private readonly after: FirmFacts;

  constructor(kernel: Kernel) {
    this.arena = new Arena(kernel);
    this.before = new FirmFacts(this.keys, this.epochs);
    this.after = new FirmFacts(this.keys, this.epochs);
  }

  get size(): number {
    return this.rowIds.size;
  }

  /** Rows ever used; each is below it. */
  get rowLimit(): number {
    return this.rows;
  }

  /** Bytes of bitmaps, lists and columns; of profiles; of the table of ids. */
  get memory(): { readonly bitmaps: number; readonly profiles: number; readonly ids: number } {
    return { bitmaps: this.arena.used, profiles: this.records.bytesHeld, ids: this.rowIds.bytesHeld };
  }

  rowOf(id: string): number | undefined {
    return this.rowIds.rowOf(id);
  }

  idOf(row: number): string {
    return this.codec.id(this.records.get(row));
  }

  /** What was given with the profile: a name, for lists. */
  labelOf(row: number): string {
    return this.codec.label(this.records.get(row));
  }

  profileOf(row: number): Profile {
    return this.codec.decode(this.records.get(row));
  }

  /** Puts a firm in, or in the place of what was known of it. Returns its row. */
  put(id: string, profile: Profile, label = ''): number {
    const known = this.rowIds.rowOf(id);
    const record = this.codec.encode(id, label, profile);
    if (known === undefined) {
      const row = this.freeRows.pop() ?? this.rows++;
      this.segment(row).enter(rowIn(row));
      this.collect(this.before, null, 0);
      this.collect(this.after, profile, everyField);
      this.move(row);
      this.records.set(row, record);
      this.rowIds.add(id, row);
      return row;
    }
    const old = this.records.get(known);
    const changed = this.codec.changedFields(old, record);
    this.collect(this.before, changed === 0 ? null : this.codec.decode(old, fieldsFor(changed)), changed);
    this.collect(this.after, profile, changed);
    this.move(known);
    this.records.set(known, record);
    return known;
  }

  /**
   * Changes some fields of a firm and leaves the others; `undefined` takes a field away.
   * @throws RangeError if there is no such firm
   */
  patch(id: string, changes: Partial<Profile>): number {
    const row = this.rowIds.rowOf(id);
    if (row === undefined) throw new RangeError(`No such firm: ${id}`);
    this.patchRow(row, changes);
    return row;
  }

  /** @param row of a firm that is there */
  patchRow(row: number, changes: Partial<Profile>): void {
    const record = this.records.get(row);
    const changed = maskOfFields(Object.keys(changes) as (keyof Profile)[]);
    const old = this.codec.decode(record, fieldsFor(changed));
    this.collect(this.before, old, changed);
    this.collect(this.after, { ...old, ...changes }, changed);
    this.move(row);
    this.records.set(row, this.codec.splice(record, changes, changed));
  }

  /** False if there is no such firm. */
  remove(id: string): boolean {
    const row = this.rowIds.rowOf(id);
    if (row === undefined) return false;
    this.collect(this.before, this.profileOf(row), everyField);
    this.collect(this.after, null, 0);
    this.move(row);
    this.segment(row).leave(rowIn(row));
    this.rowIds.remove(id);
    this.records.remove(row);
    this.freeRows.push(row);
    return true;
  }

  /** Keeps what hangs on the time for these epochs, too, all at once. A new one takes a pass over all firms. */
  holdEpochs(wanted: readonly Epoch[]): void {
    if (wanted.length === 0) return;
    this.askings++;
    for (const epoch of wanted) this.asked.set(epoch, this.askings);
    if (wanted.every((epoch) => this.epochs.includes(epoch))) return;
    const others = this.epochs.filter((epoch) => !wanted.includes(epoch)).sort((a, b) => this.asked.get(b)! - this.asked.get(a)!);
    this.replaceEpochs([...wanted, ...others.slice(0, mostOtherEpochs)]);
  }

  *everyRow(): IterableIterator<number> {
    for (let row = 0; row < this.rows; row++) if (this.isLive(row)) yield row;
  }

  isLive(row: number): boolean {
    const segment = this.segments[segmentOf(row)];
    return segment !== undefined && ((this.arena.u32[(segment.live >>> 2) + (rowIn(row) >>> 5)]! >>> (row & 31)) & 1) === 1;
  }

  private replaceEpochs(epochs: readonly Epoch[]): void {
    const timed = readers.filter(({ criterion }) => criterion.test === 'size' || criterion.test === 'revenue');
    const fields = timed.reduce((mask, { reads }) => mask | reads, 0);
    for (const row of this.everyRow()) {
      const profile = this.codec.decode(this.records.get(row), fields);
      for (const [facts, held] of [
        [this.before, this.epochs],
        [this.after, epochs],
      ] as const) {
        facts.clear();
        facts.epochs = held;
        for (const { criterion } of timed) criterion.facts(profile, facts);
      }
      this.move(row);
    }
    this.epochs = epochs;
    this.before.epochs = epochs;
    this.after.epochs = epochs;
  }

  private collect(facts: FirmFacts, profile: Profile | null, changed: number): void {
    facts.clear();
    if (profile === null) return;
    for (const { criterion, reads } of readers) if ((reads & changed) !== 0) criterion.facts(profile, facts);
  }

  private move(row: number): void {
    const { before, after } = this;
    const segment = this.segment(row);
    const at = rowIn(row);
    for (const key of before.rows) if (!after.rows.includes(key)) segment.rows.remove(key, at);
    for (const key of after.rows) if (!before.rows.includes(key)) segment.rows.add(key, at);
    eachOther(before.spans, after.spans, (key, low, high) => segment.spans.remove(key, at, low, high));
    eachOther(after.spans, before.spans, (key, low, high) => segment.spans.add(key, at, low, high));
    eachOther(after.numbers, before.numbers, (column, low, high) => segment.setNumber(column, at, low, high));
  }

  private segment(row: number): FirmSegment {
    const number = segmentOf(row);
    while (this.segments.length <= number) this.segments.push(new FirmSegment(this.segments.length, this.arena));
    return this.segments[number]!;
  }
}

/** The fields that are read with a change of some: criteria look at several. */
function fieldsFor(changed: number): number {
  return readers.reduce((mask, { reads }) => ((reads & changed) === 0 ? mask : mask | reads), 0);
}

/** Triples of the one list that are not in the other. */
function eachOther(list: readonly number[], other: readonly number[], use: (key: number, low: number, high: number) => void): void {
  for (let at = 0; at < list.length; at += 3) {
    const [key, low, high] = [list[at]!, list[at + 1]!, list[at + 2]!];
    if (!hasTriple(other, key, low, high)) use(key, low, high);
  }
}

import { rowIn, segmentOf, segmentRows } from '../memory/segment.js';

interface Shelf {
  bytes: Uint8Array;
  top: number;
  /** Bytes below the top that no record uses. */
  waste: number;
  readonly places: Uint32Array;
  readonly lengths: Uint32Array;
}

const firstSize = 1 << 16;
/** Records are put closer together once more than this share of their bytes lies unused. */
const tolerated = 0.25;

/** Records of bytes by row, off the JavaScript heap: one block for each segment, with a row's place and length. */
export class RecordStore {
  private readonly shelves: Shelf[] = [];

  get bytesHeld(): number {
    return this.shelves.reduce((sum, { bytes, places, lengths }) => sum + bytes.length + places.byteLength + lengths.byteLength, 0);
  }

  /** A view: good until the next `set`. */
  get(row: number): Uint8Array {
    const { bytes, places, lengths } = this.shelves[segmentOf(row)]!;
    const at = places[rowIn(row)]!;
    return bytes.subarray(at, at + lengths[rowIn(row)]!);
  }

  set(row: number, record: Uint8Array): void {
    const shelf = this.shelf(segmentOf(row));
    const index = rowIn(row);
    const before = shelf.lengths[index]!;
    if (record.length > before) {
      shelf.waste += before;
      shelf.lengths[index] = 0;
      if (shelf.top + record.length > shelf.bytes.length) this.makeRoom(shelf, record.length);
      shelf.places[index] = shelf.top;
      shelf.top += record.length;
    } else {
      shelf.waste += before - record.length;
    }
    shelf.lengths[index] = record.length;
    shelf.bytes.set(record, shelf.places[index]);
  }

  remove(row: number): void {
    const shelf = this.shelves[segmentOf(row)]!;
    shelf.waste += shelf.lengths[rowIn(row)]!;
    shelf.lengths[rowIn(row)] = 0;
  }

  private shelf(segment: number): Shelf {
    while (this.shelves.length <= segment) {
      this.shelves.push({
        bytes: new Uint8Array(firstSize),
        top: 0,
        waste: 0,
        places: new Uint32Array(segmentRows),
        lengths: new Uint32Array(segmentRows),
      });
    }
    return this.shelves[segment]!;
  }

  private makeRoom(shelf: Shelf, needed: number): void {
    const used = shelf.top - shelf.waste + needed;
    const size =
      shelf.waste > shelf.top * tolerated
        ? Math.max(shelf.bytes.length, Math.ceil(used * 1.25))
        : Math.ceil(shelf.bytes.length * 1.25 + needed);
    const bytes = new Uint8Array(size);
    let top = 0;
    for (let index = 0; index < segmentRows; index++) {
      const length = shelf.lengths[index]!;
      if (length === 0) continue;
      bytes.set(shelf.bytes.subarray(shelf.places[index], shelf.places[index]! + length), top);
      shelf.places[index] = top;
      top += length;
    }
    shelf.bytes = bytes;
    shelf.top = top;
    shelf.waste = 0;
  }
}

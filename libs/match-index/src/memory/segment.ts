/** Rows are kept in segments, so that a row in its segment is a u16 and a bitmap of one is 8 kB, which stays in the fastest cache. */
export const segmentRows = 65536;
export const segmentBytes = segmentRows / 8;

export function segmentOf(row: number): number {
  return row >>> 16;
}

export function rowIn(row: number): number {
  return row & 0xffff;
}

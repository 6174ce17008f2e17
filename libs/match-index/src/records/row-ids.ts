const empty = -1;
const gone = -2;

/** Which row an id has, off the JavaScript heap: the ids themselves stand in the records. */
export class RowIds {
  private table = new Int32Array(1024).fill(empty);
  private filled = 0;
  private held = 0;

  constructor(
    /** The id that a row's record carries. */
    private readonly idOf: (row: number) => string,
    private readonly hasId: (row: number, id: string) => boolean,
  ) {}

  get bytesHeld(): number {
    return this.table.byteLength;
  }

  get size(): number {
    return this.held;
  }

  /** Undefined if there is none. */
  rowOf(id: string): number | undefined {
    const { table } = this;
    for (let at = hash(id) & (table.length - 1); ; at = (at + 1) & (table.length - 1)) {
      const row = table[at]!;
      if (row === empty) return undefined;
      if (row !== gone && this.hasId(row, id)) return row;
    }
  }

  /** The id must not be there yet. */
  add(id: string, row: number): void {
    if ((this.filled + 1) * 3 > this.table.length * 2) this.rebuild();
    this.place(id, row);
    this.filled++;
    this.held++;
  }

  /** The id must be there, and its record still. */
  remove(id: string): void {
    const { table } = this;
    for (let at = hash(id) & (table.length - 1); ; at = (at + 1) & (table.length - 1)) {
      const row = table[at]!;
      if (row !== gone && this.hasId(row, id)) {
        table[at] = gone;
        this.held--;
        return;
      }
    }
  }

  private place(id: string, row: number): void {
    let at = hash(id) & (this.table.length - 1);
    while (this.table[at] !== empty) at = (at + 1) & (this.table.length - 1);
    this.table[at] = row;
  }

  private rebuild(): void {
    const rows = this.table.filter((row) => row >= 0);
    let length = 1024;
    while (length < rows.length * 2 + 2) length *= 2;
    this.table = new Int32Array(length).fill(empty);
    for (const row of rows) this.place(this.idOf(row), row);
    this.filled = rows.length;
  }
}

function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return (sum ^ (sum >>> 15)) >>> 0;
}

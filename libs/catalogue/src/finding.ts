/** Something in an entry, or in the list of what is no programme, that the document does not bear out. */
export interface Finding {
  /** The file as it was handed in. */
  readonly file: string;
  /** JSON Pointer into the file; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** A figure of an entry and the line it was read from. */
export interface Reading {
  readonly file: string;
  readonly path: string;
  readonly value: string;
  readonly line: number;
}

/** What a check found wrong, and what it read from where. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly readings: readonly Reading[];
}

export function together(parts: readonly Checked[]): Checked {
  return { findings: parts.flatMap(({ findings }) => findings), readings: parts.flatMap(({ readings }) => readings) };
}

import type { Day } from '../days/days.js';

/** One row of the law's two tables (별표 1 for 중소기업, 별표 3 for 소기업). */
export interface SizeLawRow {
  /** A section letter, a division, or a subclass that is an exception to its division. */
  readonly industry: string;
  /** 억원 (100 million won). */
  readonly sme: number;
  /** 억원 (100 million won). */
  readonly small: number;
  /** False: taken from a secondary source, not checked against the law's text. */
  readonly verified: boolean;
  /** The part of the industry for which alone the row holds, so that the code alone cannot tell. */
  readonly inPart?: string;
}

/** The tables as amended, in force from a day until the next amendment. */
export interface SizeLawTable {
  readonly id: string;
  readonly from: Day;
  readonly name: string;
  readonly source: string;
  /** Industries (sections or divisions) that the tables leave out. */
  readonly withoutLimit: readonly string[];
  readonly rows: readonly SizeLawRow[];
}

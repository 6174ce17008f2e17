import type { Form, SiteKind, SizeClass, Stage, StandingFlag } from './rule.js';

/** A number that is known only to lie between two bounds; a side left out has no end. */
export interface Band {
  readonly min?: number;
  readonly max?: number;
}

export interface Site {
  /** Left out: a site of any kind, its kind not known. */
  readonly kind?: SiteKind;
  /** `KR`, a 시도 (2 digits) or a 시군구 (5 digits). */
  readonly area: string;
}

export interface Revenue {
  readonly year: number;
  /** KRW. */
  readonly amount: number | Band;
}

export interface HeldCertificate {
  readonly code: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn?: string;
  /** `YYYY-MM-DD`, valid through that day. */
  readonly validUntil?: string;
}

export interface Received {
  readonly programId: string;
  readonly year: number;
}

/**
 * What a firm says of itself. Everything may be left out: what is absent is unknown, and a list that is given is complete.
 */
export interface Profile {
  readonly stage?: Stage;
  /** `YYYY-MM-DD`. */
  readonly establishedOn?: string;
  readonly sites?: readonly Site[];
  /** KSIC codes of revision 10 or 11, two to five digits or a section letter; the main one first. */
  readonly industries?: readonly string[];
  /** Regular employees (상시근로자), persons; fractions for part-time. */
  readonly employees?: number | Band;
  readonly revenues?: readonly Revenue[];
  /** KRW. */
  readonly assets?: number;
  /** As the firm states it; else it is derived from the size law. */
  readonly sizeClass?: SizeClass;
  readonly form?: Form;
  readonly fields?: readonly string[];
  readonly certificates?: readonly HeldCertificate[];
  readonly standing?: Partial<Readonly<Record<StandingFlag, boolean>>>;
  readonly received?: readonly Received[];
  /** By `<program id>/<criterion id>`; `*` in place of the programme's id answers for every programme that asks under that id. */
  readonly answers?: Readonly<Record<string, boolean>>;
  readonly interests?: readonly string[];
  readonly keywords?: readonly string[];
}

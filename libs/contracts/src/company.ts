import type { Profile } from '#eligibility';

/** A registered firm as its owner keeps it. */
export interface CompanyState extends Profile {
  readonly name: string;
  /** Ten digits without dashes; absent only for a pre-startup. */
  readonly businessNumber?: string;
}

/** A firm on its topic: no contacts are part of it. */
export type PublishedCompany = CompanyState & { readonly id: string; readonly version: number };

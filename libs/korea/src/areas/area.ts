import type { Day } from '../days/days.js';

/** A place of the administrative tree: the country, a 시도 (2 digits), a 시군구 (5 digits). */
export interface Area {
  /** `KR`, or the leading digits of the administrative standard code (행정표준코드, 법정동). */
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  /** Null for the country alone. */
  readonly parent: string | null;
  /** First day of the code. Left out where it is older than what is recorded here. */
  readonly from?: Day;
  /** First day on which the code is no longer in use. */
  readonly until?: Day;
  /** The one code that took its place; left out where there is none, or more than one. */
  readonly successor?: string;
  /** Set where it was divided: the codes that together hold its ground, and more than it where only a part of one was its. */
  readonly splitInto?: readonly string[];
  /** Where the row comes from; `확인 필요` marks what was not confirmed. */
  readonly source: string;
}

/** A named group of areas inside a province that is no level of the tree and may be regrouped. */
export interface Region {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly areas: readonly string[];
  readonly from?: Day;
  readonly source: string;
}

import type { Day } from '#korea';
import type { Strength, TestName } from './rule.js';

/** What a criterion comes to for a firm. */
export type Outcome = 'met' | 'unmet' | 'unknown';

/** What a rule comes to for a firm. */
export type Verdict = 'eligible' | 'ineligible' | 'unknown';

/** The dates of a call that a criterion may refer to: days, or instants whose day counts in Asia/Seoul. */
export interface CallDates {
  readonly noticedOn?: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
}

/** What a rule is judged by, besides the firm. */
export interface Judged {
  /** The day in Seoul. It stands in for every date that the call does not have. */
  readonly asOf: Day;
  readonly call?: CallDates | null;
  /** Answers are looked up under `<program id>/<criterion id>`, then under `*` in its place. */
  readonly programId?: string;
  /** Whether an answer may also stand under the bare criterion id, after the programme's own and before `*`: for a rule that belongs to no programme. */
  readonly bareAnswers?: boolean;
}

/** One criterion in words, for a firm to read. */
export interface TraceEntry {
  readonly id: string;
  readonly outcome: Outcome;
  readonly required: string;
  readonly actual: string;
  readonly quote: string | null;
  readonly strength: Strength;
  readonly test: TestName;
  readonly lines?: readonly [number, number];
}

/** How far a value is from a bound, never negative: days of the reference date, persons, or KRW. 0: an exclusive bound is just touched. */
export type Off = { readonly days: number } | { readonly employees: number } | { readonly won: number };

/** The one criterion that stands between a firm and a verdict other than ineligible. */
export interface NearMiss {
  readonly id: string;
  readonly required: string;
  readonly actual: string;
  /** Null where there is no distance: other tests, bands, a pre-startup. */
  readonly off: Off | null;
  readonly quote: string | null;
}

/** A verdict with its reasons. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Every criterion in the order of the rule, the preferred ones too. */
  readonly trace: readonly TraceEntry[];
  /** The fields to ask for; empty unless the verdict is unknown. */
  readonly missing: readonly string[];
  /** Null unless the verdict is ineligible and exactly one change would help. */
  readonly nearMiss: NearMiss | null;
}

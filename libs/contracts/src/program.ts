import type { Applicant, Rule } from '#eligibility';

export type { Applicant };

export type ProgramStatus = 'planned' | 'open' | 'closed' | 'ended';
/** How a call ends: on its day, when the money is spent, never by itself, or nobody said. */
export type Closing = 'fixed' | 'until-exhausted' | 'rolling' | 'unknown';
/** Whether the rule holds all that its notice asks for. */
export type RuleCovers = 'all' | 'part';

export interface Quota {
  readonly count: number;
  /** As the source writes it: 개사, 건, 명, 회 … */
  readonly unit: string;
}

export interface Support {
  /** A support kind of the vocabulary. */
  readonly kind: string;
  readonly title: string;
  readonly quota?: Quota;
}

export interface Budget {
  /** KRW. */
  readonly amount: number;
  /** KRW by who pays. */
  readonly split?: {
    readonly national?: number;
    readonly province?: number;
    readonly city?: number;
    /** 지방비 that the source does not divide between province, city and county. */
    readonly local?: number;
    readonly private?: number;
    readonly own?: number;
  };
}

export interface Source {
  readonly document: string;
  readonly section?: string;
  /** First and last line, from 1. */
  readonly lines?: readonly [number, number];
}

export interface Remark {
  readonly kind: string;
  readonly text: string;
  readonly lines?: readonly (readonly [number, number])[];
}

/** A call for applications (공고). */
export interface Call {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD` or an instant with offset, like the two below. */
  readonly noticedOn?: string;
  readonly opensAt?: string;
  readonly closesAt?: string;
  /** A month `YYYY-MM`, where only that is known. */
  readonly expected?: string;
  readonly closing: Closing;
  /** Replaces the programme's rule for this call. */
  readonly rule?: Rule | null;
  readonly ruleCovers?: RuleCovers;
  readonly url?: string;
  /** false for imports and backfills: nobody is told. */
  readonly announce?: boolean;
}

/** A support programme (지원사업) as its owner keeps it; `id`, `version` and `status` are added where it is shown. */
export interface ProgramState {
  readonly title: string;
  readonly otherNames: readonly string[];
  readonly tracks: readonly string[];
  readonly summary: string;
  /** Empty: no one applies (infrastructure, planning). */
  readonly applicants: readonly Applicant[];
  readonly host: { readonly organization: string; readonly department?: string; readonly phone?: string };
  readonly budget?: Budget;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; over after its last day. */
  readonly period?: { readonly start?: string; readonly end?: string };
  readonly place?: string;
  readonly supports: readonly Support[];
  readonly rule?: Rule | null;
  readonly ruleCovers?: RuleCovers;
  readonly flags: readonly string[];
  readonly sources: readonly Source[];
  readonly remarks: readonly Remark[];
  readonly targets?: readonly Target[];
  readonly calls: readonly Call[];
  readonly telling?: Telling;
}

/** What of a programme's calls is told to whom it concerns, where it is not the usual. */
export interface Telling {
  /** Days before a call closes on which its closing is told; 14, 3 and 1 if left out, none at all if empty. */
  readonly closingDays?: readonly number[];
  /** Changes of what are told; all three if left out. */
  readonly material?: readonly ('dates' | 'amount' | 'eligibility')[];
}

/** A performance figure of the plan (지표), to be held against awards. */
export interface Target {
  readonly title: string;
  readonly count: number;
  readonly unit: string;
  readonly lines?: readonly [number, number];
}

/** A programme on its topic. */
export type PublishedProgram = ProgramState & { readonly id: string; readonly version: number };

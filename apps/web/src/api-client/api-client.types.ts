import type { CallSummary, Match, ProgramState, ProgramStatus, ProgramSummary, Term } from '#contracts';
import type { Profile, Rule, Verdict } from '#eligibility';
import type { Lang } from '#korea';

/** Whom the pages ask for. */
export interface Visitor {
  readonly lang: Lang;
  /** Network address, if known. */
  readonly address?: string;
}

/** What the pages read of the HTTP API. Fields may be added to an answer at any time. */
export interface MatchesQuestion {
  readonly profile: Profile;
  readonly query?: string;
  readonly filter?: { readonly tracks?: readonly string[]; readonly kinds?: readonly string[]; readonly status?: readonly string[] };
  readonly include: readonly Exclude<Verdict, 'eligible'>[];
  readonly page: number;
  readonly pageSize: number;
}

export type VerdictTotals = Readonly<Record<Verdict, number>>;

export interface MatchesAnswer {
  readonly items: readonly Match[];
  readonly totals: VerdictTotals;
  readonly total: number;
}

export interface VerdictQuestion {
  readonly rule: Rule;
  readonly profile: Profile;
  readonly call?: { readonly noticedOn?: string; readonly opensAt?: string; readonly closesAt?: string };
}

export interface FacetCount {
  readonly code: string;
  readonly count: number;
}

export type FoundProgram = ProgramSummary & { readonly call: CallSummary | null };

export interface SearchAnswer {
  readonly items: readonly FoundProgram[];
  readonly facets: Readonly<Record<string, readonly FacetCount[] | undefined>>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export type ProgramAnswer = ProgramState & { readonly id: string; readonly version: number; readonly status: ProgramStatus };

/** What the service takes for now. */
export interface ClockAnswer {
  /** An instant. */
  readonly now: string;
  readonly demo: boolean;
  /** How to use another clock, in the reader's language. */
  readonly help?: string;
}

export interface AreaTerm extends Term {
  readonly parent: string | null;
  /** First day on which the code is no longer in use. */
  readonly until?: string;
}

export interface VocabulariesAnswer {
  readonly tracks: readonly Term[];
  readonly supportKinds: readonly Term[];
  readonly interests: readonly Term[];
  readonly flags: readonly Term[];
  readonly certificates: readonly Term[];
  readonly fields: readonly Term[];
  readonly forms: readonly Term[];
  readonly statuses: readonly Term[];
  readonly applicants: readonly Term[];
  readonly questions: readonly Term[];
  readonly areas: readonly AreaTerm[];
  readonly industries: readonly Term[];
}

import type { Call, ProgramFilter, PublishedProgram, RuleCovers } from '#contracts';
import type { Applicant, AsOf, CallDates, Profile, Rule, SizeClass, Verdict } from '#eligibility';

/** A programme held against a firm that sees it. */
export interface Matched {
  readonly program: PublishedProgram;
  /** The call that was judged. */
  readonly call: Call | null;
  /** The rule that was judged. */
  readonly rule: Rule | null;
  readonly ruleCovers: RuleCovers;
  readonly verdict: Verdict;
}

/** Which programmes fit a firm. */
export interface FirmQuestion {
  readonly profile: Profile;
  readonly asOf: AsOf;
  readonly filter: ProgramFilter;
  /** How well programmes fit what was asked in words, by id; only these are looked at. null: nothing was asked. */
  readonly relevance: ReadonlyMap<string, number> | null;
  /** What is listed besides the eligible. */
  readonly include: readonly Exclude<Verdict, 'eligible'>[];
  /** How many of the list are wanted: it breaks off there. */
  readonly count: number;
}

export type Totals = Readonly<Record<Verdict, number>>;

/** The programmes that a firm sees, best first. */
export interface ProgramsMatched {
  /** Of all that were looked at, listed or not. */
  readonly totals: Totals;
  readonly ids: readonly string[];
}

/** Which registered firms fit a programme. */
export interface ProgramQuestion {
  readonly programId: string;
  readonly asOf: AsOf;
  readonly verdict: 'eligible' | 'unknown';
  /** Only firms whose id comes after it. */
  readonly after?: string;
  readonly count: number;
}

export interface FirmMatched {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly profile: Profile;
}

/** Firms in the order of their ids, in code units. */
export interface FirmsMatched {
  /** Of all, also those before `after`. */
  readonly total: number;
  readonly firms: readonly FirmMatched[];
}

/** A rule that need not belong to a programme. */
export interface ReachQuestion {
  readonly rule: Rule | null;
  readonly applicants: readonly Applicant[];
  readonly call: CallDates | null;
  readonly asOf: AsOf;
}

/** The registered firms that would see it; eligible ones by head office and by narrowest certain size, zeros left out. */
export interface Reached {
  readonly eligible: number;
  readonly unknown: number;
  readonly ineligible: number;
  readonly byArea: Readonly<Record<string, number>>;
  readonly bySize: Readonly<Partial<Record<SizeClass | 'unknown', number>>>;
}

/** Who fits what. `libs/eligibility` is the definition; whatever stands here gives the same answers. */
export abstract class Matcher {
  abstract programsFor(question: FirmQuestion): ProgramsMatched;
  /** @throws RangeError if there is no such programme */
  abstract firmsFor(question: ProgramQuestion): FirmsMatched;
  abstract reach(question: ReachQuestion): Reached;
}

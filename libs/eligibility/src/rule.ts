/**
 * A rule as data: a group or a criterion. Written by staff or read out of a notice; `parseRule` is the only door.
 */
export type Rule = AllRule | AnyRule | NotRule | Criterion;

export interface AllRule {
  readonly all: readonly Rule[];
}
export interface AnyRule {
  readonly any: readonly Rule[];
}
export interface NotRule {
  readonly not: Rule;
}

/** `min` 이상, `above` 초과, `max` 이하·이내, `below` 미만. At least one is given. */
export interface Bounds {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
}

export type SiteKind = 'head' | 'factory' | 'lab' | 'branch';
/** What a rule may ask for: micro 소상공인 ⊂ small 소기업 ⊂ sme 중소기업; medium 중기업 = sme and not small; mid 중견; large 대기업. */
export type SizeClass = 'micro' | 'small' | 'medium' | 'sme' | 'mid' | 'large';
export type Stage = 'pre-startup' | 'operating' | 'closed';
export type Form = 'corporation' | 'sole-proprietor' | 'cooperative' | 'other';
export type StandingFlag = 'tax-arrears' | 'credit-default' | 'suspended' | 'sanctioned';
export type Strength = 'must' | 'preferred';

/** The reference date of a criterion: a date of the call judged, or a date `YYYY-MM-DD`. */
export type ReferenceDate = 'notice' | 'open' | 'close' | (string & {});

export interface CertificateTest {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

/** The tests, one of which each criterion carries. */
export interface Tests {
  readonly site: { readonly in: readonly string[]; readonly kinds?: readonly SiteKind[] };
  readonly industry: { readonly in: readonly string[]; readonly main?: boolean };
  readonly size: { readonly in: readonly SizeClass[] };
  /** Whole years since establishment. */
  readonly age: Bounds;
  /** Regular employees (상시근로자), persons. */
  readonly employees: Bounds;
  /** KRW, latest closed year. */
  readonly revenue: Bounds;
  readonly certificate: CertificateTest;
  readonly stage: { readonly in: readonly Stage[] };
  readonly form: { readonly in: readonly Form[] };
  readonly field: { readonly in: readonly string[] };
  readonly standing: { readonly none: readonly StandingFlag[] };
  readonly received: { readonly none: readonly string[]; readonly withinYears?: number };
  /** What only a person can judge, as a question or statement. */
  readonly confirm: string;
}
export type TestName = keyof Tests;

export interface CriterionExtras {
  /** Unique in a rule; defaults to the criterion's JSON Pointer in the rule. A `confirm` must give one. */
  readonly id?: string;
  /** The sentence of the source this criterion stands for. */
  readonly quote?: string;
  /** First and last line of the quote in its source. */
  readonly lines?: readonly [number, number];
  readonly strength?: Strength;
  readonly on?: ReferenceDate;
}

export type CriterionOf<K extends TestName> = { readonly [key in K]: Tests[key] } & CriterionExtras;
export type Criterion = { [K in TestName]: CriterionOf<K> }[TestName];

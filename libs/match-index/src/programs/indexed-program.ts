import type { Applicant, CallWindow, Rule } from '#eligibility';

/** A call as far as matching goes. */
export interface IndexedCall extends CallWindow {
  /** Replaces the programme's rule. */
  readonly rule?: Rule | null;
  readonly closing?: string;
  readonly expected?: string;
}

/** A programme as far as matching and its order go; a published programme is one. */
export interface IndexedProgram {
  readonly id: string;
  readonly applicants: readonly Applicant[];
  readonly rule?: Rule | null;
  readonly calls: readonly IndexedCall[];
  readonly supports?: readonly { readonly kind: string }[];
  readonly tracks?: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly period?: { readonly start?: string; readonly end?: string };
  /** KRW. */
  readonly budget?: { readonly amount: number };
}

/** The rule that is judged with a call: its own, else the programme's. */
export function ruleOf(program: IndexedProgram, call: IndexedCall | null): Rule | null {
  return call?.rule ?? program.rule ?? null;
}

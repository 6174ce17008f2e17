import type { NearMiss, TraceEntry, Verdict } from '#eligibility';
import type { Call, ProgramState, ProgramStatus, RuleCovers } from './program.js';

/** One named factor of a score: its share is weight × value. */
export interface Factor {
  readonly name: string;
  readonly weight: number;
  /** From 0 to 1. */
  readonly value: number;
  readonly text: string;
}

/** A programme in a list: what a line shows of it. */
export interface ProgramSummary {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly tracks: readonly string[];
  readonly status: ProgramStatus;
  readonly applicants: ProgramState['applicants'];
  readonly host: ProgramState['host'];
  readonly budget?: ProgramState['budget'];
  readonly period?: ProgramState['period'];
  readonly supports: ProgramState['supports'];
  readonly flags: readonly string[];
  /** Month `YYYY-MM` in which a call is expected, where none has a date yet. */
  readonly expected?: string;
}

export type CallSummary = Pick<Call, 'id' | 'title' | 'noticedOn' | 'opensAt' | 'closesAt' | 'expected' | 'closing' | 'url'>;

/** A firm held against a programme: the verdict with its reasons. */
export interface Match {
  readonly program: ProgramSummary;
  readonly call: CallSummary | null;
  readonly verdict: Verdict;
  readonly ruleCovers: RuleCovers;
  /** Sum of weight × value over the factors. */
  readonly score: number;
  readonly factors: readonly Factor[];
  readonly trace: readonly TraceEntry[];
  readonly missing: readonly string[];
  readonly nearMiss: NearMiss | null;
}

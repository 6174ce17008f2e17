import { currentCall, type AsOf, type Rule } from '#eligibility';
import type { Call, ProgramState, RuleCovers } from './program.js';

/** The call a programme is judged by, and the rule that goes with it. */
export interface JudgedCall {
  readonly call: Call | null;
  readonly rule: Rule | null;
  readonly ruleCovers: RuleCovers;
}

/** A call's own rule replaces the programme's, and then its own `ruleCovers` speaks for it. */
export function judgedCall(program: Pick<ProgramState, 'rule' | 'ruleCovers' | 'calls'>, asOf: AsOf): JudgedCall {
  const call = currentCall(program.calls, asOf);
  if (call?.rule !== undefined && call.rule !== null) return { call, rule: call.rule, ruleCovers: call.ruleCovers ?? 'all' };
  return { call, rule: program.rule ?? null, ruleCovers: call?.ruleCovers ?? program.ruleCovers ?? 'all' };
}

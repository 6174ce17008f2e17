import { type AsOf, currentCall, type Judged, type Rule } from '#eligibility';
import { seoulDay } from '#korea';
import { compileRule } from '../rules/compile-rule.js';
import type { Node } from '../rules/node.js';
import { type Audience, audienceOf } from './audience.js';
import { type IndexedCall, type IndexedProgram, ruleOf } from './indexed-program.js';

/** A programme with the call it is judged by. */
export interface JudgedProgram {
  readonly program: IndexedProgram;
  readonly call: IndexedCall | null;
  readonly rule: Rule | null;
  readonly node: Node;
  readonly audience: Audience;
}

export function judgedAt(program: IndexedProgram, asOf: AsOf): JudgedProgram {
  const call = currentCall(program.calls, asOf);
  const rule = ruleOf(program, call);
  return { program, call, rule, node: compileRule(rule, { call, programId: program.id }), audience: audienceOf(program.applicants, rule) };
}

/** What the definition judges it by. */
export function judgedBy({ program, call }: JudgedProgram, asOf: AsOf): Judged {
  return { asOf: seoulDay(asOf), call, programId: program.id };
}

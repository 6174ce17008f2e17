import { type AsOf, currentCall, type Judged, type Rule } from '#eligibility';
import { seoulDay } from '#korea';
import { compileRule } from '../rules/compile-rule.js';
import { literalsOf, type Node } from '../rules/node.js';
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
  const call = callAt(program.calls, asOf);
  const rule = ruleOf(program, call);
  const node = compileRule(rule, { call, programId: program.id });
  return { program, call, rule, node, audience: audienceOf(program.applicants, namesStage(node) ? rule : null) };
}

/** What `currentCall` gives, without reading dates where there is nothing to choose. */
export function callAt(calls: readonly IndexedCall[], asOf: AsOf): IndexedCall | null {
  const [only] = calls;
  if (only === undefined) return null;
  return calls.length === 1 && isAlwaysJudged(only) ? only : currentCall(calls, asOf);
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** A call that opens on a day and closes on none before it is open, to open or closed at any time. */
function isAlwaysJudged({ noticedOn, opensAt, closesAt }: IndexedCall): boolean {
  const opens = opensAt ?? noticedOn;
  return opens !== undefined && day.test(opens) && (closesAt === undefined || (day.test(closesAt) && opens <= closesAt));
}

function namesStage(node: Node): boolean {
  return literalsOf(node).some(({ leaf }) => leaf.test === 'stage');
}

/** What the definition judges it by. */
export function judgedBy({ program, call }: JudgedProgram, asOf: AsOf): Judged {
  return { asOf: seoulDay(asOf), call, programId: program.id };
}

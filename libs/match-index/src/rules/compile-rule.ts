import { type CallDates, type ReferenceDate, type Rule, testOf } from '#eligibility';
import { criterionIndexes } from '../criteria/index.js';
import { dayOfDate } from '../days/day-of-date.js';
import { met, negate, type Node, type Reference } from './node.js';

/** What a rule is compiled for. As `Judged` of the eligibility lib, without the day of the question, which stays open. */
export interface CompiledFor {
  readonly call?: CallDates | null;
  readonly programId?: string;
  readonly bareAnswers?: boolean;
}

/** A rule as the index evaluates it: without preferred criteria and what they leave empty. */
export function compileRule(rule: Rule | null | undefined, compiledFor: CompiledFor): Node {
  return rule === null || rule === undefined ? met : (compile(rule, '', compiledFor) ?? met);
}

/** Null: nothing is left. */
function compile(rule: Rule, path: string, compiledFor: CompiledFor): Node | null {
  if (hasKey(rule, 'not')) {
    const inner = compile(rule.not, `${path}/not`, compiledFor);
    return inner === null ? null : negate(inner);
  }
  if (hasKey(rule, 'all')) return group(rule.all, `${path}/all`, compiledFor, 'all');
  if (hasKey(rule, 'any')) return group(rule.any, `${path}/any`, compiledFor, 'any');
  if (rule.strength === 'preferred') return null;
  const { programId, bareAnswers, call } = compiledFor;
  return criterionIndexes[testOf(rule)].compile(rule, { on: referenceOf(rule.on, call), id: rule.id ?? path, programId, bareAnswers });
}

function group(rules: readonly Rule[], path: string, compiledFor: CompiledFor, kind: 'all' | 'any'): Node | null {
  const parts = rules.flatMap((rule, index) => compile(rule, `${path}/${index}`, compiledFor) ?? []);
  if (parts.length === 0) return null;
  return parts.length === 1 ? parts[0]! : kind === 'all' ? { all: parts } : { any: parts };
}

function hasKey<K extends 'all' | 'any' | 'not'>(rule: Rule, key: K): rule is Extract<Rule, Record<K, unknown>> {
  return (rule as Partial<Record<K, unknown>>)[key] !== undefined;
}

function referenceOf(on: ReferenceDate | undefined, call: CallDates | null | undefined): Reference {
  const date = dateOf(on ?? 'notice', call);
  return date === undefined ? 'asOf' : dayOfDate(date);
}

function dateOf(on: ReferenceDate, call: CallDates | null | undefined): string | undefined {
  switch (on) {
    case 'notice':
      return call?.noticedOn;
    case 'open':
      return call?.opensAt;
    case 'close':
      return call?.closesAt;
    default:
      return on;
  }
}

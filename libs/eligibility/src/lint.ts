import { type Lang, relateArea, relateIndustry } from '#korea';
import { testOf } from './criteria/index.js';
import { criteriaOf, isAll, isAny, isNot, partsOf, type PlacedCriterion } from './criteria-of.js';
import { referenceKey } from './facts.js';
import { rangeOf } from './ranges.js';
import { child, type Sentence } from './reading.js';
import type { Bounds, Criterion, Rule, TestName } from './rule.js';
import { sizesMadeOf } from './size.js';
import { stages } from './vocabulary.js';

/** Something in a rule that is accepted and yet is most likely not what its writer meant. */
export interface LintWarning {
  /** JSON Pointer into the rule. */
  readonly path: string;
  /** Stable. */
  readonly code: WarningCode;
  readonly message: string;
}

export type WarningCode = keyof typeof warnings;

/**
 * Warnings, never refusals.
 * @param rule as `parseRule` gave it
 */
export function lintRule(rule: Rule, lang: Lang = 'ko'): readonly LintWarning[] {
  const found = [...criteriaOf(rule).flatMap(ofCriterion), ...ofGroups(rule, '').warnings, ...ofWhole(rule)];
  return found.map(({ path, code }) => ({ path, code, message: warnings[code][lang] }));
}

interface Finding {
  readonly path: string;
  readonly code: WarningCode;
}

function ofCriterion({ criterion, path, negated }: PlacedCriterion): readonly Finding[] {
  const test = testOf(criterion);
  const at = child(path, test);
  const found: Finding[] = [];
  const warn = (where: string, code: WarningCode) => found.push({ path: where, code });

  if (criterion.quote === undefined) warn(path, 'no-quote');
  if (criterion.on !== undefined && !datedTests.has(test)) warn(child(path, 'on'), 'date-without-effect');
  if (test === 'confirm' && negated) warn(path, 'negated-confirm');
  if ('employees' in criterion && hasNoWhole(criterion.employees)) warn(at, 'integer-gap');
  if ('revenue' in criterion && hasNoWhole(criterion.revenue)) warn(at, 'integer-gap');
  for (const bounds of boundsOf(criterion)) if (isAnything(bounds)) warn(at, 'always-met');
  if ('size' in criterion && sizesMadeOf(criterion.size.in).length === 5) warn(at, 'always-met');
  if ('stage' in criterion && stages.every(({ code }) => criterion.stage.in.includes(code))) warn(at, 'always-met');
  if (hasRedundantEntry(criterion)) warn(at, 'redundant-entry');
  return found;
}

/** Tests whose outcome depends on the reference date. */
const datedTests: ReadonlySet<TestName> = new Set(['size', 'age', 'revenue', 'certificate', 'stage', 'received']);

function boundsOf(criterion: Criterion): readonly Bounds[] {
  if ('employees' in criterion) return [criterion.employees];
  return 'revenue' in criterion ? [criterion.revenue] : [];
}

function isAnything(bounds: Bounds): boolean {
  const { low, lowOpen, high } = rangeOf(bounds);
  return low === 0 && !lowOpen && high === Infinity;
}

/** Persons and won come whole: more than 3 and less than 4 is nobody. */
function hasNoWhole(bounds: Bounds): boolean {
  const { low, lowOpen, high, highOpen } = rangeOf(bounds);
  const first = lowOpen ? Math.floor(low) + 1 : Math.ceil(low);
  const last = highOpen ? Math.ceil(high) - 1 : Math.floor(high);
  return first > last;
}

/** An entry that another one already holds: `43130` beside `43`. */
function hasRedundantEntry(criterion: Criterion): boolean {
  if ('site' in criterion) return holdsAnother(criterion.site.in, (inner, outer) => relateArea(inner, outer) === 'inside');
  if ('industry' in criterion) return holdsAnother(criterion.industry.in, (inner, outer) => relateIndustry(inner, outer) === 'inside');
  if ('size' in criterion) {
    return holdsAnother(criterion.size.in, (inner, outer) => sizesMadeOf([inner]).every((size) => sizesMadeOf([outer]).includes(size)));
  }
  return false;
}

function holdsAnother<T>(entries: readonly T[], isWithin: (inner: T, outer: T) => boolean): boolean {
  return entries.some((inner, i) => entries.some((outer, j) => i !== j && isWithin(inner, outer)));
}

/** Lists of codes of which a firm has one, that all must hold. */
interface OneOf {
  readonly key: string;
  readonly codes: readonly string[];
}

/** Warnings about groups, and what holds wherever the rule is met. */
function ofGroups(rule: Rule, path: string): { readonly warnings: readonly Finding[]; readonly held: readonly OneOf[] } {
  if (isNot(rule)) {
    const below = child(path, 'not');
    const twice: readonly Finding[] = isNot(rule.not) ? [{ path, code: 'double-not' }] : [];
    return { warnings: [...twice, ...ofGroups(rule.not, below).warnings], held: [] };
  }
  if (!isAll(rule) && !isAny(rule)) return { warnings: [], held: rule.strength === 'preferred' ? [] : oneOf(rule) };
  const parts = partsOf(rule, path).map((each) => ofGroups(each.part, each.path));
  const warnings = parts.flatMap((part) => part.warnings);
  if (isAny(rule)) return { warnings, held: [] };
  const exclusive = parts.some(({ held }, index) =>
    held.some(({ key, codes }) =>
      parts
        .slice(0, index)
        .some((before) => before.held.some((other) => other.key === key && !codes.some((code) => other.codes.includes(code)))),
    ),
  );
  return { warnings: [...(exclusive ? [{ path, code: 'exclusive' } as const] : []), ...warnings], held: parts.flatMap(({ held }) => held) };
}

function oneOf(criterion: Criterion): readonly OneOf[] {
  const key = `${testOf(criterion)} ${referenceKey(criterion.on)}`;
  if ('size' in criterion) return [{ key, codes: sizesMadeOf(criterion.size.in) }];
  if ('stage' in criterion) return [{ key, codes: criterion.stage.in }];
  return 'form' in criterion ? [{ key, codes: criterion.form.in }] : [];
}

function ofWhole(rule: Rule): readonly Finding[] {
  return criteriaOf(rule).every(({ criterion }) => criterion.strength === 'preferred') ? [{ path: '', code: 'only-preferred' }] : [];
}

const warnings = {
  'no-quote': { ko: '공고문의 어느 문장인지(quote) 적혀 있지 않습니다.', en: 'The sentence it stands for (quote) is not given.' },
  'date-without-effect': { ko: '이 조건은 기준일과 관계가 없습니다.', en: 'This test does not depend on a reference date.' },
  'negated-confirm': {
    ko: '제외 조건의 확인 질문은 not 대신 반대로 물어 주세요. (예: "대리점 모집이 아님")',
    en: 'Ask for the opposite instead of putting a confirm under a not.',
  },
  'integer-gap': { ko: '이 범위에 드는 정수가 없습니다.', en: 'No whole number lies in this range.' },
  'always-met': { ko: '모든 기업이 맞는 조건입니다.', en: 'Every firm meets this.' },
  'redundant-entry': { ko: '목록의 한 항목이 다른 항목에 이미 들어 있습니다.', en: 'One entry of the list lies within another.' },
  exclusive: {
    ko: '모두 지켜야 하는 조건이 서로 달라, 맞는 기업이 있을 수 없습니다.',
    en: 'These criteria must all hold, but no firm can meet them together.',
  },
  'double-not': { ko: 'not이 두 번 겹쳐 뜻이 없습니다.', en: 'Two nots in a row undo each other.' },
  'only-preferred': { ko: '우대 조건뿐이어서 모든 기업이 지원할 수 있습니다.', en: 'Only preferred criteria: every firm may apply.' },
} satisfies Record<string, Sentence>;

import { criteriaOf, type PlacedCriterion, type ReferenceDate, requiredInWords, type Rule } from '#eligibility';
import type { Lang } from '#korea';

const shownConditions = 10;

/** A change of conditions as two sentences: what is asked for no longer, and what is asked for now. */
export function eligibilityInWords(from: Rule | null, to: Rule | null, lang: Lang): { readonly from: string; readonly to: string } {
  const before = conditionsOf(from, lang);
  const after = conditionsOf(to, lang);
  const removed = before.filter((condition) => !after.includes(condition));
  const added = after.filter((condition) => !before.includes(condition));
  const said = words[lang];
  // Groups, and what stands in a long list after its first entries, are not in the words of a condition.
  if (removed.length === 0 && added.length === 0 && from !== null && to !== null) return { from: said.sameWords, to: said.arranged };
  return {
    from: from === null ? said.unconditional : sentence(removed, said.removed, said.noneRemoved, lang),
    to: to === null ? said.unconditional : sentence(added, said.added, said.noneAdded, lang),
  };
}

function conditionsOf(rule: Rule | null, lang: Lang): readonly string[] {
  return [...new Set(criteriaOf(rule).map((placed) => conditionInWords(placed, lang)))];
}

function conditionInWords(placed: PlacedCriterion, lang: Lang): string {
  const { strength, on } = placed.criterion;
  const required = requiredInWords(placed, lang);
  const weighed = strength === 'preferred' ? `${words[lang].preferred}: ${required}` : required;
  return on === undefined ? weighed : `${weighed} (${words[lang].on(on)})`;
}

function sentence(conditions: readonly string[], label: string, ifNone: string, lang: Lang): string {
  if (conditions.length === 0) return ifNone;
  const rest = conditions.length - shownConditions;
  return `${label}: ${conditions.slice(0, shownConditions).join('; ')}${rest > 0 ? words[lang].more(rest) : ''}`;
}

const referenceDates: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  ko: { notice: '공고일', open: '접수 시작일', close: '마감일' },
  en: { notice: 'the notice', open: 'opening', close: 'closing' },
};

const words = {
  ko: {
    removed: '빠진 조건',
    added: '추가된 조건',
    noneRemoved: '빠진 조건 없음',
    noneAdded: '추가된 조건 없음',
    unconditional: '조건 없음',
    sameWords: '조건의 문구는 같음',
    arranged: '조건의 묶음이나 긴 목록이 바뀜',
    preferred: '우대',
    on: (on: ReferenceDate) => `기준일: ${referenceDates.ko[on] ?? on}`,
    more: (rest: number) => ` 외 ${rest}개`,
  },
  en: {
    removed: 'Removed',
    added: 'Added',
    noneRemoved: 'No condition removed',
    noneAdded: 'No condition added',
    unconditional: 'No conditions',
    sameWords: 'The same conditions',
    arranged: 'Conditions combined differently, or a long list changed',
    preferred: 'Preferred',
    on: (on: ReferenceDate) => `as of ${referenceDates.en[on] ?? on}`,
    more: (rest: number) => ` and ${rest} more`,
  },
} as const;

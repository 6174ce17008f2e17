import type { PublishedProgram } from '#contracts';
import { criteriaOf } from '#eligibility';
import type { Unlocking } from '#match-index';
import type { Text } from '#service-kit';

interface Words {
  readonly ko: string;
  readonly en: string;
}

/** Asks for the one fact that settles most. null where nobody can be asked for it in a sentence. */
export function fieldQuestion({ field, programs: count }: Unlocking, programs: Iterable<PublishedProgram>): Text | null {
  const asked: Words | undefined = field.startsWith('answers.')
    ? confirmText(field.slice('answers.'.length), programs)
    : names[field as keyof typeof names];
  if (asked === undefined) return null;
  return {
    ko: `“${asked.ko}” 하나만 알려 주시면 사업 ${count}건의 지원 가능 여부를 알 수 있습니다.`,
    en: `One answer, “${asked.en}”, would settle ${count} programme${count === 1 ? '' : 's'}.`,
  };
}

/** What a firm is asked to confirm is written in the programmes alone, in Korean. */
function confirmText(id: string, programs: Iterable<PublishedProgram>): Words | undefined {
  for (const { rule, calls } of programs) {
    for (const each of [rule, ...calls.map((call) => call.rule)]) {
      for (const { id: own, criterion } of each === undefined || each === null ? [] : criteriaOf(each)) {
        if (own === id && 'confirm' in criterion) return { ko: criterion.confirm, en: criterion.confirm };
      }
    }
  }
  return undefined;
}

const names = {
  sites: { ko: '소재지', en: 'where the firm is' },
  industries: { ko: '업종', en: 'industry' },
  establishedOn: { ko: '설립일', en: 'date of establishment' },
  employees: { ko: '상시근로자 수', en: 'regular employees' },
  revenues: { ko: '매출액', en: 'revenue' },
  certificates: { ko: '보유 인증', en: 'certificates' },
  stage: { ko: '창업 여부', en: 'stage' },
  form: { ko: '기업 형태', en: 'legal form' },
  fields: { ko: '기술 분야', en: 'technology field' },
  standing: { ko: '체납·휴업·제재 여부', en: 'arrears, suspension or sanctions' },
  received: { ko: '지원받은 이력', en: 'support received before' },
  sizeClass: { ko: '기업 규모', en: 'size of the firm' },
} as const satisfies Record<string, Words>;

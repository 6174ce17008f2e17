import type { Day, Lang } from '#korea';
import type { Profile } from '../profile.js';
import { type ElementarySize, meanSales, possibleSizes, sizeLacks, sizeOutcome } from '../size.js';
import { codesOf, nameOf, sizeClasses } from '../vocabulary.js';
import { listed, notStated, valueInWords, wonInWords } from '../words.js';
import { readCodeList } from './code-list.js';
import type { CriterionKind } from './criterion.js';

/** The size of the firm by law, as it states it or as it follows from its industry, revenues, employees and assets. */
export const size: CriterionKind<'size'> = {
  parse: (value, path, report) => readCodeList(value, path, report, 'in', codesOf(sizeClasses)),

  evaluate: ({ in: asked }, { profile, on }) => sizeOutcome(asked, profile, on),

  required: ({ in: asked }, lang) =>
    `${lang === 'ko' ? '기업 규모' : 'Size'}: ${listed(
      asked.map((code) => nameOf(sizeClasses, code, lang)),
      lang,
      'or',
    )}`,

  actual(_, { profile, on }, lang) {
    if (profile.stage === 'pre-startup') return lang === 'ko' ? '예비창업자 (규모 없음)' : 'pre-startup (no size)';
    if (profile.sizeClass !== undefined) return nameOf(sizeClasses, profile.sizeClass, lang);
    const possible = possibleSizes(profile, on);
    const basis = basisInWords(profile, on, lang);
    return `${possibleInWords(possible, lang)}${basis === '' ? '' : ` (${basis})`}`;
  },

  lacks: ({ in: asked }, { profile, on }) => sizeLacks(asked, profile, on),
};

function possibleInWords(possible: readonly ElementarySize[], lang: Lang): string {
  if (possible.length === 5) return notStated(lang);
  const names = possible.map((code) => (code === 'small-not-micro' ? smallNotMicro[lang] : nameOf(sizeClasses, code, lang)));
  return listed(names, lang, 'or');
}

const smallNotMicro = { ko: '소기업', en: 'Small enterprise' } as const;

function basisInWords(profile: Profile, on: Day, lang: Lang): string {
  const { count, ...sum } = meanSales(profile, on);
  if (count === 0) return '';
  const mean = (total: number) => wonInWords(Math.round(total / count), lang);
  const value = sum.min === sum.max ? sum.min : { min: sum.min, ...(sum.max === Infinity ? {} : { max: sum.max }) };
  const amount = valueInWords(value, lang, mean);
  if (lang === 'ko') return count === 1 ? `매출 ${amount}` : `${count}년 평균매출 ${amount}`;
  return count === 1 ? `revenue ${amount}` : `mean revenue of ${count} years ${amount}`;
}

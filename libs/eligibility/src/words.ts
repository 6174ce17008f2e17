import { type Lang, writeWon } from '#korea';
import type { Band } from './profile.js';
import type { Bounds } from './rule.js';

const shownNames = 20;

/** Names in a row; of a long list the first twenty. */
export function listed(names: readonly string[], lang: Lang, joint: 'and' | 'or' | 'comma' = 'comma'): string {
  const rest = names.length - shownNames;
  if (rest > 0) {
    return lang === 'ko'
      ? `${names.slice(0, shownNames).join(', ')} 외 ${rest}개`
      : `${names.slice(0, shownNames).join(', ')} and ${rest} more`;
  }
  if (joint === 'comma' || names.length < 2) return names.join(', ');
  const joints = { ko: { and: ' 및 ', or: ' 또는 ' }, en: { and: ' and ', or: ' or ' } };
  return `${names.slice(0, -1).join(', ')}${joints[lang][joint]}${names.at(-1)}`;
}

export function notStated(lang: Lang): string {
  return lang === 'ko' ? '확인되지 않음' : 'not stated';
}

/** The bounds with each number written by `write`: `5명 이상 49명 이하`, `at least 5 and at most 49`. */
export function boundsInWords(bounds: Bounds, lang: Lang, write: (bound: number) => string): string {
  const parts = (['min', 'above', 'max', 'below'] as const).flatMap((key) => {
    const bound = bounds[key];
    if (bound === undefined) return [];
    return [lang === 'ko' ? `${write(bound)} ${boundNames.ko[key]}` : `${boundNames.en[key]} ${write(bound)}`];
  });
  return parts.join(lang === 'ko' ? ' ' : ' and ');
}

export function valueInWords(value: number | Band, lang: Lang, write: (value: number) => string): string {
  return typeof value === 'number' ? write(value) : boundsInWords(value, lang, write);
}

/** KRW in words; an amount that is no whole number of won in digits. */
export function wonInWords(won: number, lang: Lang): string {
  if (Number.isSafeInteger(won)) return writeWon(won, lang);
  return lang === 'ko' ? `${won}원` : `KRW ${won}`;
}

const boundNames = {
  ko: { min: '이상', above: '초과', max: '이하', below: '미만' },
  en: { min: 'at least', above: 'more than', max: 'at most', below: 'less than' },
} as const;

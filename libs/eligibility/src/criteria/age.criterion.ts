import type { Day, Lang } from '#korea';
import { anniversary, dayNumber, wholeMonths } from '../anniversary.js';
import { met } from '../kleene.js';
import { isBoundedBelow, rangeOf } from '../ranges.js';
import type { Sentence } from '../reading.js';
import type { Bounds } from '../rule.js';
import { boundsInWords, notStated } from '../words.js';
import { readBounds } from './bounds.js';
import type { CriterionKind } from './criterion.js';

/** Whole years between establishment and the reference date, compared as dates: `min` 3 from the 3rd anniversary on, `above` 3 after it, `max` 7 to the 7th, `below` 7 before it. */
export const age: CriterionKind<'age'> = {
  parse: (value, path, report) => readBounds(value, path, report, (bound) => (isYear(bound) ? null : notYears)),

  evaluate(bounds, { profile: { stage, establishedOn }, on }) {
    if (stage === 'pre-startup') return 'unmet';
    if (establishedOn === undefined) return 'unknown';
    return met(establishedOn <= on && holds(bounds, establishedOn, dayNumber(on)));
  },

  required: (bounds, lang) =>
    lang === 'ko'
      ? `업력 ${boundsInWords(bounds, lang, (years) => `${years}년`)}`
      : `In business for ${boundsInWords(bounds, lang, (years) => (years === 1 ? '1 year' : `${years} years`))}`,

  actual(_, { profile: { stage, establishedOn }, on }, lang) {
    if (stage === 'pre-startup') return lang === 'ko' ? '예비창업자' : 'pre-startup';
    if (establishedOn === undefined) return notStated(lang);
    if (establishedOn > on) {
      return lang === 'ko' ? `${establishedOn} 설립 예정 (기준일 ${on})` : `to be established on ${establishedOn} (reference date ${on})`;
    }
    const time = inYearsAndMonths(establishedOn, on, lang);
    return lang === 'ko'
      ? `업력 ${time} (${establishedOn} 설립, 기준일 ${on})`
      : `${time} (established on ${establishedOn}, reference date ${on})`;
  },

  lacks: () => ['establishedOn'],

  /**
   * Days from the reference date to the bound: for a firm outside, to the bound it would have to reach (its establishment counts as one, before which it has no age); for
   * a firm inside, of which a `not` asks that it were outside, to the nearer one.
   */
  off(bounds, { profile: { stage, establishedOn }, on }) {
    if (stage === 'pre-startup' || establishedOn === undefined) return null;
    const today = dayNumber(on);
    const { low, high } = rangeOf(bounds);
    const lowDay = anniversary(establishedOn, low);
    const highDay = high === Infinity ? Infinity : anniversary(establishedOn, high);
    if (today < lowDay) return { days: lowDay - today };
    if (today > highDay) return { days: today - highDay };
    return { days: isBoundedBelow(bounds) ? Math.min(today - lowDay, highDay - today) : highDay - today };
  },
};

function holds({ min, above, max, below }: Bounds, establishedOn: Day, today: number): boolean {
  return (
    (min === undefined || today >= anniversary(establishedOn, min)) &&
    (above === undefined || today > anniversary(establishedOn, above)) &&
    (max === undefined || today <= anniversary(establishedOn, max)) &&
    (below === undefined || today < anniversary(establishedOn, below))
  );
}

function isYear(bound: number): boolean {
  return Number.isInteger(bound) && bound >= 0;
}

const notYears: Sentence = { ko: '햇수는 0 이상의 정수로 적어 주세요.', en: 'Years must be whole and not negative.' };

function inYearsAndMonths(from: Day, to: Day, lang: Lang): string {
  const months = wholeMonths(from, to);
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (lang === 'ko') return years === 0 ? `${rest}개월` : rest === 0 ? `${years}년` : `${years}년 ${rest}개월`;
  const parts = [...(years > 0 ? [counted(years, 'year')] : []), ...(rest > 0 || years === 0 ? [counted(rest, 'month')] : [])];
  return parts.join(' ');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

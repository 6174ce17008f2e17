import { distance, holdBounds } from '../ranges.js';
import { boundsInWords, notStated, valueInWords } from '../words.js';
import { readBounds } from './bounds.js';
import type { CriterionKind } from './criterion.js';

/** The number of regular employees (상시근로자); half a one is a part-time employee. */
export const employees: CriterionKind<'employees'> = {
  parse: (value, path, report) => readBounds(value, path, report, () => null),

  evaluate(bounds, { profile: { employees: given } }) {
    return given === undefined ? 'unknown' : holdBounds(bounds, given);
  },

  required: (bounds, lang) =>
    lang === 'ko'
      ? `상시근로자 ${boundsInWords(bounds, lang, (count) => `${count}명`)}`
      : `Regular employees: ${boundsInWords(bounds, lang, String)}`,

  actual(_, { profile: { employees: given } }, lang) {
    if (given === undefined) return notStated(lang);
    return valueInWords(given, lang, (count) => (lang === 'ko' ? `${count}명` : String(count)));
  },

  lacks: () => ['employees'],

  off(bounds, { profile: { stage, employees: given } }) {
    return typeof given === 'number' && stage !== 'pre-startup' ? { employees: distance(bounds, given) } : null;
  },
};

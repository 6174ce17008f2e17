import { met } from '../kleene.js';
import { codesOf, forms, nameOf } from '../vocabulary.js';
import { listed, notStated } from '../words.js';
import { readCodeList } from './code-list.js';
import type { CriterionKind } from './criterion.js';

/** The legal form of the firm. */
export const form: CriterionKind<'form'> = {
  parse: (value, path, report) => readCodeList(value, path, report, 'in', codesOf(forms)),

  evaluate({ in: asked }, { profile: { form: given } }) {
    return given === undefined ? 'unknown' : met(asked.includes(given));
  },

  required: ({ in: asked }, lang) =>
    `${lang === 'ko' ? '기업 형태' : 'Form'}: ${listed(
      asked.map((code) => nameOf(forms, code, lang)),
      lang,
      'or',
    )}`,

  actual: (_, { profile: { form: given } }, lang) => (given === undefined ? notStated(lang) : nameOf(forms, given, lang)),

  lacks: () => ['form'],
};

import { met } from '../kleene.js';
import { codesOf, fields, nameOf } from '../vocabulary.js';
import { listed, notStated } from '../words.js';
import { readCodeList } from './code-list.js';
import type { CriterionKind } from './criterion.js';

/** One of the fields the firm states is listed. */
export const field: CriterionKind<'field'> = {
  parse: (value, path, report) => readCodeList(value, path, report, 'in', codesOf(fields)),

  evaluate({ in: asked }, { profile: { fields: stated } }) {
    return stated === undefined ? 'unknown' : met(stated.some((code) => asked.includes(code)));
  },

  required: ({ in: asked }, lang) =>
    `${lang === 'ko' ? '분야' : 'Field'}: ${listed(
      asked.map((code) => nameOf(fields, code, lang)),
      lang,
      'or',
    )}`,

  actual(_, { profile: { fields: stated } }, lang) {
    if (stated === undefined) return notStated(lang);
    if (stated.length === 0) return lang === 'ko' ? '해당 분야 없음' : 'no field';
    return listed(
      stated.map((code) => nameOf(fields, code, lang)),
      lang,
    );
  },

  lacks: () => ['fields'],
};

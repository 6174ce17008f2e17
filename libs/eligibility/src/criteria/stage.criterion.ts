import type { Day } from '#korea';
import { met } from '../kleene.js';
import type { Profile } from '../profile.js';
import type { Stage } from '../rule.js';
import { codesOf, nameOf, stages } from '../vocabulary.js';
import { listed, notStated } from '../words.js';
import { readCodeList } from './code-list.js';
import type { CriterionKind } from './criterion.js';

/** Where the firm is in its life. */
export const stage: CriterionKind<'stage'> = {
  parse: (value, path, report) => readCodeList(value, path, report, 'in', codesOf(stages)),

  evaluate({ in: asked }, { profile, on }) {
    const given = stageOn(profile, on);
    return given === undefined ? 'unknown' : met(asked.includes(given));
  },

  required: ({ in: asked }, lang) =>
    `${lang === 'ko' ? '사업 단계' : 'Stage'}: ${listed(
      asked.map((code) => nameOf(stages, code, lang)),
      lang,
      'or',
    )}`,

  actual(_, { profile, on }, lang) {
    const given = stageOn(profile, on);
    return given === undefined ? notStated(lang) : nameOf(stages, given, lang);
  },

  lacks: () => ['stage'],
};

/** The stage as stated; if it is not, a firm that is established by that day operates. */
function stageOn({ stage: stated, establishedOn }: Profile, on: Day): Stage | undefined {
  if (stated !== undefined) return stated;
  return establishedOn !== undefined && establishedOn <= on ? 'operating' : undefined;
}

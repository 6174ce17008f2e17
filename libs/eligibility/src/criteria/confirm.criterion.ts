import type { Facts } from '../facts.js';
import { met } from '../kleene.js';
import { readFilledText } from '../reading.js';
import { notStated } from '../words.js';
import type { CriterionKind } from './criterion.js';

/** What only a person can judge: the firm answered yes. */
export const confirm: CriterionKind<'confirm'> = {
  parse: readFilledText,

  evaluate(_, facts) {
    const answer = answerOf(facts);
    return answer === undefined ? 'unknown' : met(answer);
  },

  required: (question) => question,

  actual(_, facts, lang) {
    const answer = answerOf(facts);
    if (answer === undefined) return notStated(lang);
    return lang === 'ko' ? (answer ? '예' : '아니요') : answer ? 'yes' : 'no';
  },

  lacks: (_, { id }) => [`answers.${id}`],
};

/** The answer given for this programme, or for this very question, goes before the one given for every programme. */
function answerOf({ profile: { answers }, id, judged: { programId, bareAnswers } }: Facts): boolean | undefined {
  if (answers === undefined) return undefined;
  const keys = [...(programId === undefined ? [] : [`${programId}/${id}`]), ...(bareAnswers === true ? [id] : []), `*/${id}`];
  const given = keys.map((key) => (Object.hasOwn(answers, key) ? answers[key] : undefined));
  return given.find((answer) => answer !== undefined);
}

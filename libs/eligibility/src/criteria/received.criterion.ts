import { yearOf } from '#korea';
import type { Facts } from '../facts.js';
import { met } from '../kleene.js';
import type { Received } from '../profile.js';
import { child, readFilledText, readList, readObject, type Sentence } from '../reading.js';
import type { Tests } from '../rule.js';
import { listed, notStated } from '../words.js';
import type { CriterionKind } from './criterion.js';

/** None of these programmes supported the firm in the last `withinYears` calendar years, the year of the reference date being the last of them; ever, if it is left out. */
export const received: CriterionKind<'received'> = {
  parse(value, path, report) {
    const given = readObject(value, path, report, { known: ['none', 'withinYears'], required: ['none'] });
    if (given === null) return;
    if (given.none !== undefined)
      readList(given.none, child(path, 'none'), report, (id, at) => readFilledText(id, at, report), 'not-empty');
    const { withinYears } = given;
    if (withinYears !== undefined && !(typeof withinYears === 'number' && Number.isInteger(withinYears) && withinYears >= 1)) {
      report.refuse(child(path, 'withinYears'), notYears);
    }
  },

  evaluate(asked, facts) {
    return facts.profile.received === undefined ? 'unknown' : met(inTheWay(asked, facts).length === 0);
  },

  required({ none, withinYears }, lang) {
    if (lang === 'ko') return `${withinYears === undefined ? '' : `최근 ${withinYears}년간 `}지원받은 적이 없을 것: ${listed(none, lang)}`;
    const time = withinYears === undefined ? '' : ` in the last ${withinYears === 1 ? 'year' : `${withinYears} years`}`;
    return `Not supported${time} by: ${listed(none, lang)}`;
  },

  actual(asked, facts, lang) {
    if (facts.profile.received === undefined) return notStated(lang);
    const found = inTheWay(asked, facts);
    if (found.length === 0) return lang === 'ko' ? '지원받은 적 없음' : 'not supported';
    return listed(
      found.map(({ programId, year }) => `${programId} (${year}${lang === 'ko' ? '년' : ''})`),
      lang,
    );
  },

  lacks: () => ['received'],
};

function inTheWay({ none, withinYears }: Tests['received'], { profile, on }: Facts): readonly Received[] {
  const last = yearOf(on);
  const counts = (year: number) => withinYears === undefined || (year > last - withinYears && year <= last);
  return (profile.received ?? []).filter(({ programId, year }) => none.includes(programId) && counts(year));
}

const notYears: Sentence = { ko: '1 이상의 정수로 적어 주세요.', en: 'This must be a whole number of 1 or more.' };

import { allOf } from '../kleene.js';
import type { Profile } from '../profile.js';
import type { StandingFlag } from '../rule.js';
import type { Outcome } from '../verdict.js';
import { codesOf, nameOf, standingFlags } from '../vocabulary.js';
import { listed, notStated } from '../words.js';
import { readCodeList } from './code-list.js';
import type { CriterionKind } from './criterion.js';

/** None of these grounds for exclusion (결격사유) applies. */
export const standing: CriterionKind<'standing'> = {
  parse: (value, path, report) => readCodeList(value, path, report, 'none', codesOf(standingFlags)),

  evaluate: ({ none }, { profile }) => allOf(none.map((flag) => isFree(profile, flag))),

  required: ({ none }, lang) => `${lang === 'ko' ? '해당 사항이 없을 것' : 'None of these applies'}: ${flagsInWords(none, lang)}`,

  actual({ none }, { profile }, lang) {
    const applying = none.filter((flag) => isFree(profile, flag) === 'unmet');
    if (applying.length > 0) return `${lang === 'ko' ? '해당' : 'applies'}: ${flagsInWords(applying, lang)}`;
    const open = none.filter((flag) => isFree(profile, flag) === 'unknown');
    if (open.length === 0) return lang === 'ko' ? '해당 없음' : 'none applies';
    return `${notStated(lang)}: ${flagsInWords(open, lang)}`;
  },

  lacks: () => ['standing'],
};

function isFree({ standing: given }: Profile, flag: StandingFlag): Outcome {
  const applies = given?.[flag];
  if (applies === undefined) return 'unknown';
  return applies ? 'unmet' : 'met';
}

function flagsInWords(flags: readonly StandingFlag[], lang: 'ko' | 'en'): string {
  return listed(
    flags.map((flag) => nameOf(standingFlags, flag, lang)),
    lang,
  );
}

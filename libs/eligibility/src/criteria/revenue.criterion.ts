import { type Day, yearOf } from '#korea';
import type { Profile, Revenue } from '../profile.js';
import { distance, holdBounds } from '../ranges.js';
import { boundsInWords, notStated, valueInWords, wonInWords } from '../words.js';
import { readBounds } from './bounds.js';
import type { CriterionKind } from './criterion.js';

/** The revenue in KRW of the latest given year before that of the reference date. */
export const revenue: CriterionKind<'revenue'> = {
  parse: (value, path, report) => readBounds(value, path, report, () => null),

  evaluate(bounds, { profile, on }) {
    const latest = latestClosed(profile, on);
    return latest === undefined ? 'unknown' : holdBounds(bounds, latest.amount);
  },

  required: (bounds, lang) => `${lang === 'ko' ? '매출' : 'Revenue:'} ${boundsInWords(bounds, lang, (won) => wonInWords(won, lang))}`,

  actual(_, { profile, on }, lang) {
    const latest = latestClosed(profile, on);
    if (latest === undefined) return notStated(lang);
    const amount = valueInWords(latest.amount, lang, (won) => wonInWords(won, lang));
    return `${amount} (${latest.year}${lang === 'ko' ? '년' : ''})`;
  },

  lacks: () => ['revenues'],

  off(bounds, { profile, on }) {
    const amount = latestClosed(profile, on)?.amount;
    return typeof amount === 'number' && profile.stage !== 'pre-startup' ? { won: distance(bounds, amount) } : null;
  },
};

function latestClosed({ revenues }: Profile, on: Day): Revenue | undefined {
  const closed = (revenues ?? []).filter(({ year }) => year < yearOf(on));
  return closed.reduce<Revenue | undefined>((latest, each) => (latest === undefined || each.year > latest.year ? each : latest), undefined);
}

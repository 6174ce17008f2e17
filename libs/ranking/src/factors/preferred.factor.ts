import type { RankingFactor } from '../ranked.js';
import { readRule } from './meant-for.js';

/** The share of the preferred criteria (우대, 가점) that the firm meets. */
export const preferred: RankingFactor = {
  name: 'preferred',
  find: ({ rule, outcomes, lang }) => {
    const wanted = readRule(rule).preferred;
    if (wanted.length === 0) return { value: 0, text: lang === 'ko' ? '우대 조건 없음' : 'No preference stated' };
    const met = wanted.filter(({ id, negated }) => outcomes.get(id) === (negated ? 'unmet' : 'met')).length;
    return {
      value: met / wanted.length,
      text: lang === 'ko' ? `우대 조건 ${wanted.length}개 중 ${met}개 해당` : `${met} of ${wanted.length} preferences met`,
    };
  },
};

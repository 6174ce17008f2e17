import { writeWon } from '#korea';
import type { RankingFactor } from '../ranked.js';
import { budgetRange } from '../weights.data.js';

/** How much the programme gives: its budget by order of magnitude. */
export const amount: RankingFactor = {
  name: 'amount',
  find: ({ budget, lang }) => {
    if (budget === null || budget <= 0) return { value: 0, text: lang === 'ko' ? '예산 미기재' : 'Budget not stated' };
    const value = Math.log(budget / budgetRange.least) / Math.log(budgetRange.most / budgetRange.least);
    return { value: Math.min(1, Math.max(0, value)), text: `${lang === 'ko' ? '사업비' : 'Budget'} ${writeWon(budget, lang)}` };
  },
};

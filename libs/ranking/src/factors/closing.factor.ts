import { daysBetween, seoulDay } from '#korea';
import type { RankingFactor } from '../ranked.js';
import { closingHalfLifeDays } from '../weights.data.js';

/** How soon one must act: an open call by the days that are left; one that is only expected counts little, and no sign of one still less. */
export const closing: RankingFactor = {
  name: 'closing',
  find: ({ call, open, expected, running, today, lang }) => {
    const ko = lang === 'ko';
    if (call === null) {
      if (expected !== null) {
        const month = ko ? expected.replace(/^(\d{4})-0?(\d+)$/, '$1년 $2월') : expected;
        return { value: 0.2, text: ko ? `공고 예정 ${month}` : `Call expected ${month}` };
      }
      return running ? { value: 0.1, text: ko ? '공고 미정' : 'Call not announced yet' } : { value: 0, text: ko ? '공고 없음' : 'No call' };
    }
    if (!open) {
      const over = call.closesAt !== undefined && seoulDay(call.closesAt) <= today;
      return over ? { value: 0, text: ko ? '마감됨' : 'Closed' } : { value: 0.2, text: ko ? '접수 예정' : 'Opens later' };
    }
    if (call.closing === 'until-exhausted' && call.closesAt === undefined) {
      return { value: 0.5, text: ko ? '예산 소진 시 마감' : 'Until the budget is spent' };
    }
    if (call.closesAt === undefined) return { value: 0.2, text: ko ? '마감일 없음' : 'No closing date' };
    const days = Math.max(0, daysBetween(today, seoulDay(call.closesAt)));
    return {
      value: 2 ** (-days / closingHalfLifeDays),
      text: days === 0 ? (ko ? '오늘 마감' : 'Closes today') : ko ? `마감 ${days}일 전` : `${days} days left`,
    };
  },
};

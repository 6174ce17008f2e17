import type { Match } from '#contracts';
import type { SortName } from '../address/sort.js';
import { verdictOrder } from './results-query.js';

type Order = (a: Match, b: Match) => number;

/** Whatever the order asked for, the eligible stand first; of equal ones the better match, which is how they came. */
export function inOrder(matches: readonly Match[], sort: SortName): readonly Match[] {
  return [...matches].sort((a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict) || orders[sort](a, b));
}

const orders: Readonly<Record<SortName, Order>> = {
  relevance: () => 0,
  closesAt: (a, b) => closing(a) - closing(b),
  amount: (a, b) => (b.program.budget?.amount ?? -1) - (a.program.budget?.amount ?? -1),
};

/** What has no end that one could miss comes after what has one. */
function closing({ program, call }: Match): number {
  if (program.status !== 'open' || !call?.closesAt) return Number.MAX_SAFE_INTEGER;
  // A day is open until its end; an hour on the same day is earlier.
  return Date.parse(call.closesAt.length === 10 ? `${call.closesAt}T24:00:00+09:00` : call.closesAt);
}

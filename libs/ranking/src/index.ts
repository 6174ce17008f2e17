export { compareMatches, type Ordered } from './order.js';
export type { Finding, Ranked, RankingFactor } from './ranked.js';
export { scoreOf, type Score } from './score.js';
export { weights, type FactorName } from './weights.data.js';

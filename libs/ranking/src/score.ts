import type { Factor } from '#contracts';
import { amount } from './factors/amount.factor.js';
import { area } from './factors/area.factor.js';
import { asked } from './factors/asked.factor.js';
import { certificate } from './factors/certificate.factor.js';
import { closing } from './factors/closing.factor.js';
import { industry } from './factors/industry.factor.js';
import { preferred } from './factors/preferred.factor.js';
import type { Ranked, RankingFactor } from './ranked.js';
import { weights } from './weights.data.js';

const factors: readonly RankingFactor[] = [asked, area, industry, certificate, preferred, closing, amount];

export interface Score {
  /** Sum of weight × value, from 0 to 1, to six decimals. */
  readonly score: number;
  /** Every factor, also those that found nothing, in a fixed order. */
  readonly factors: readonly Factor[];
}

/** Scores one programme for one firm. The same input gives the same score. */
export function scoreOf(ranked: Ranked): Score {
  const found = factors.map((factor): Factor => {
    const { value, text } = factor.find(ranked);
    return { name: factor.name, weight: weights[factor.name], value: round(value), text };
  });
  return { score: round(found.reduce((sum, factor) => sum + factor.weight * factor.value, 0)), factors: found };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

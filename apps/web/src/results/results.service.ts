import type { Match } from '#contracts';
import type { Profile } from '#eligibility';
import { Injectable } from '@nestjs/common';
import type { FacetCount, VerdictTotals, Visitor } from '../api-client/api-client.types.js';
import { type FacetName, facetCounts, passesFilter } from './facet-counts.js';
import { inOrder } from './match-order.js';
import { type MatchPool, MatchPoolSource } from './match-pool.js';
import { type OneAnswer, oneAnswer } from './one-answer.js';
import { type ResultsView, shownVerdicts } from './results-query.js';

export const resultsPageSize = 20;

/** One page of matches with all that stands around it. */
export interface Results {
  readonly matches: readonly Match[];
  /** How many matches the view admits. */
  readonly total: number;
  /** By verdict, whatever the view shows of them. */
  readonly totals: VerdictTotals;
  /** The page shown: the last one where a later one was asked for. */
  readonly page: number;
  /** Whether every match was seen; if not, the facets have no counts. */
  readonly complete: boolean;
  /** How many were. */
  readonly seen: number;
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  readonly one: OneAnswer | null;
}

@Injectable()
export class ResultsService {
  constructor(private readonly pools: MatchPoolSource) {}

  async find(profile: Profile, view: ResultsView, sharedQuestions: readonly string[], visitor: Visitor): Promise<Results> {
    const all = await this.pools.gather(profile, view.query, undefined, visitor);
    const pool = all.complete ? filtered(all, view) : await this.pools.gather(profile, view.query, apiFilter(view), visitor);
    const verdicts = shownVerdicts(view);
    const listed = inOrder(
      pool.matches.filter((match) => verdicts.includes(match.verdict)),
      view.sort,
    );
    const page = Math.min(view.page, Math.max(1, Math.ceil(listed.length / resultsPageSize)));
    const inSight = all.matches.filter((match) => verdicts.includes(match.verdict));
    return {
      matches: listed.slice((page - 1) * resultsPageSize, page * resultsPageSize),
      total: listed.length,
      totals: pool.totals,
      page,
      complete: pool.complete,
      seen: pool.matches.length,
      facets: {
        tracks: facetCounts(inSight, view, 'tracks'),
        kinds: facetCounts(inSight, view, 'kinds'),
        statuses: facetCounts(inSight, view, 'statuses'),
      },
      one: verdicts.includes('unknown') ? oneAnswer(pool.matches, sharedQuestions) : null,
    };
  }
}

function filtered(pool: MatchPool, view: ResultsView): MatchPool {
  const matches = pool.matches.filter((match) => passesFilter(match, view));
  const totals = { eligible: 0, unknown: 0, ineligible: 0 };
  for (const match of matches) totals[match.verdict] += 1;
  return { matches, totals, complete: true };
}

function apiFilter(view: ResultsView) {
  return { tracks: view.tracks, kinds: view.kinds, status: view.statuses };
}

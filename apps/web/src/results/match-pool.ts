import type { Match } from '#contracts';
import type { Profile } from '#eligibility';
import { Injectable } from '@nestjs/common';
import { ApiClient } from '../api-client/api-client.js';
import type { MatchesQuestion, VerdictTotals, Visitor } from '../api-client/api-client.types.js';

const pageSize = 100;
const mostPages = 5;

/** The matches of a profile in the order of the API, as many as are fetched for one page. */
export interface MatchPool {
  readonly matches: readonly Match[];
  readonly totals: VerdictTotals;
  /** Whether these are all. */
  readonly complete: boolean;
}

/**
 * Fetches the matches of every verdict, best first, so that facets can be counted, sorted and cut here. Beyond five hundred it stops:
 * the order of the API sees to it that these are the ones that matter, and the page says so.
 */
@Injectable()
export class MatchPoolSource {
  constructor(private readonly api: ApiClient) {}

  async gather(profile: Profile, query: string, filter: MatchesQuestion['filter'], visitor: Visitor): Promise<MatchPool> {
    const ask = (page: number) =>
      this.api.matches(
        { profile, ...(query ? { query } : {}), ...(filter ? { filter } : {}), include: ['unknown', 'ineligible'], page, pageSize },
        visitor,
      );
    const first = await ask(1);
    const pages = Math.min(mostPages, Math.ceil(first.total / pageSize));
    const others = await Promise.all(Array.from({ length: Math.max(0, pages - 1) }, (_, index) => ask(index + 2)));
    return {
      matches: [first, ...others].flatMap((answer) => answer.items),
      totals: first.totals,
      complete: first.total <= mostPages * pageSize,
    };
  }
}

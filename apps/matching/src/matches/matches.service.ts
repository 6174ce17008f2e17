import { ProgramCopy } from '#copies';
import type { Match, ProgramFilter } from '#contracts';
import type { AsOf, Profile, Verdict } from '#eligibility';
import type { Lang } from '#korea';
import { Injectable } from '@nestjs/common';
import { judgedPair } from '../matcher/judged-pair.js';
import { Matcher } from '../matcher/matcher.js';
import { QueryTimes } from '../query-times/query-times.js';
import { ProgramTexts } from '../search/program-texts.js';
import { MatchWriter } from './match-writer.js';
import { rankedMatch } from './ranked-match.js';

/** What is asked for a firm. */
export interface MatchQuery {
  readonly profile: Profile;
  readonly asOf: AsOf;
  readonly text?: string;
  readonly filter: ProgramFilter;
  /** What is listed besides the eligible. */
  readonly include: readonly Exclude<Verdict, 'eligible'>[];
  readonly page: number;
  readonly pageSize: number;
  readonly lang: Lang;
}

@Injectable()
export class MatchesService {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly matcher: Matcher,
    private readonly texts: ProgramTexts,
    private readonly writer: MatchWriter,
    private readonly times: QueryTimes,
  ) {}

  /** A page of matches as JSON, best first: `{ items, totals, page, pageSize, total }`, of which `totals` count whatever is included and `total` what is. */
  page(query: MatchQuery): Promise<string> {
    return this.times.measure('matches', () => this.find(query));
  }

  /** One programme for one firm; null where the firm does not see it. */
  one(profile: Profile, programId: string, asOf: AsOf, lang: Lang): Match | null {
    return this.times.measure('match', () => {
      const program = this.programs.get(programId);
      const matched = program === undefined ? null : judgedPair(profile, program, asOf);
      return matched === null ? null : rankedMatch(matched, { profile, asOf, lang }, null).match;
    });
  }

  private async find(query: MatchQuery): Promise<string> {
    const { profile, asOf, filter, include, page, pageSize, lang } = query;
    const relevance = await this.texts.relevance(query.text);
    const count = page * pageSize;
    const { totals, ids } = this.matcher.programsFor({ profile, asOf, filter, relevance, include, count });
    const listed = ids.slice(count - pageSize).map((id) => ({ program: this.programs.get(id)!, relevance: relevance?.get(id) ?? null }));
    const items = this.writer.write(listed, { profile, asOf, lang });
    const total = [...new Set(include)].reduce((sum, verdict) => sum + totals[verdict], totals.eligible);
    return `{"items":${items},${JSON.stringify({ totals, page, pageSize, total }).slice(1)}`;
  }
}

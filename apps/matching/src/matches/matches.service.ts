import { passes, type Match, type ProgramFilter } from '#contracts';
import { isOpen, judge, statusOf, type AsOf, type Judgement, type Profile, type Verdict } from '#eligibility';
import { seoulDay, type Lang } from '#korea';
import { compareMatches, scoreOf, type Ordered } from '#ranking';
import { Injectable } from '@nestjs/common';
import { Matcher, type Matched } from '../matcher/matcher.js';
import { ProgramCopy } from '../projection/copies.js';
import { ProgramTexts } from '../search/program-texts.js';
import { closingInstant } from './closing-instant.js';
import { callSummary, expectedMonth, programSummary } from './match-view.js';

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

/** A page of matches, best first; `totals` count whatever is included, `total` what is. */
export interface MatchPage {
  readonly items: readonly Match[];
  readonly totals: { readonly eligible: number; readonly unknown: number; readonly ineligible: number };
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

interface Candidate extends Ordered {
  readonly match: Match;
}

@Injectable()
export class MatchesService {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly matcher: Matcher,
    private readonly texts: ProgramTexts,
  ) {}

  async page(query: MatchQuery): Promise<MatchPage> {
    const relevance = await this.texts.relevance(query.text);
    const totals = { eligible: 0, unknown: 0, ineligible: 0 };
    const listed: Candidate[] = [];
    for (const matched of this.matcher.programsFor(query.profile, query.asOf, this.among(query, relevance))) {
      totals[matched.verdict] += 1;
      if (matched.verdict !== 'eligible' && !query.include.includes(matched.verdict)) continue;
      listed.push(candidate(matched, query, relevance?.get(matched.program.id) ?? null));
    }
    listed.sort(compareMatches);
    const from = (query.page - 1) * query.pageSize;
    return {
      items: listed.slice(from, from + query.pageSize).map(({ match }) => match),
      totals,
      page: query.page,
      pageSize: query.pageSize,
      total: listed.length,
    };
  }

  /** One programme for one firm; null where the firm does not see it. */
  one(profile: Profile, programId: string, asOf: AsOf, lang: Lang): Match | null {
    const program = this.programs.get(programId);
    const matched = program === undefined ? null : this.matcher.one(profile, program, asOf);
    return matched === null ? null : candidate(matched, { profile, asOf, lang }, null).match;
  }

  private *among(query: MatchQuery, relevance: ReadonlyMap<string, number> | null) {
    for (const program of this.programs.values()) {
      if (relevance !== null && !relevance.has(program.id)) continue;
      if (passes(query.filter, program, query.asOf)) yield program;
    }
  }
}

function candidate(
  { program, call, rule, ruleCovers }: Matched,
  { profile, asOf, lang }: Pick<MatchQuery, 'profile' | 'asOf' | 'lang'>,
  relevance: number | null,
): Candidate {
  const today = seoulDay(asOf);
  const judgement: Judgement = judge(rule, profile, { asOf: today, call, programId: program.id }, lang);
  const { score, factors } = scoreOf({
    profile,
    rule,
    outcomes: new Map(judgement.trace.map((entry) => [entry.id, entry.outcome])),
    kinds: [...new Set(program.supports.map((support) => support.kind))],
    budget: program.budget?.amount ?? null,
    call,
    open: call !== null && isOpen(call, asOf),
    expected: expectedMonth(program, asOf) ?? null,
    running: statusOf(program, asOf) !== 'ended' && begun(program.period?.start, today),
    today,
    relevance,
    lang,
  });
  const { verdict, trace, missing, nearMiss } = judgement;
  return {
    id: program.id,
    verdict,
    missing: missing.length,
    score,
    closesAt: closingInstant(call),
    match: {
      program: programSummary(program, asOf),
      call: call === null ? null : callSummary(call),
      verdict,
      ruleCovers,
      score,
      factors,
      trace,
      missing,
      nearMiss,
    },
  };
}

/** Whether a period `YYYY`, `YYYY-MM` or `YYYY-MM-DD` has begun; one that is not stated has. */
function begun(start: string | undefined, today: string): boolean {
  return start === undefined || start <= today.slice(0, start.length);
}

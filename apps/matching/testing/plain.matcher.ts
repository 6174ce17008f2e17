import { passes, type PublishedCompany, type PublishedProgram } from '#contracts';
import { evaluate, narrowestSize, sees, type AsOf, type Profile, type Verdict } from '#eligibility';
import { areaPath, seoulDay } from '#korea';
import { compareMatches } from '#ranking';
import { judgedPair } from '../src/matcher/judged-pair.js';
import {
  Matcher,
  type FirmQuestion,
  type FirmsMatched,
  type ProgramQuestion,
  type ProgramsMatched,
  type Reached,
  type ReachQuestion,
} from '../src/matcher/matcher.js';
import { rankedMatch } from '../src/matches/ranked-match.js';

/** Judges every pair by the definition itself: slow, and right. */
export class PlainMatcher extends Matcher {
  constructor(
    private readonly firms: ReadonlyMap<string, PublishedCompany>,
    private readonly programs: ReadonlyMap<string, PublishedProgram>,
  ) {
    super();
  }

  override programsFor({ profile, asOf, filter, relevance, include, count }: FirmQuestion): ProgramsMatched {
    const totals = { eligible: 0, unknown: 0, ineligible: 0 };
    const listed: ReturnType<typeof rankedMatch>[] = [];
    for (const program of this.programs.values()) {
      if ((relevance !== null && !relevance.has(program.id)) || !passes(filter, program, asOf)) continue;
      const matched = judgedPair(profile, program, asOf);
      if (matched === null) continue;
      totals[matched.verdict] += 1;
      if (matched.verdict !== 'eligible' && !include.includes(matched.verdict)) continue;
      listed.push(rankedMatch(matched, { profile, asOf, lang: 'ko' }, relevance?.get(program.id) ?? null));
    }
    const ids = listed.sort(compareMatches).map(({ id }) => id);
    return { totals, ids: ids.slice(0, count) };
  }

  override firmsFor({ programId, asOf, verdict, after, count }: ProgramQuestion): FirmsMatched {
    const program = this.programs.get(programId);
    if (program === undefined) throw new RangeError(`No such programme: ${programId}`);
    const fitting = [...this.firms.values()].filter((firm) => judgedPair(firm, program, asOf)?.verdict === verdict);
    const ids = fitting
      .map(({ id }) => id)
      .filter((id) => after === undefined || id > after)
      .sort()
      .slice(0, count);
    return {
      total: fitting.length,
      firms: ids.map((id) => {
        const { name, version, id: _id, businessNumber: _number, ...profile } = this.firms.get(id)!;
        return { id, name, version, profile };
      }),
    };
  }

  override reach({ rule, applicants, call, asOf }: ReachQuestion): Reached {
    const today = seoulDay(asOf);
    const reached = { eligible: 0, unknown: 0, ineligible: 0 } satisfies Record<Verdict, number>;
    const byArea: Record<string, number> = {};
    const bySize: Record<string, number> = {};
    for (const firm of this.firms.values()) {
      const verdict = evaluate(rule, firm, { asOf: today, call });
      if (!sees(firm, applicants, rule, verdict)) continue;
      reached[verdict] += 1;
      if (verdict !== 'eligible') continue;
      add(byArea, seatOf(firm));
      add(bySize, sizeOf(firm, asOf));
    }
    return { ...reached, byArea, bySize };
  }
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** The city or county of the head office, a city with districts of its own as one. */
function seatOf({ sites = [] }: Profile): string {
  const head = sites.find(({ kind }) => kind === 'head')?.area;
  if (head === undefined) return 'unknown';
  return areaPath(head).findLast((code) => code.length === 5) ?? areaPath(head)[0]!;
}

function sizeOf(profile: Profile, asOf: AsOf): string {
  return narrowestSize(profile, seoulDay(asOf));
}

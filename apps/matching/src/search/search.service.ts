import { ProgramCopy } from '#copies';
import {
  judgedCall,
  noFilter,
  passes,
  passesOne,
  statuses,
  supportKinds,
  tracks,
  type CallSummary,
  type FilterName,
  type ProgramFilter,
  type ProgramSummary,
  type PublishedProgram,
} from '#contracts';
import { statusOf, type AsOf } from '#eligibility';
import { areas } from '#korea';
import { Injectable } from '@nestjs/common';
import { closingInstant } from '../matches/closing-instant.js';
import { callSummary, programSummary } from '../matches/match-view.js';
import { QueryTimes } from '../query-times/query-times.js';
import { ProgramTexts } from './program-texts.js';

export const searchSorts = ['relevance', 'closesAt', 'amount', 'title'] as const;
export type SearchSort = (typeof searchSorts)[number];

export interface SearchQuery {
  readonly text?: string;
  readonly filter: ProgramFilter;
  readonly sort: SearchSort;
  readonly asOf: AsOf;
  readonly page: number;
  readonly pageSize: number;
}

export type FoundProgram = ProgramSummary & { readonly call: CallSummary | null };

export interface FacetCount {
  readonly code: string;
  readonly count: number;
}

export interface SearchPage {
  readonly items: readonly FoundProgram[];
  readonly facets: Readonly<Record<'track' | 'status' | 'kind' | 'area', readonly FacetCount[]>>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

interface Found {
  readonly program: PublishedProgram;
  readonly relevance: number;
  readonly closesAt: number | null;
  readonly open: boolean;
}

@Injectable()
export class SearchService {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly texts: ProgramTexts,
    private readonly times: QueryTimes,
  ) {}

  page(query: SearchQuery): Promise<SearchPage> {
    return this.times.measure('search', () => this.find(query));
  }

  private async find(query: SearchQuery): Promise<SearchPage> {
    const relevance = await this.texts.relevance(query.text);
    const named = [...this.programs.values()].filter((program) => relevance === null || relevance.has(program.id));
    const found = named
      .filter((program) => passes(query.filter, program, query.asOf))
      .map((program): Found => {
        const { call } = judgedCall(program, query.asOf);
        const open = statusOf(program, query.asOf) === 'open';
        return { program, relevance: relevance?.get(program.id) ?? 0, closesAt: closingInstant(call), open };
      })
      .sort(orders[query.sort]);
    const from = (query.page - 1) * query.pageSize;
    return {
      items: found.slice(from, from + query.pageSize).map(({ program }) => foundProgram(program, query.asOf)),
      facets: {
        track: this.facet('tracks', tracks.map(codeOf), named, query),
        status: this.facet('status', statuses.map(codeOf), named, query),
        kind: this.facet('kinds', supportKinds.map(codeOf), named, query),
        area: this.facet('areas', homeAreas, named, query),
      },
      total: found.length,
      page: query.page,
      pageSize: query.pageSize,
    };
  }

  /** How many programmes each code alone would leave, with the other lists of the filter as they are. */
  private facet(name: FilterName, codes: readonly string[], named: readonly PublishedProgram[], query: SearchQuery): FacetCount[] {
    const rest = named.filter((program) => passes(query.filter, program, query.asOf, name));
    return codes
      .map((code) => {
        const alone = { ...noFilter, [name]: [code] };
        return { code, count: rest.filter((program) => passesOne(name, alone, program, query.asOf)).length };
      })
      .filter(({ count }) => count > 0);
  }
}

const codeOf = (term: { readonly code: string }): string => term.code;

/** The cities and counties of 충청북도, whose firms the agency serves. */
const homeAreas: readonly string[] = areas.filter((area) => area.parent === '43' && area.until === undefined).map((area) => area.code);

function foundProgram(program: PublishedProgram, asOf: AsOf): FoundProgram {
  const { call } = judgedCall(program, asOf);
  return { ...programSummary(program, asOf), call: call === null ? null : callSummary(call) };
}

type Order = (a: Found, b: Found) => number;

const byId: Order = (a, b) => (a.program.id < b.program.id ? -1 : a.program.id > b.program.id ? 1 : 0);
/** What closes first; what has closed or names no end comes last. */
const byClosing: Order = (a, b) =>
  Number(b.open && b.closesAt !== null) - Number(a.open && a.closesAt !== null) || (a.closesAt ?? 0) - (b.closesAt ?? 0) || byId(a, b);

const orders: Readonly<Record<SearchSort, Order>> = {
  relevance: (a, b) => b.relevance - a.relevance || Number(b.open) - Number(a.open) || byClosing(a, b),
  closesAt: byClosing,
  amount: (a, b) => (b.program.budget?.amount ?? -1) - (a.program.budget?.amount ?? -1) || byId(a, b),
  title: (a, b) => a.program.title.localeCompare(b.program.title, 'ko') || byId(a, b),
};

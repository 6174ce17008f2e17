import type { CompanyState, PublishedCompany } from '#contracts';
import type { FindQuery, Live } from '#documents';
import { evaluate, type AsOf, type SizeClass } from '#eligibility';
import { currentArea, seoulDay } from '#korea';
import { Injectable } from '@nestjs/common';
import { Companies } from './companies.js';
import { companyView } from './company-view.js';

export interface CompanyListQuery {
  /** Part of a name, or the beginning of a business number. */
  readonly q?: string;
  readonly areas: readonly string[];
  readonly industries: readonly string[];
  /** Firms that are certainly of one of these sizes. */
  readonly sizes: readonly SizeClass[];
  readonly asOf: AsOf;
  readonly page: number;
  readonly pageSize: number;
  /** Goes on after this firm instead of by page. */
  readonly cursor?: string;
}

export interface CompanyPage {
  readonly items: readonly PublishedCompany[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** Where the next page goes on; null at the end. */
  readonly cursor: string | null;
}

const chunk = 500;

/** Lists of firms, in the order of their ids. */
@Injectable()
export class CompanyListService {
  constructor(private readonly companies: Companies) {}

  async page(query: CompanyListQuery): Promise<CompanyPage> {
    const where = conditions(query);
    const fits = predicate(query);
    const skip = query.cursor === undefined ? (query.page - 1) * query.pageSize : 0;
    const wanted = skip + query.pageSize + 1;
    const found: Live<CompanyState>[] = [];
    let total = 0;
    // Without a predicate the store counts, and no more is read than is shown.
    const enough = () => fits === null && found.length >= wanted;
    for (let after = fits === null ? query.cursor : undefined; !enough();) {
      const firms = await this.companies.find({ where, after, limit: chunk });
      for (const firm of firms) {
        if (fits !== null && !fits(firm)) continue;
        total += 1;
        const passed = query.cursor !== undefined && firm.id <= query.cursor;
        if (!passed && found.length < wanted) found.push(firm);
      }
      after = firms.at(-1)?.id;
      if (firms.length < chunk) break;
    }
    const shown = found.slice(skip, skip + query.pageSize);
    return {
      items: shown.map(companyView),
      page: query.page,
      pageSize: query.pageSize,
      total: fits === null ? await this.companies.count(where) : total,
      cursor: found.length === wanted ? (shown.at(-1)?.id ?? null) : null,
    };
  }
}

function conditions({ areas, industries }: CompanyListQuery): NonNullable<FindQuery['where']> {
  return [
    ...(areas.length > 0 ? [{ index: 'area', anyOf: areas.map(currentArea) }] : []),
    ...(industries.length > 0 ? [{ index: 'industry', anyOf: industries }] : []),
  ];
}

/** What no index answers: part of a name, and a size, which hangs on the date. */
function predicate({ q, sizes, asOf }: CompanyListQuery): ((firm: Live<CompanyState>) => boolean) | null {
  const name = q?.normalize('NFC').toLocaleLowerCase('ko');
  const digits = q?.replaceAll('-', '') ?? '';
  const number = /^\d+$/.test(digits) ? digits : null;
  const day = seoulDay(asOf);
  if (name === undefined && sizes.length === 0) return null;
  return ({ state }) =>
    (name === undefined ||
      state.name.normalize('NFC').toLocaleLowerCase('ko').includes(name) ||
      (number !== null && state.businessNumber?.startsWith(number) === true)) &&
    (sizes.length === 0 || evaluate({ size: { in: sizes } }, state, { asOf: day }) === 'eligible');
}

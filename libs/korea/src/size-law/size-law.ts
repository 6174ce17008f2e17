import type { Day } from '../days/days.js';
import { relateIndustry, sectionOf } from '../ksic/industries.js';
import type { SizeLawTable } from './size-law-table.js';
import { sectionsOfTenEmployees, sizeLaws } from './size-law.data.js';

/** The limits of three-year mean sales under which a firm of an industry is 중소기업 (at most `sme`) and 소기업 (at most `small`). KRW. */
export interface SizeLimit {
  readonly industry: string;
  readonly sme: number;
  readonly small: number;
  readonly article: string;
}

/** A firm with total assets of this much or more is not 중소기업, whatever its sales (중소기업기본법 시행령 제3조제1항제1호나목). KRW. */
export const smeAssetLimit: number = 500_000_000_000;

const wonPerUnit = 100_000_000;

/**
 * Every limit that a firm with this main industry may be under by the law in force on that day: one as a rule; several where the code is too short to tell
 * (`C`, `E`) or an exception holds for a part of the industry only; none where the law sets no limit.
 * @throws RangeError if it is no industry
 */
export function sizeLimits(mainIndustry: string, on: Day): readonly SizeLimit[] {
  const law = lawOn(on);
  if (law.withoutLimit.some((code) => relateIndustry(mainIndustry, code) === 'inside')) return [];
  const sure = law.rows.filter((row) => !row.inPart && relateIndustry(mainIndustry, row.industry) === 'inside');
  const narrowest = Math.max(...sure.map((row) => row.industry.length));
  const possible = law.rows.filter((row) => !row.inPart && relateIndustry(mainIndustry, row.industry) === 'wider');
  const inPart = law.rows.filter((row) => row.inPart && relateIndustry(mainIndustry, row.industry) !== 'outside');
  return [...sure.filter((row) => row.industry.length === narrowest), ...possible, ...inPart].map((row) => ({
    industry: row.industry,
    sme: row.sme * wonPerUnit,
    small: row.small * wonPerUnit,
    article: `${law.name} ${row.industry}`,
  }));
}

/** Whether the firm may be in an industry for which the law sets no limit; true with limits beside it only where the code is too short to tell (`S`, of which 94 has none). */
export function mayBeWithoutLimit(mainIndustry: string, on: Day): boolean {
  return lawOn(on).withoutLimit.some((code) => relateIndustry(mainIndustry, code) !== 'outside');
}

/** The tables in force on that day. Before the oldest that is held, the oldest. */
export function sizeLawOn(day: Day): { readonly id: string; readonly from: Day; readonly name: string } {
  const { id, from, name } = lawOn(day);
  return { id, from, name };
}

/** 소상공인 are 소기업 with fewer regular employees than this: 10 in mining, manufacturing, construction and transport, 5 elsewhere (소상공인기본법 시행령 제3조). */
export function microEmployeeLimits(mainIndustry: string): readonly number[] {
  return [sectionsOfTenEmployees.includes(sectionOf(mainIndustry)) ? 10 : 5];
}

function lawOn(day: Day): SizeLawTable {
  return sizeLaws.findLast((law) => law.from <= day) ?? sizeLaws[0]!;
}

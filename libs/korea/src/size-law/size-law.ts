import type { Day } from '../days/days.js';
import { industryName, relateIndustry, sectionOf } from '../ksic/industries.js';
import type { SizeLawRow, SizeLawTable } from './size-law-table.js';
import { sectionsOfTenEmployees, sizeLaws } from './size-law.data.js';

/** The limits of three-year mean sales under which a firm of an industry is 중소기업 (at most `sme`) and 소기업 (at most `small`). KRW. */
export interface SizeLimit {
  readonly industry: string;
  readonly sme: number;
  readonly small: number;
  /** The row of the law's tables, as it may be cited to a reader. */
  readonly article: string;
}

/** A firm with total assets of this much or more is not 중소기업, whatever its sales (중소기업기본법 시행령 제3조제1항제1호나목). KRW. */
export const smeAssetLimit: number = 500_000_000_000;

const wonPerUnit = 100_000_000;

/** Never more than the codes there are, as no other gets past `limitsUnder`: one firm is measured for thousands of programmes at a time. */
const limitsByLawAndIndustry = new Map<string, readonly SizeLimit[]>();

/**
 * Every limit that a firm with this main industry may be under by the law in force on that day: one as a rule; several where the code is too short to tell
 * (`C`, `E`) or an exception holds for a part of the industry only; none where the law sets no limit.
 * @throws RangeError if it is no industry
 */
export function sizeLimits(mainIndustry: string, on: Day): readonly SizeLimit[] {
  const law = lawOn(on);
  const key = `${law.id}/${mainIndustry}`;
  const limits = limitsByLawAndIndustry.get(key) ?? limitsUnder(law, mainIndustry);
  limitsByLawAndIndustry.set(key, limits);
  return limits;
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

function limitsUnder(law: SizeLawTable, mainIndustry: string): readonly SizeLimit[] {
  if (law.withoutLimit.some((code) => relateIndustry(mainIndustry, code) === 'inside')) return [];
  const inFull = law.rows.filter((row) => row.inPart === undefined);
  const certain = inFull.filter((row) => relateIndustry(mainIndustry, row.industry) === 'inside');
  const narrowest = Math.max(...certain.map((row) => row.industry.length));
  const possible = [
    ...inFull.filter((row) => relateIndustry(mainIndustry, row.industry) === 'wider'),
    ...law.rows.filter((row) => row.inPart !== undefined && relateIndustry(mainIndustry, row.industry) !== 'outside'),
  ];
  return [...certain.filter((row) => row.industry.length === narrowest), ...possible].map((row) => ({
    industry: row.industry,
    sme: row.sme * wonPerUnit,
    small: row.small * wonPerUnit,
    article: articleOf(law, row),
  }));
}

/** The row as the law cites it, with what other rows take out of it: `… 수도, 하수 및 폐기물 처리, 원료 재생업(E, E36 제외)`. */
function articleOf(law: SizeLawTable, row: SizeLawRow): string {
  const section = sectionOf(row.industry);
  const cited = row.industry === section ? section : section + row.industry;
  const apart =
    row.industry === section
      ? [...law.rows.map(({ industry }) => industry), ...law.withoutLimit].filter((code) => isBelow(code, section))
      : [];
  const except = apart.length === 0 ? '' : `, ${apart.map((code) => section + code).join('·')} 제외`;
  return `${law.name} ${industryName(row.industry, 'ko')}(${cited}${except})${row.inPart === undefined ? '' : ` 중 ${row.inPart}`}`;
}

function isBelow(code: string, section: string): boolean {
  return code !== section && sectionOf(code) === section;
}

function lawOn(day: Day): SizeLawTable {
  return sizeLaws.findLast((law) => law.from <= day) ?? sizeLaws[0]!;
}

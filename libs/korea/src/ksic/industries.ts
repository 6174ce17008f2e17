import type { Lang } from '../lang.js';
import { classes } from './classes.data.js';
import { divisions } from './divisions.data.js';
import { groups } from './groups.data.js';
import type { Industry } from './industry.js';
import { addedByRevision11 } from './revision-11.data.js';
import { sections } from './sections.data.js';

const levels = ['section', 'division', 'group', 'class', 'subclass'] as const;

/** Sections first, then divisions, groups and the classes that are held in the order of their codes. */
export const industries: readonly Industry[] = [
  ...sections.map(({ code, ko, en }) => ({ code, ko, en })),
  ...[...divisions, ...groups, ...classes, ...addedByRevision11].sort((a, b) => (a.code === b.code ? 0 : a.code < b.code ? -1 : 1)),
].map((row) => ({ ...row, level: levels[row.code.length - 1]! }));

const byCode = new Map<string, Industry[]>();
for (const industry of industries) byCode.set(industry.code, [...(byCode.get(industry.code) ?? []), industry]);

/** Whether the code is a section letter, or two to five digits inside a division of KSIC; the finer digits are not checked, as revisions 10 and 11 differ there. */
export function isIndustry(code: string): boolean {
  return byCode.has(code) || (/^\d{2,5}$/.test(code) && byCode.has(code.slice(0, 2)));
}

/**
 * The section letter a code belongs to: `28202` → `C`.
 * @throws RangeError if it is no industry
 */
export function sectionOf(code: string): string {
  const known = sectionsByCode.get(code);
  if (known !== undefined) return known;
  if (!isIndustry(code)) throw new RangeError(`Not an industry: ${code}`);
  const division = Number(code.slice(0, 2));
  const section = code.length === 1 ? code : sections.find(({ first, last }) => first <= division && division <= last)!.code;
  sectionsByCode.set(code, section);
  return section;
}

/** Of codes that were asked for; there are no more than five digits within each division. */
const sectionsByCode = new Map<string, string>();

/**
 * How a firm's code lies to a listed one: `inside` it (begins with it, or is of that section); `wider`, of which the listed one is a part; or `outside`.
 * Codes are compared as written: revisions are not mapped onto each other.
 * @throws RangeError if either is no industry
 */
export function relateIndustry(firm: string, listed: string): 'inside' | 'wider' | 'outside' {
  if (liesIn(firm, listed)) return 'inside';
  return liesIn(listed, firm) ? 'wider' : 'outside';
}

/**
 * The name of the code, or of the nearest code above it that is held; what is no industry as it is.
 * Where the revisions mean different things by it, both: `축전지 제조업(10차) / 운송장비용 이차전지 제조업(11차)`.
 */
export function industryName(code: string, lang: Lang): string {
  if (!isIndustry(code)) return code;
  let at = code;
  while (!byCode.has(at)) at = at.slice(0, -1);
  const rows = byCode.get(at)!;
  if (rows.length === 1) return rows[0]![lang];
  return rows.map((row) => (lang === 'ko' ? `${row.ko}(${row.revision}차)` : `${row.en} (rev. ${row.revision})`)).join(' / ');
}

function liesIn(inner: string, outer: string): boolean {
  const section = sectionOf(inner);
  return sectionOf(outer) === outer ? section === outer : inner.startsWith(outer);
}

import type { Lang } from '../lang.js';
import type { Area } from './area.js';
import { formerMunicipalities } from './former-municipalities.data.js';
import { municipalities } from './municipalities.data.js';
import { provinces } from './provinces.data.js';

/** The whole tree: the country, the 시도 and the 시군구, those no longer in use included. */
export const areas: readonly Area[] = [...provinces, ...municipalities, ...formerMunicipalities];

const byCode: ReadonlyMap<string, Area> = new Map(areas.map((area) => [area.code, area]));

/** Whether the code is held, or is five digits inside a 시도 that is held: no table has every code there ever was. */
export function isArea(code: string): boolean {
  return byCode.has(code) || (/^\d{5}$/.test(code) && byCode.has(code.slice(0, 2)));
}

/**
 * The code that stands for this place today: `42` → `51`, `47720` → `27720`; itself if nothing took its place.
 * A five-digit code that is not held follows its 시도 (`42999` → `51999`); three zeros stand for the whole 시도 (`43000` → `43`).
 */
export function currentArea(code: string): string {
  const held = byCode.get(code);
  if (held !== undefined) return held.successor === undefined ? code : currentArea(held.successor);
  if (!isArea(code)) return code;
  const province = currentArea(code.slice(0, 2));
  if (code.endsWith('000')) return province;
  return province === code.slice(0, 2) ? code : currentArea(province + code.slice(2));
}

/**
 * The way up: from the area itself to `KR`, in today's codes: `['43111', '43110', '43', 'KR']`.
 * @throws RangeError if it is no area
 */
export function areaPath(code: string): readonly string[] {
  const known = paths.get(code);
  if (known !== undefined) return known;
  if (!isArea(code)) throw new RangeError(`Not an area: ${code}`);
  const path: string[] = [];
  for (let at: string | null = currentArea(code); at !== null; at = parentOf(at)) path.push(at);
  paths.set(code, path);
  return path;
}

/** Of codes that were asked for; there are no more than areas and five digits within each 시도. */
const paths = new Map<string, readonly string[]>();

/**
 * How a site lies to a listed area: `inside` it; in a `wider` area that holds or overlaps the listed one, so that it may be inside; or `outside`.
 * Overlaps come of areas that were divided: a site known by the former 인천 중구 may be in today's 제물포구, and the other way round.
 * @throws RangeError if either is no area
 */
export function relateArea(site: string, listed: string): 'inside' | 'wider' | 'outside' {
  const sitePath = areaPath(site);
  const listedPath = areaPath(listed);
  if (sitePath.includes(listedPath[0]!)) return 'inside';
  if (listedPath.includes(sitePath[0]!)) return 'wider';
  return overlaps(sitePath[0]!, listedPath) || overlaps(listedPath[0]!, sitePath) ? 'wider' : 'outside';
}

/** The full name, widest first in Korean and last in English: `충청북도 청주시 상당구`. A code that is not held: `충청북도(43199)`; what is no area: as it is. */
export function areaName(code: string, lang: Lang): string {
  return nameFrom(code, lang, 2);
}

/** The name without its 시도: `충주시`, `청주시 상당구`; a 시도 and the country by their own names. */
export function shortAreaName(code: string, lang: Lang): string {
  return nameFrom(code, lang, 5);
}

const names = new Map<string, string>();

/** Names of codes that were asked for, as many as there are paths. */
function nameFrom(code: string, lang: Lang, shortest: number): string {
  const key = `${code} ${lang} ${shortest}`;
  let name = names.get(key);
  if (name === undefined) {
    name = composeName(code, lang, shortest);
    if (isArea(code)) names.set(key, name);
  }
  return name;
}

/** The area with those above it whose codes are as long as `shortest` or longer and in use; above a 시도 there is nothing worth naming. */
function composeName(code: string, lang: Lang, shortest: number): string {
  if (!isArea(code)) return code;
  const [own, ...above] = areaPath(code);
  const held = byCode.get(own!);
  if (held === undefined) return `${byCode.get(above[0]!)![lang]}${lang === 'ko' ? '' : ' '}(${own})`;
  if (held.code.length === 2) return held[lang];
  const upper = above
    .map((at) => byCode.get(at)!)
    .filter((area) => area.parent !== null && area.until === undefined && area.code.length >= shortest);
  return lang === 'ko'
    ? [held, ...upper]
        .map((area) => area.ko)
        .reverse()
        .join(' ')
    : [held, ...upper].map((area) => area.en).join(', ');
}

function overlaps(divided: string, path: readonly string[]): boolean {
  return byCode.get(divided)?.splitInto?.some((part) => path.includes(part)) ?? false;
}

function parentOf(code: string): string | null {
  const held = byCode.get(code);
  return held === undefined ? code.slice(0, 2) : held.parent;
}

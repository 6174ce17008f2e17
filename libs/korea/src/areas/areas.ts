import type { Lang } from '../lang.js';
import type { Area } from './area.js';
import { municipalities } from './municipalities.data.js';
import { provinces } from './provinces.data.js';

/** The whole tree: the country, the 시도 and the 시군구, those no longer in use included. */
export const areas: readonly Area[] = [...provinces, ...municipalities];

const byCode: ReadonlyMap<string, Area> = new Map(areas.map((area) => [area.code, area]));

/** Whether the code is held, or is five digits inside a 시도 that is held: no table has every code there ever was. */
export function isArea(code: string): boolean {
  return byCode.has(code) || (/^\d{5}$/.test(code) && byCode.has(code.slice(0, 2)));
}

/**
 * The code that stands for this place today: `42` → `51`, `47720` → `27720`; itself if nothing took its place.
 * A five-digit code that is not held follows its 시도 (`42999` → `51999`).
 */
export function currentArea(code: string): string {
  const held = byCode.get(code);
  if (held !== undefined) return held.successor === undefined ? code : currentArea(held.successor);
  if (!isArea(code)) return code;
  const province = byCode.get(code.slice(0, 2))!;
  return province.successor === undefined ? code : currentArea(province.successor + code.slice(2));
}

/**
 * The way up: from the area itself to `KR`, in today's codes: `['43111', '43110', '43', 'KR']`.
 * @throws RangeError if it is no area
 */
export function areaPath(code: string): readonly string[] {
  if (!isArea(code)) throw new RangeError(`Not an area: ${code}`);
  const path: string[] = [];
  for (let at: string | null = currentArea(code); at !== null; at = parentOf(at)) path.push(at);
  return path;
}

/**
 * How a site lies to a listed area: `inside` it; in a `wider` area of which the listed one is a part, so that it may be inside; or `outside`.
 * @throws RangeError if either is no area
 */
export function relateArea(site: string, listed: string): 'inside' | 'wider' | 'outside' {
  const sitePath = areaPath(site);
  const listedPath = areaPath(listed);
  if (sitePath.includes(listedPath[0]!)) return 'inside';
  return listedPath.includes(sitePath[0]!) ? 'wider' : 'outside';
}

/** The full name, widest first in Korean and last in English: `충청북도 청주시 상당구`. A code that is not held: `충청북도(43199)`; what is no area: as it is. */
export function areaName(code: string, lang: Lang): string {
  return nameFrom(code, lang, (area) => area.parent !== null);
}

/** The name without its 시도: `충주시`, `청주시 상당구`; a 시도 and the country by their own names. */
export function shortAreaName(code: string, lang: Lang): string {
  return nameFrom(code, lang, (area) => area.code.length > 2);
}

function nameFrom(code: string, lang: Lang, shown: (area: Area) => boolean): string {
  if (!isArea(code)) return code;
  const [own, ...above] = areaPath(code);
  const held = byCode.get(own!);
  const names = above
    .map((upper) => byCode.get(upper)!)
    .filter((upper) => shown(upper) && upper.until === undefined)
    .map((upper) => upper[lang]);
  if (held === undefined) return `${byCode.get(above[0]!)![lang]}${lang === 'ko' ? '' : ' '}(${own})`;
  const all = [held[lang], ...names];
  return lang === 'ko' ? all.reverse().join(' ') : all.join(', ');
}

function parentOf(code: string): string | null {
  const held = byCode.get(code);
  return held === undefined ? code.slice(0, 2) : held.parent;
}

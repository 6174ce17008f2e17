import { areaPath, areas, currentArea, type Lang, relateArea, shortAreaName } from '#korea';
import type { Finding, Ranked, RankingFactor } from '../ranked.js';
import { unknownShare } from '../weights.data.js';
import { bestOf } from './meant-for.js';

/** How closely the programme is meant for firms of this area: one county of the country counts 1, the whole country 0. */
export const area: RankingFactor = {
  name: 'area',
  find: (ranked) =>
    bestOf(ranked, 'area', none[ranked.lang], (criterion, outcome) =>
      'site' in criterion ? closeness(criterion.site.in, outcome === 'met' ? 1 : unknownShare, ranked) : null,
    ),
};

const none: Readonly<Record<Lang, Finding>> = { ko: { value: 0, text: '지역 제한 없음' }, en: { value: 0, text: 'Any area' } };

function closeness(listed: readonly string[], share: number, { profile, lang }: Ranked): Finding {
  const value = narrowness(listed) * share;
  const sites = profile.sites ?? [];
  const home = listed.filter((code) => sites.some((site) => relateArea(site.area, code) === 'inside'));
  const names = (home.length > 0 ? home : listed.slice(0, 3)).map((code) => shortAreaName(code, lang)).join(lang === 'ko' ? '·' : ', ');
  return { value, text: lang === 'ko' ? `${names} 기업을 위한 사업` : `For firms in ${names}` };
}

/** 1 for one county, 0 for the whole country. */
function narrowness(listed: readonly string[]): number {
  let known = narrownesses.get(listed);
  if (known === undefined) {
    known = Math.max(0, 1 - Math.log(Math.max(1, countiesIn(listed))) / Math.log(counties.length));
    narrownesses.set(listed, known);
  }
  return known;
}

/** Remembered: the same rules are ranked for one firm after the other. */
const narrownesses = new WeakMap<readonly string[], number>();

const inUse = areas.filter((each) => each.code.length === 5 && each.until === undefined && each.successor === undefined);
const codesInUse = new Set(inUse.map((each) => each.code));

/** The 시군구 of today; a city over its own districts counts as one. */
const counties: readonly string[] = inUse.filter((each) => !codesInUse.has(each.parent ?? '')).map((each) => each.code);

/** The counties in each area, that itself included. */
const countiesByArea = new Map<string, Set<string>>();
for (const county of counties) {
  for (const code of areaPath(county)) {
    const within = countiesByArea.get(code);
    if (within === undefined) countiesByArea.set(code, new Set([county]));
    else within.add(county);
  }
}

/** How many counties lie in some of these areas. */
function countiesIn(listed: readonly string[]): number {
  const found = listed.flatMap((code) => countiesByArea.get(currentArea(code)) ?? []);
  if (found.length < 2) return found[0]?.size ?? 0;
  return new Set(found.flatMap((within) => [...within])).size;
}

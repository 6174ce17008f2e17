import { areaPath, areas, currentArea, relateArea, shortAreaName } from '#korea';
import type { Finding, Ranked, RankingFactor } from '../ranked.js';
import { unknownShare } from '../weights.data.js';
import { best, meantFor } from './meant-for.js';

/** How closely the programme is meant for firms of this area: one county of the country counts 1, the whole country 0. */
export const area: RankingFactor = {
  name: 'area',
  find: (ranked) => {
    const none: Finding = { value: 0, text: ranked.lang === 'ko' ? '지역 제한 없음' : 'Any area' };
    return best(
      meantFor(ranked, ['site']).flatMap(({ criterion, outcome }) =>
        'site' in criterion ? [closeness(criterion.site.in, outcome === 'met' ? 1 : unknownShare, ranked)] : [],
      ),
      none,
    );
  },
};

function closeness(listed: readonly string[], share: number, { profile, lang }: Ranked): Finding {
  const breadth = Math.max(1, countiesIn(listed));
  const value = Math.max(0, 1 - Math.log(breadth) / Math.log(counties.length)) * share;
  const sites = profile.sites ?? [];
  const home = listed.filter((code) => sites.some((site) => relateArea(site.area, code) === 'inside'));
  const names = (home.length > 0 ? home : listed.slice(0, 3)).map((code) => shortAreaName(code, lang)).join(lang === 'ko' ? '·' : ', ');
  return { value, text: lang === 'ko' ? `${names} 기업을 위한 사업` : `For firms in ${names}` };
}

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

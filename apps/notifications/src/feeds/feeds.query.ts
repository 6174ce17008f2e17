import { supportKinds, tracks, type ProgramFilter } from '#contracts';
import { areaName, isArea, type Lang } from '#korea';
import { query, type QueryOf } from '#service-kit';

const codesOf = (terms: readonly { readonly code: string }[]) => terms.map((term) => term.code);

/** `GET /feeds/search.…`: as `GET /api/search`, without a status: what is shown is open or to come. */
export const searchShape = {
  q: query.text(),
  track: query.codes(codesOf(tracks)),
  area: query.list(isArea, { ko: '아는 지역 코드가 아닙니다.', en: 'This is not an area code.' }),
  kind: query.codes(codesOf(supportKinds)),
};

/** `GET /feeds/companies/{id}.…` */
export const tokenShape = { token: query.text(100) };

export type AskedSearch = QueryOf<typeof searchShape>;

export function filterOf({ track, area, kind }: AskedSearch): ProgramFilter {
  return { tracks: track, status: [], areas: area, kinds: kind };
}

/** The same for the same search, however it was asked. */
export function writeSearch({ q, track, area, kind }: AskedSearch): string {
  const entries = Object.entries({ track, area, kind }).flatMap(([name, codes]) => codes.toSorted().map((code) => [name, code]));
  return new URLSearchParams([...(q === undefined ? [] : [['q', q]]), ...entries]).toString();
}

/** What is sought, in words. */
export function searchInWords({ q, track, area, kind }: AskedSearch, lang: Lang): string {
  const named = (terms: typeof tracks, codes: readonly string[]) =>
    codes.map((code) => terms.find((term) => term.code === code)?.[lang] ?? code);
  const areas = area.map((code) => areaName(code, lang));
  return [...(q === undefined ? [] : [q]), ...named(tracks, track), ...areas, ...named(supportKinds, kind)].join(' · ');
}

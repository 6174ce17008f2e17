import { statuses, supportKinds, tracks, type ProgramFilter, type ProgramStatus } from '#contracts';
import { isArea } from '#korea';
import { query, type QueryOf } from '#service-kit';

const codesOf = (terms: readonly { readonly code: string }[]) => terms.map((term) => term.code);

/** Parameters that narrow which programmes are looked at. */
export const filterShape = {
  track: query.codes(codesOf(tracks)),
  status: query.codes(codesOf(statuses) as ProgramStatus[]),
  area: query.list(isArea, { ko: '아는 지역 코드가 아닙니다.', en: 'This is not an area code.' }),
  kind: query.codes(codesOf(supportKinds)),
};

export const pagingShape = { page: query.page(), pageSize: query.pageSize() };

/** `GET /api/companies/{id}/matches`. */
export const matchesShape = {
  ...filterShape,
  ...pagingShape,
  include: query.codes(['unknown', 'ineligible'] as const),
  query: query.text(),
  asOf: query.dayOrInstant(),
  atLeast: query.atLeast(),
};

/** `GET /api/companies/{id}/matches/{programId}`. */
export const matchShape = { asOf: query.dayOrInstant(), atLeast: query.atLeast() };

export function filterOf({ track, status, area, kind }: QueryOf<typeof filterShape>): ProgramFilter {
  return { tracks: track, status, areas: area, kinds: kind };
}

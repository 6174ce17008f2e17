import type { ProgramStatus, PublishedProgram } from '#contracts';
import { statusOf, type AsOf } from '#eligibility';
import type { Matcher } from '../matcher/matcher.js';

/** Which programmes are looked at. An empty list asks nothing; several codes in one list widen, several lists narrow. */
export interface ProgramFilter {
  readonly tracks: readonly string[];
  readonly status: readonly ProgramStatus[];
  /** Areas a firm may be in and still get the programme. */
  readonly areas: readonly string[];
  /** Support kinds. */
  readonly kinds: readonly string[];
}

export type FilterName = keyof ProgramFilter;
export const noFilter: ProgramFilter = { tracks: [], status: [], areas: [], kinds: [] };

/** Whether the programme passes one list of the filter. */
export function passesOne(name: FilterName, filter: ProgramFilter, program: PublishedProgram, asOf: AsOf, matcher: Matcher): boolean {
  if (filter[name].length === 0) return true;
  switch (name) {
    case 'tracks':
      return filter.tracks.some((track) => program.tracks.includes(track));
    case 'kinds':
      return program.supports.some((support) => filter.kinds.includes(support.kind));
    case 'status':
      return filter.status.includes(statusOf(program, asOf));
    case 'areas':
      return filter.areas.some((area) => matcher.mayGet(area, program, asOf));
  }
}

const names: readonly FilterName[] = ['tracks', 'status', 'kinds', 'areas'];

/** Whether the programme passes the filter, but for the lists in `except`. */
export function passes(
  filter: ProgramFilter,
  program: PublishedProgram,
  asOf: AsOf,
  matcher: Matcher,
  except?: FilterName,
): boolean {
  return names.every((name) => name === except || passesOne(name, filter, program, asOf, matcher));
}

import { evaluate, statusOf, type AsOf } from '#eligibility';
import { seoulDay } from '#korea';
import { judgedCall } from './judged-call.js';
import type { ProgramState, ProgramStatus } from './program.js';

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

/** Cheap ones first: an area has to be judged. */
const names: readonly FilterName[] = ['tracks', 'kinds', 'status', 'areas'];

/** Whether the programme passes the filter, but for the list named in `except`. */
export function passes(filter: ProgramFilter, program: ProgramState, asOf: AsOf, except?: FilterName): boolean {
  return names.every((name) => name === except || passesOne(name, filter, program, asOf));
}

/** Whether the programme passes one list of the filter. */
export function passesOne(name: FilterName, filter: ProgramFilter, program: ProgramState, asOf: AsOf): boolean {
  if (filter[name].length === 0) return true;
  switch (name) {
    case 'tracks':
      return filter.tracks.some((track) => program.tracks.includes(track));
    case 'kinds':
      return program.supports.some((support) => filter.kinds.includes(support.kind));
    case 'status':
      return filter.status.includes(statusOf(program, asOf));
    case 'areas':
      return filter.areas.some((area) => mayGet(area, program, asOf));
  }
}

/** Whether a firm with one site in this area, of which nothing else is known, is not ruled out. */
export function mayGet(area: string, program: ProgramState, asOf: AsOf): boolean {
  const { call, rule } = judgedCall(program, asOf);
  return evaluate(rule, { sites: [{ area }] }, { asOf: seoulDay(asOf), call }) !== 'ineligible';
}

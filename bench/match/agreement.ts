import type { MatchIndex } from '#match-index';
import type { Result } from './results.js';
import { asOf, programId } from './workload.js';

/** Ineligible is 0. */
const codes = { unknown: 1, eligible: 2 };

/** Whether asking for firms' programmes and asking for programmes' firms gives the same, for every pair of a sample that is spread over all. */
export function directionsAgree(index: MatchIndex, firmCount: number, programCount: number, most: number): Result['directionsAgree'] {
  const rows = spread(firmCount, most);
  const slots = spread(programCount, most).map((number) => index.programs.slotOf(programId(number))!);
  const columnOfSlot = new Map(slots.map((slot, column) => [slot, column]));
  const lineOfRow = new Int32Array(firmCount).fill(-1);
  rows.forEach((row, line) => (lineOfRow[row] = line));
  const fromFirms = new Uint8Array(rows.length * slots.length);
  const fromPrograms = new Uint8Array(rows.length * slots.length);
  rows.forEach((row, line) => {
    const found = index.programsFor(index.firms.profileOf(row));
    for (const set of ['eligible', 'unknown'] as const) {
      for (const slot of found.slots(set)) {
        const column = columnOfSlot.get(slot);
        if (column !== undefined) fromFirms[line * slots.length + column] = codes[set];
      }
    }
  });
  slots.forEach((slot, column) => {
    const found = index.firmRowsFor(index.programs.at(slot).program.id, asOf);
    for (const set of ['eligible', 'unknown'] as const) {
      for (const row of found[set]) {
        const line = lineOfRow[row]!;
        if (line >= 0) fromPrograms[line * slots.length + column] = codes[set];
      }
    }
  });
  const count = (code: number) => fromFirms.reduce((sum, each) => sum + (each === code ? 1 : 0), 0);
  return {
    firms: rows.length,
    programmes: slots.length,
    pairs: fromFirms.length,
    eligible: count(codes.eligible),
    unknown: count(codes.unknown),
    differing: fromFirms.reduce((sum, each, at) => sum + (each === fromPrograms[at] ? 0 : 1), 0),
  };
}

export function spread(count: number, most: number): number[] {
  const n = Math.min(count, most);
  return Array.from({ length: n }, (_, at) => Math.floor((at * count) / n));
}

import { areaPath } from '#korea';
import { Interner } from '../../memory/interner.js';

/** The county of the head office, kept with the sites for counts by area: a column of numbers of areas, and the firms that have one. */
export const seatColumn = 'seat';

const seats = new Interner();
const codes = new Map<string, number>();

export function seatCode(area: string): number {
  let code = codes.get(area);
  if (code === undefined) {
    code = seats.of(countyOf(area));
    codes.set(area, code);
  }
  return code;
}

/** Codes are below it. */
export function seatCount(): number {
  return seats.size;
}

export function seatArea(code: number): string {
  return seats.text(code);
}

/** The 시군구 an area lies in, a city over its own districts counting as one (43111 → 43110); a wider area as it is. */
function countyOf(area: string): string {
  const path = areaPath(area);
  return path.findLast((code) => code.length === 5) ?? path[0]!;
}

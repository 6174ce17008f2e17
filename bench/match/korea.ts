import { areas, industries } from '#korea';
import { Weighted } from './random.js';

/**
 * How firms lie over Korea, in rounded shares.
 *
 * Places: establishments by 시도, 통계청 「전국사업체조사」 2022 (6.1 million); within a 시도 a county's share falls with its rank, as no table by county is held.
 * Industries: 중소벤처기업부 「중소기업 기본통계」 2022 (8.0 million SMEs) by section; within a section a code's share falls with its rank.
 * Staff: the same statistics: 95 % 소상공인; under five regular employees in some 87 %, 300 and more in 0.05 %.
 * Age: 통계청 「기업생멸행정통계」: 14 % of firms new each year, a third left after five years, which an exponential with a mean of nine years is near to.
 */
const byProvince: Readonly<Record<string, number>> = {
  '11': 19.2,
  '26': 6.6,
  '27': 4.5,
  '28': 5.1,
  '30': 2.7,
  '31': 1.9,
  '36': 0.5,
  '41': 24.6,
  '43': 3.1,
  '44': 4.1,
  '47': 5.4,
  '48': 6.5,
  '50': 1.5,
  '51': 3.2,
  '52': 3.7,
  '12': 6.6,
};
const bySection: Readonly<Record<string, number>> = {
  G: 26.2,
  L: 16.6,
  I: 10.7,
  H: 8.2,
  C: 7.3,
  F: 6.5,
  S: 5.7,
  M: 4.7,
  P: 3.2,
  N: 2.5,
  Q: 2,
  J: 1.9,
  R: 1.9,
  D: 1.5,
  A: 0.6,
  K: 0.6,
  E: 0.2,
  B: 0.03,
};

const today = areas.filter(({ until, successor }) => until === undefined && successor === undefined);
const parents = new Set(today.map(({ parent }) => parent));

/** 시군구 in which firms have their seat. */
export const counties = today.filter(({ code }) => code.length === 5 && !parents.has(code)).map(({ code }) => code);
export const provinces = Object.keys(byProvince);
export const county = new Weighted(
  provinces.flatMap((province) => {
    const own = counties.filter((code) => today.find((area) => area.code === code)!.parent?.startsWith(province));
    return own.map((code, rank): readonly [string, number] => [
      code,
      byProvince[province]! / (rank + 3) / own.reduce((sum, _, index) => sum + 1 / (index + 3), 0),
    ]);
  }),
);

const groups = industries.filter(({ level }) => level === 'group');
const sectionOfDivision = (code: string) => sectionsByDivision.get(code.slice(0, 2));
const sectionsByDivision = new Map<string, string>();
const bounds: readonly (readonly [string, number, number])[] = [
  ['A', 1, 3],
  ['B', 5, 8],
  ['C', 10, 34],
  ['D', 35, 35],
  ['E', 36, 39],
  ['F', 41, 42],
  ['G', 45, 47],
  ['H', 49, 52],
  ['I', 55, 56],
  ['J', 58, 63],
  ['K', 64, 66],
  ['L', 68, 68],
  ['M', 70, 73],
  ['N', 74, 76],
  ['P', 85, 85],
  ['Q', 86, 87],
  ['R', 90, 91],
  ['S', 94, 96],
];
for (const [section, first, last] of bounds)
  for (let division = first; division <= last; division++) sectionsByDivision.set(String(division).padStart(2, '0'), section);

/** Five-digit codes: each group with six made-up ends, as no table of all subclasses is held. */
export const subclasses = groups.flatMap(({ code }) => ['11', '12', '20', '31', '90', '99'].map((end) => code + end));
export const industry = new Weighted(
  Object.entries(bySection).flatMap(([section, share]) => {
    const own = subclasses.filter((code) => sectionOfDivision(code) === section);
    return own.map((code, rank): readonly [string, number] => [code, share / (rank + 4)]);
  }),
);

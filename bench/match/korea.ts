import { areaPath, areas, industries } from '#korea';
import { Weighted } from './random.js';

/**
 * How firms lie over Korea.
 *
 * Published: 중소벤처기업부 「2022년 기준 중소기업 기본통계」 (29 August 2024; 8,042,726 firms), as the papers reported it: 도소매 (G) 26.1 %, 부동산 (L) 15.2 %, 숙박음식 (I) 11.0 %; Seoul, Incheon and Gyeonggi together 52.3 %;
 * sole proprietors 87.3 %; firms of one person 76.5 %; started seven years ago or less 60.1 %; sales of 50 million won or less 54.1 %.
 *
 * Assumed: everything finer than that. The shares of the single 시도 and of the other sections are rounded, near those of establishments (통계청 「전국사업체조사」 2022), and were not checked against a table; within
 * a 시도 a county's share falls with its rank, and within a section a code's.
 */
const byProvince: Readonly<Record<string, number>> = {
  '11': 20.5,
  '26': 6.2,
  '27': 4.3,
  '28': 5.5,
  '30': 2.6,
  '31': 1.8,
  '36': 0.5,
  '41': 26.3,
  '43': 2.9,
  '44': 3.9,
  '47': 5.1,
  '48': 6.2,
  '50': 1.4,
  '51': 3,
  '52': 3.5,
  '12': 6.3,
};
const bySection: Readonly<Record<string, number>> = {
  G: 26.1,
  L: 15.2,
  I: 11,
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
    const within = counties.filter((code) => areaPath(code).includes(province));
    // Sejong has no 시군구.
    const own = within.length > 0 ? within : [province];
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

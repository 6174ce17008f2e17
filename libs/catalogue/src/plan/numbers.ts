import type { Line } from './plan.js';

const shape = /\d+(?:[.,]\d+)*/gu;

/** Numbers of a text that stand in none of the lines. `2024년` also stands where `'24` does, and `1월` where `1.` does. */
export function numbersMissing(text: string, lines: readonly Line[]): readonly string[] {
  const there = new Set(lines.flatMap((line) => numbersIn(line.text)));
  return numbersIn(text).filter((number) => !there.has(number) && !there.has(number.replace(/^20(?=\d\d$)/u, '')));
}

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(shape)].map(([number]) => number.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, '').replace(/\.0+$/u, ''));
}

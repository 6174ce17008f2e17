import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chartOf } from './chart.js';
import { markdownOf, replaceBlock, usualSize } from './report.js';
import type { Result } from './results.js';

const last = 'bench/results/match.json';
const country = 'bench/results/match-country.json';
const page = 'docs/performance.md';

/** Writes the figures where they are read from, and whatever shows them. */
export function keep(result: Result): void {
  const json = `${JSON.stringify(result, null, 2)}\n`;
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(last, json);
  if (result.firms > usualSize.firms) writeFileSync(country, json);
  publish();
}

/** Draws the chart and writes the blocks of docs/performance.md from the figures that are there. */
export function publish(): void {
  const figures = JSON.parse(readFileSync(last, 'utf8')) as Result;
  mkdirSync('docs/images', { recursive: true });
  writeFileSync('docs/images/match-bench.svg', chartOf(figures));
  let text = replaceBlock(readFileSync(page, 'utf8'), 'match-bench', markdownOf(figures));
  if (existsSync(country))
    text = replaceBlock(text, 'match-bench-country', markdownOf(JSON.parse(readFileSync(country, 'utf8')) as Result));
  writeFileSync(page, text);
}

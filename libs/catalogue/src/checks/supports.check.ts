import type { Support } from '#contracts';
import type { Line } from '../plan/plan.js';
import { figuresOf, says } from '../plan/figures.js';
import { holds } from '../plan/plain.js';
import { Notes, type EntryCheck } from './check.js';

/** Every support item stands at a cited line, its count in the same line, and no count is given to two items. */
export const checkSupports: EntryCheck = ({ file, program, cited }) => {
  const notes = new Notes(file);
  if (program.supports.length === 0) notes.wrong('/supports', 'No support item is given.');
  const taken: Line[][] = [];
  for (const [index, support] of program.supports.entries()) {
    const path = `/supports/${index}`;
    const { title, quota } = support;
    const lines = cited.filter(({ text }) => holds(text, title));
    if (lines.length === 0) notes.wrong(`${path}/title`, `Stands at no cited line: ${title}`);
    if (program.supports.slice(0, index).some((other) => same(other, support))) notes.wrong(path, `Given twice: ${title}`);
    if (quota === undefined || lines.length === 0) continue;
    const written = `${quota.count}${quota.unit}`;
    const counted = lines.filter((line) => figuresOf(line).some((figure) => says(figure, quota)));
    if (counted.length === 0) notes.wrong(`${path}/quota`, `${written} does not stand in the line of: ${title}`);
    const claims =
      program.supports.slice(0, index).filter((other, at) => sameQuota(other, support) && meet(taken[at] ?? [], counted)).length + 1;
    const room = Math.max(0, ...counted.map((line) => figuresOf(line).filter((figure) => says(figure, quota)).length));
    if (counted.length > 0 && claims > room) notes.wrong(`${path}/quota`, `${written} is already given to another item.`);
    taken[index] = counted;
    for (const { number } of counted) notes.read(`${path}/quota`, written, number);
  }
  return notes.checked;
};

function same(a: Support, b: Support): boolean {
  return a.title === b.title && sameQuota(a, b);
}

function sameQuota(a: Support, b: Support): boolean {
  return a.quota?.count === b.quota?.count && a.quota?.unit === b.quota?.unit;
}

function meet(a: readonly Line[], b: readonly Line[]): boolean {
  return a.some(({ number }) => b.some((other) => other.number === number));
}

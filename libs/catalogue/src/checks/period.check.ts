import type { Entry } from '../entry.js';
import { agree, longPeriod, type Period, shortPeriods } from '../plan/periods.js';
import { isItemOf } from '../plan/plain.js';
import { Notes, type EntryCheck } from './check.js';
import { contradicts } from './contradicts.js';

/** The period is read from cited lines. Where cited lines name another one, a remark on the contradiction cites them. */
export const checkPeriod: EntryCheck = (entry) => {
  const { program, file } = entry;
  const notes = new Notes(file);
  const named = periodsOf(entry);
  if (program.period === undefined) {
    if (named.length > 0) notes.wrong('/period', `Line ${named[0]!.line} names ${written(named[0]!.period)}.`);
    return notes.checked;
  }
  const period: Period = { start: program.period.start ?? '', end: program.period.end ?? '' };
  const found = named.filter((each) => each.period.start === period.start && each.period.end === period.end);
  if (found.length === 0) notes.wrong('/period', `No cited line names ${written(period)}.`);
  for (const { line } of found) notes.read('/period', written(period), line);
  for (const each of named) {
    if (!agree(each.period, period) && !contradicts(entry, each.line)) {
      notes.wrong('/period', `Line ${each.line} names ${written(each.period)}; a remark on the contradiction must cite it.`);
    }
  }
  return notes.checked;
};

interface Named {
  readonly period: Period;
  readonly line: number;
}

/** Periods that cited lines name: in the programme's own item, and as 사업기간. */
function periodsOf({ program, cited }: Entry): readonly Named[] {
  const names = [program.title, ...program.otherNames];
  return cited.flatMap(({ number, text }) => {
    const isItem = names.some((name) => isItemOf(text, name));
    if (!isItem && !/^\s*-\s*사업기간\s*:/u.test(text)) return [];
    const long = longPeriod(text);
    return [...shortPeriods(text), ...(long === null ? [] : [long])].map((period) => ({ period, line: number }));
  });
}

function written({ start, end }: Period): string {
  return `${start}~${end}`;
}

import { holds } from '../plan/plain.js';
import { Notes, type EntryCheck } from './check.js';

/** A call that the plan announces stands at a cited line with its title, and its month in the same line: `'24. 3.`. */
export const checkCalls: EntryCheck = ({ file, program, cited }) => {
  const notes = new Notes(file);
  for (const [index, { title, expected }] of program.calls.entries()) {
    const path = `/calls/${index}`;
    const lines = cited.filter(({ text }) => holds(text, title));
    if (lines.length === 0) notes.wrong(`${path}/title`, `Stands at no cited line: ${title}`);
    if (expected === undefined || lines.length === 0) continue;
    const [year, month] = expected.split('-').map(Number);
    const written = new RegExp(String.raw`(?:'${year! % 100}|${year!})\. ?${month!}(?!\d)`, 'u');
    const found = lines.find(({ text }) => written.test(text));
    if (found === undefined) notes.wrong(`${path}/expected`, `${expected} does not stand in the line of: ${title}`);
    else notes.read(`${path}/expected`, expected, found.number);
  }
  return notes.checked;
};

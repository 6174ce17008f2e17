import { inside, isBlank, linesOfAll, writeRange } from '../plan/plan.js';
import { numbersMissing } from '../plan/numbers.js';
import { Notes, type EntryCheck } from './check.js';

const kinds = ['contradiction', 'schedule', 'note'];

/** Every remark cites lines that are there, its numbers stand at them, and a contradiction cites both places. */
export const checkRemarks: EntryCheck = ({ file, program, near }, { plan }) => {
  const notes = new Notes(file);
  for (const [index, { kind, text, lines = [] }] of program.remarks.entries()) {
    const path = `/remarks/${index}`;
    if (!kinds.includes(kind)) notes.wrong(`${path}/kind`, `Not one of ${kinds.join(', ')}: ${kind}`);
    const wrong = lines.filter((range) => !inside(plan, range) || linesOfAll(plan, [range]).every(isBlank));
    for (const range of wrong) notes.wrong(`${path}/lines`, `Nothing stands at ${writeRange(range)}.`);
    if (lines.length === 0) notes.wrong(`${path}/lines`, 'A remark needs the lines it is about.');
    const cited = linesOfAll(plan, lines);
    if (lines.length > 0 && !cited.some(({ number }) => near.has(number)))
      notes.wrong(`${path}/lines`, 'None of its lines is the programme’s own.');
    if (kind === 'contradiction' && lines.length < 2) notes.wrong(`${path}/lines`, 'A contradiction cites both places.');
    for (const number of numbersMissing(text, cited)) notes.wrong(`${path}/text`, `${number} does not stand at its lines.`);
  }
  return notes.checked;
};

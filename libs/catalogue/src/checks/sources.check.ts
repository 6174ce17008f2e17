import { inside, isBlank, linesOf, writeRange } from '../plan/plan.js';
import { Notes, type EntryCheck } from './check.js';

/** Every source is a range of the document, not blank at its ends, and its section is the one the lines stand in. */
export const checkSources: EntryCheck = ({ file, program }, { plan, outline }) => {
  const notes = new Notes(file);
  if (program.sources.length === 0) notes.wrong('/sources', 'No source is cited.');
  for (const [index, { document, section, lines }] of program.sources.entries()) {
    const path = `/sources/${index}`;
    if (document !== plan.id) {
      notes.wrong(`${path}/document`, `No document is called ${document}.`);
    } else if (lines === undefined) {
      notes.wrong(`${path}/lines`, 'The lines are missing.');
    } else if (!inside(plan, lines)) {
      notes.wrong(`${path}/lines`, `The document has ${plan.lines.length} lines, not ${writeRange(lines)}.`);
    } else {
      const cited = linesOf(plan, lines);
      if (isBlank(cited[0]!) || isBlank(cited.at(-1)!))
        notes.wrong(`${path}/lines`, `The range ${writeRange(lines)} begins or ends blank.`);
      const places = [outline[lines[0] - 1]!, outline[lines[1] - 1]!];
      const wanted = places[0]!.section;
      if (wanted !== places[1]!.section) notes.wrong(`${path}/lines`, `The range ${writeRange(lines)} runs over a heading.`);
      else if (section !== wanted) notes.wrong(`${path}/section`, `The lines stand in: ${wanted ?? 'no section'}`);
    }
  }
  return notes.checked;
};

import { together } from '../finding.js';
import { inside, isBlank, linesOf, writeRange } from '../plan/plan.js';
import { Notes, type CatalogueCheck } from './check.js';

/** Every line of the chapters that tell programmes, unless blank, is cited by a programme or explained as none, and never both. */
export const checkCoverage: CatalogueCheck = ({ plan, outline, entries, noProgrammes }) => {
  const cited = new Set(entries.flatMap((entry) => entry.cited.map(({ number }) => number)));
  const explained = new Set<number>();
  const notes = new Notes(noProgrammes.file);
  for (const { path, lines, reason } of noProgrammes.items) {
    if (reason.trim() === '') notes.wrong(`${path}/reason`, 'The reason is missing.');
    if (!inside(plan, lines)) {
      notes.wrong(`${path}/lines`, `The document has no lines ${writeRange(lines)}.`);
      continue;
    }
    for (const { number } of linesOf(plan, lines)) {
      if (cited.has(number)) notes.wrong(`${path}/lines`, `Line ${number} is cited by a programme.`);
      if (explained.has(number)) notes.wrong(`${path}/lines`, `Line ${number} is explained twice.`);
      explained.add(number);
    }
  }
  const ofPlan = new Notes(plan.id);
  for (const [index, { chapter }] of outline.entries()) {
    const line = { number: index + 1, text: plan.lines[index]! };
    if (chapter?.tellsProgrammes !== true || isBlank(line)) continue;
    if (!cited.has(line.number) && !explained.has(line.number))
      ofPlan.wrong(`line ${line.number}`, `Left unexplained: ${line.text.trim()}`);
  }
  return together([notes.checked, ofPlan.checked]);
};

import { numbersMissing } from '../plan/numbers.js';
import { Notes, type EntryCheck } from './check.js';

/** The summary is our own wording; its numbers are the plan's. */
export const checkSummary: EntryCheck = ({ file, program, cited }) => {
  const notes = new Notes(file);
  if (program.summary === '') notes.wrong('/summary', 'The summary is missing.');
  for (const number of numbersMissing(program.summary, cited)) notes.wrong('/summary', `${number} stands at no cited line.`);
  return notes.checked;
};

import { holds, isItemOf } from '../plan/plain.js';
import { Notes, type EntryCheck } from './check.js';

/** The title is the whole name of an item at a cited line, and every other name stands at one. */
export const checkNames: EntryCheck = ({ file, program, cited }) => {
  const notes = new Notes(file);
  if (!cited.some(({ text }) => isItemOf(text, program.title))) {
    notes.wrong('/title', `No cited line is an item of this whole name: ${program.title}`);
  }
  for (const [index, name] of program.otherNames.entries()) {
    const path = `/otherNames/${index}`;
    if (name === program.title || program.otherNames.indexOf(name) !== index) notes.wrong(path, `Given twice: ${name}`);
    if (!cited.some(({ text }) => holds(text, name))) notes.wrong(path, `Stands at no cited line: ${name}`);
  }
  return notes.checked;
};

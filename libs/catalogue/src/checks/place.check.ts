import { holds } from '../plan/plain.js';
import { Notes, type EntryCheck } from './check.js';

/** Every part of the place, parted by ` · `, stands at a cited line; and where a cited line names one (위치), so does the entry. */
export const checkPlace: EntryCheck = ({ file, program, cited }) => {
  const notes = new Notes(file);
  const named = cited.filter(({ text }) => /^\s*-\s*위\s*치\s*:/u.test(text));
  if (program.place === undefined) {
    if (named.length > 0) notes.wrong('/place', `Line ${named[0]!.number} names one.`);
    return notes.checked;
  }
  for (const part of program.place.split(' · ')) {
    const found = cited.find(({ text }) => holds(text, part));
    if (found === undefined) notes.wrong('/place', `Stands at no cited line: ${part}`);
    else notes.read('/place', part, found.number);
  }
  return notes.checked;
};

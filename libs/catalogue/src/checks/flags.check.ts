import type { Entry, Catalogue } from '../entry.js';
import { isItemOf } from '../plan/plain.js';
import { Notes, type EntryCheck } from './check.js';

/**
 * Every flag is a word of a cited line; 신규 also holds for what the chapter on new business (신규사업) tells. And every mark on the
 * programme's own item is a flag: `^{신규}`, `**공모**`, `(과기부 제안)`, `공약`.
 */
export const checkFlags: EntryCheck = (entry, catalogue) => {
  const { file, program, cited } = entry;
  const notes = new Notes(file);
  for (const [index, flag] of program.flags.entries()) {
    if (program.flags.indexOf(flag) !== index) notes.wrong(`/flags/${index}`, `Given twice: ${flag}`);
    if (!cited.some(({ text }) => text.includes(flag)) && !isNew(flag, entry, catalogue)) {
      notes.wrong(`/flags/${index}`, `No cited line says ${flag}.`);
    }
  }
  const marks = cited
    .filter(({ text }) => [program.title, ...program.otherNames].some((name) => isItemOf(text, name)))
    .flatMap(({ number, text }) => marksOn(text).map((flag) => ({ flag, number })));
  for (const { flag, number } of marks) {
    if (!program.flags.includes(flag)) notes.wrong('/flags', `Line ${number} marks it ${flag}.`);
  }
  if (isNew('신규', entry, catalogue) && !program.flags.includes('신규'))
    notes.wrong('/flags', 'The chapter on new business tells it: 신규.');
  return notes.checked;
};

function marksOn(text: string): readonly string[] {
  const raised = [...text.matchAll(/\^\{([^}]+)\}|\*\*(공모)\*\*/gu)].map(([, mark, bold]) => (mark ?? bold)!);
  const inBrackets = [...text.matchAll(/\([가-힣]+ (공모|제안)\)/gu)].map(([, mark]) => mark!);
  return [...raised, ...inBrackets, ...(/\)공약/u.test(text) ? ['공약'] : [])];
}

function isNew(flag: string, { cited }: Entry, { outline }: Catalogue): boolean {
  return flag === '신규' && cited.some(({ number }) => outline[number - 1]!.chapter?.title === '신규사업');
}

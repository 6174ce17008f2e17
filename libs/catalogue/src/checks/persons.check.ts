import { together } from '../finding.js';
import { Notes, type CatalogueCheck } from './check.js';

const rank = '(?:책임|선임|사원|주임|대리|과장|차장|팀장|부장|단장|본부장|센터장|원장)';
const person = new RegExp(String.raw`(?<![가-힣])[가-힣]{2,4} ${rank}(?![가-힣])`, 'gu');
const contact = new RegExp(String.raw`(?:\([가-힣]+\) )?○○○ ${rank} ☎[\d)-]+`, 'gu');

/** No person is named: the document has ○○○ for each, and no entry has a name with a rank. */
export const checkPersons: CatalogueCheck = ({ plan, entries, noProgrammes }) => {
  const ofPlan = new Notes(plan.id);
  for (const [index, text] of plan.lines.entries()) {
    const [, contacts] = text.split('담당자\t');
    const rest = (contacts ?? text).replaceAll(contact, '').trim();
    if (contacts === undefined ? person.test(text) : rest !== '') ofPlan.wrong(`line ${index + 1}`, 'A person may be named here.');
    person.lastIndex = 0;
  }
  const ofFiles = [
    ...entries.map(({ file, program }) => ({ file, data: program as unknown })),
    { file: noProgrammes.file, data: noProgrammes.items },
  ];
  return together([
    ofPlan.checked,
    ...ofFiles.map(({ file, data }) => {
      const notes = new Notes(file);
      for (const { path, text } of textsOf(data, '')) {
        if (text.match(person) !== null) notes.wrong(path, 'A person may be named here.');
      }
      return notes.checked;
    }),
  ]);
};

function textsOf(data: unknown, path: string): readonly { readonly path: string; readonly text: string }[] {
  if (typeof data === 'string') return [{ path, text: data }];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => textsOf(value, `${path}/${key}`));
}

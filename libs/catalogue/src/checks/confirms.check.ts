import { criteriaOf } from '#eligibility';
import { together } from '../finding.js';
import { Notes, type CatalogueCheck } from './check.js';
import { rulesOf } from './quotes.check.js';

/** A question that several programmes ask under one id is the same question, so that one answer may serve them all. */
export const checkConfirms: CatalogueCheck = ({ entries }) => {
  const first = new Map<string, { readonly text: string; readonly file: string }>();
  return together(
    entries.map((entry) => {
      const notes = new Notes(entry.file);
      for (const [pointer, rule] of rulesOf(entry)) {
        for (const { id, path, criterion } of criteriaOf(rule)) {
          if (!('confirm' in criterion)) continue;
          const known = first.get(id);
          if (known === undefined) first.set(id, { text: criterion.confirm, file: entry.file });
          else if (known.text !== criterion.confirm) notes.wrong(`${pointer}${path}`, `${known.file} asks something else as ${id}.`);
        }
      }
      return notes.checked;
    }),
  );
};

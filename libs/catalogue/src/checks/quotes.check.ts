import { criteriaOf, type Rule } from '#eligibility';
import type { Entry } from '../entry.js';
import { inside, linesOf, writeRange } from '../plan/plan.js';
import { Notes, type EntryCheck } from './check.js';

/**
 * Every criterion quotes a sentence, letter for letter, from lines that are the programme's own or a heading it stands under. What is said
 * anywhere else in the document is no condition of this programme.
 */
export const checkQuotes: EntryCheck = (entry, { plan }) => {
  const { program, file, near } = entry;
  const notes = new Notes(file);
  for (const [pointer, rule] of rulesOf(entry)) {
    for (const { path, criterion } of criteriaOf(rule)) {
      const { quote, lines } = criterion;
      const at = `${pointer}${path}`;
      if (quote === undefined || lines === undefined) {
        notes.wrong(at, 'A condition needs its quote and the lines of the quote.');
      } else if (!inside(plan, lines)) {
        notes.wrong(`${at}/lines`, `The document has no lines ${writeRange(lines)}.`);
      } else {
        const said = linesOf(plan, lines);
        if (
          !said
            .map(({ text }) => text)
            .join(' ')
            .includes(quote)
        )
          notes.wrong(`${at}/quote`, `Does not stand at ${writeRange(lines)}: ${quote}`);
        if (said.some(({ number }) => !near.has(number))) {
          notes.wrong(`${at}/lines`, `${writeRange(lines)} is neither cited by the programme nor a heading over it.`);
        }
      }
    }
  }
  if (program.applicants.length > 0 && program.ruleCovers === undefined) {
    notes.wrong('/ruleCovers', 'Say whether the rule holds all the conditions of the text, or part of them.');
  }
  return notes.checked;
};

/** The programme's rule and those of its calls, each with its pointer. */
export function rulesOf({ program }: Entry): readonly (readonly [pointer: string, rule: Rule])[] {
  const own: readonly (readonly [string, Rule | null | undefined])[] = [
    ['/rule', program.rule],
    ...program.calls.map((call, index) => [`/calls/${index}/rule`, call.rule] as const),
  ];
  return own.flatMap(([pointer, rule]) => (rule === null || rule === undefined ? [] : [[pointer, rule] as const]));
}

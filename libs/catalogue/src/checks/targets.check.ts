import { type Checked, together } from '../finding.js';
import { figuresOf, says } from '../plan/figures.js';
import { holds } from '../plan/plain.js';
import { inside, linesOf, writeRange } from '../plan/plan.js';
import { Notes, type CatalogueCheck, type EntryCheck } from './check.js';

/** Every target is a figure at its lines, which are among those the programme cites; every quota of a support item is a target too. */
export const checkTargets: EntryCheck = (entry, { plan }) => {
  const { file, program } = entry;
  const notes = new Notes(file);
  if (program.targets === undefined) notes.wrong('/targets', 'The targets are missing; [] says that the text names none.');
  const targets = program.targets ?? [];
  const own = new Set(entry.cited.map(({ number }) => number));
  for (const [index, target] of targets.entries()) {
    const path = `/targets/${index}`;
    const { title, lines } = target;
    const written = `${target.count}${target.unit}`;
    if (lines === undefined || !inside(plan, lines)) {
      notes.wrong(`${path}/lines`, 'A target needs the lines it stands at.');
      continue;
    }
    const said = linesOf(plan, lines);
    if (said.some(({ number }) => !own.has(number))) notes.wrong(`${path}/lines`, `${writeRange(lines)} is not cited by the programme.`);
    if (!said.some(({ text }) => holds(text, title))) notes.wrong(`${path}/title`, `Does not stand at ${writeRange(lines)}: ${title}`);
    const figure = said.flatMap(figuresOf).find((each) => says(each, target));
    if (figure === undefined) notes.wrong(path, `${written} does not stand at ${writeRange(lines)}.`);
    else notes.read(path, written, figure.line);
    if (targets.slice(0, index).some((other) => other.title === title && other.count === target.count && other.unit === target.unit)) {
      notes.wrong(path, `Given twice: ${title}`);
    }
  }
  for (const [index, { title, quota }] of program.supports.entries()) {
    if (quota !== undefined && !targets.some(({ count, unit }) => count === quota.count && quota.unit.includes(unit))) {
      notes.wrong(`/supports/${index}/quota`, `No target holds it: ${title}`);
    }
  }
  return notes.checked;
};

/** Every figure in the cited lines of the chapters that tell programmes is some programme's target, as often as it stands there. */
export const checkFigures: CatalogueCheck = ({ entries, outline, plan }): Checked => {
  const held = entries.flatMap(({ program }) => program.targets ?? []);
  const seen = new Set<number>();
  const notes = entries.map((entry) => {
    const own = new Notes(entry.file);
    for (const line of entry.cited) {
      if (seen.has(line.number) || !outline[line.number - 1]!.chapter?.tellsProgrammes) continue;
      seen.add(line.number);
      const figures = figuresOf(line);
      for (const figure of figures) {
        const stands = figures.filter((each) => each.count === figure.count && each.unit === figure.unit).length;
        const holding = held.filter(
          (target) =>
            target.lines !== undefined && linesOf(plan, target.lines).some(({ number }) => number === line.number) && says(figure, target),
        ).length;
        if (holding < stands) own.wrong('/targets', `Line ${line.number} names ${figure.count}${figure.weakened}; no target holds it.`);
      }
    }
    return own.checked;
  });
  return together(notes);
};

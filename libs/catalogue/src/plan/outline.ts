import type { Plan } from './plan.js';

/** A chapter as the catalogue counts: a part of the plan, or one of the strategies that part Ⅲ is divided into. */
export interface Chapter {
  /** `Ⅲ-2`, `IV`, `V`: as the body numbers them, not the table of contents. */
  readonly code: string;
  readonly title: string;
  /** Whether programmes are told in it: part Ⅲ and those after it. */
  readonly tellsProgrammes: boolean;
}

export interface PlaceInOutline {
  readonly chapter: Chapter | null;
  /** As `sources[].section` writes it. */
  readonly section: string | null;
  /** Lines of the headings above: part, strategy, task, section. */
  readonly headings: readonly number[];
}

interface Heading {
  readonly number: string;
  readonly title: string;
  readonly line: number;
}

type Level = 'part' | 'strategy' | 'task' | 'section';
type Standing = Readonly<Partial<Record<Level, Heading>>>;

/** The part whose strategies count as chapters of their own. */
const dividedPart = 'Ⅲ';
const partsOfProgrammes = new Set([dividedPart, 'IV', 'V']);

/** Where each line stands; index 0 is line 1. Lines of the table of contents hold a tab and are no headings. */
export function outlineOf(plan: Plan): readonly PlaceInOutline[] {
  let standing: Standing = {};
  return plan.lines.map((text, index) => {
    standing = below(standing, text, index + 1);
    return placeOf(standing);
  });
}

/** A heading ends those of its level and deeper. */
function below(standing: Standing, text: string, line: number): Standing {
  const { part, strategy, task } = standing;
  const read = (shape: RegExp): Heading | null => {
    const match = shape.exec(text);
    return match === null ? null : { number: match[1]!, title: match[2]!.trim(), line };
  };
  const newPart = read(/^(Ⅲ|I{1,3}|IV|V) ?\. ([^\t]+)$/u);
  if (newPart !== null) return { part: newPart };
  if (part === undefined) return {};
  if (part.number !== dividedPart) {
    const section = read(/^(\d+\.?) ([^\t]+)$/u);
    return section === null ? standing : { part, section };
  }
  const newStrategy = read(/^(\d)\. ([^\t]+)$/u);
  if (newStrategy !== null) return { part, strategy: newStrategy };
  const newTask = read(/^([①-⑨]|\d) ([^\t]+)$/u);
  if (newTask !== null) return { part, strategy, task: newTask };
  const section = read(/^(\d+-\d+\.) ([^\t]+)$/u);
  return section === null ? standing : { part, strategy, task, section };
}

function placeOf({ part, strategy, task, section }: Standing): PlaceInOutline {
  if (part === undefined) return { chapter: null, section: null, headings: [] };
  const code = strategy === undefined ? part.number : `${part.number}-${strategy.number}`;
  const title = (strategy ?? part).title;
  return {
    chapter: { code, title, tellsProgrammes: partsOfProgrammes.has(part.number) },
    section: `${code}. ${title}${section === undefined ? '' : `, ${section.number} ${section.title}`}`,
    headings: [part, strategy, task, section].flatMap((heading) => heading?.line ?? []),
  };
}

import type { Catalogue, Entry } from './entry.js';
import type { Chapter } from './plan/outline.js';

export interface ChapterStatistics {
  /** `Ⅲ-1` … `V`, as the body of the document numbers them. */
  readonly code: string;
  readonly title: string;
  /** Programmes that the chapter tells at all. */
  readonly told: number;
  /** Of these, those whose first source it is; what follows counts them alone. */
  readonly programmes: number;
  readonly supports: number;
  readonly targets: number;
  /** Programmes that list `company` among their applicants. */
  readonly forCompanies: number;
  readonly remarks: number;
  /** Of these, those on a contradiction. */
  readonly contradictions: number;
  /** Programmes that name a budget. */
  readonly withBudget: number;
  /** KRW: whole programmes over all their years, as the plan states them; no year's spending. */
  readonly budget: number;
}

/** Chapter by chapter in the document's order. A programme counts once, in the chapter of its first source. */
export function statisticsOf(catalogue: Catalogue): readonly ChapterStatistics[] {
  return chaptersOf(catalogue).map((chapter) => {
    const told = catalogue.entries.filter((entry) => codesOf(entry, catalogue).includes(chapter.code));
    const own = told.filter((entry) => codesOf(entry, catalogue)[0] === chapter.code);
    return {
      code: chapter.code,
      title: chapter.title,
      told: told.length,
      programmes: own.length,
      supports: sum(own, ({ program }) => program.supports.length),
      targets: sum(own, ({ program }) => program.targets?.length ?? 0),
      forCompanies: own.filter(({ program }) => program.applicants.includes('company')).length,
      remarks: sum(own, ({ program }) => program.remarks.length),
      contradictions: sum(own, ({ program }) => program.remarks.filter(({ kind }) => kind === 'contradiction').length),
      withBudget: own.filter(({ program }) => program.budget !== undefined).length,
      budget: sum(own, ({ program }) => program.budget?.amount ?? 0),
    };
  });
}

/** Codes of the chapters that tell a programme, in the order of its sources. */
function codesOf({ program }: Entry, { outline }: Catalogue): readonly string[] {
  return program.sources.flatMap(({ lines }) => {
    const chapter = lines === undefined ? null : outline[lines[0] - 1]?.chapter;
    return chapter?.tellsProgrammes === true ? [chapter.code] : [];
  });
}

/** The chapters in which programmes are told, in the document's order. */
function chaptersOf(catalogue: Catalogue): readonly Chapter[] {
  const told = new Set(catalogue.entries.flatMap((entry) => codesOf(entry, catalogue)));
  const found = new Map(
    catalogue.outline.flatMap(({ chapter }) => (chapter !== null && told.has(chapter.code) ? [[chapter.code, chapter]] : [])),
  );
  return [...found.values()];
}

function sum(entries: readonly Entry[], count: (entry: Entry) => number): number {
  return entries.reduce((total, entry) => total + count(entry), 0);
}

import type { Term } from '#contracts';
import type { Lang } from '#korea';
import type { AreaTerm, VocabulariesAnswer } from '../api-client/api-client.types.js';

/** The closed lists in one language: codes to names, and what the forms offer. */
export class Vocabulary {
  constructor(
    readonly lists: VocabulariesAnswer,
    private readonly lang: Lang,
  ) {}

  track(code: string): string {
    return this.name(this.lists.tracks, code);
  }
  kind(code: string): string {
    return this.name(this.lists.supportKinds, code);
  }
  status(code: string): string {
    return this.name(this.lists.statuses, code);
  }
  flag(code: string): string {
    return this.name(this.lists.flags, code);
  }
  applicant(code: string): string {
    return this.name(this.lists.applicants, code);
  }
  certificate(code: string): string {
    return this.name(this.lists.certificates, code);
  }
  field(code: string): string {
    return this.name(this.lists.fields, code);
  }
  form(code: string): string {
    return this.name(this.lists.forms, code);
  }
  industry(code: string): string {
    return this.name(this.lists.industries, code);
  }

  /** `충청북도 충주시`; a province or the country alone by its own name. */
  area(code: string): string {
    const area = this.lists.areas.find((term) => term.code === code);
    if (!area) return code;
    const above = area.parent === null || area.parent === 'KR' ? '' : this.area(area.parent);
    const own = this.nameOf(area);
    if (!above) return own;
    return this.lang === 'ko' ? `${above} ${own}` : `${own}, ${above}`;
  }

  /** `충주시`. */
  shortArea(code: string): string {
    return this.name(this.lists.areas, code);
  }

  nameOf(term: Term): string {
    return term[this.lang];
  }

  /** What may still be chosen. */
  current<T extends Term>(terms: readonly T[]): readonly T[] {
    return terms.filter((term) => !term.deprecated);
  }

  /** What may still be chosen right below an area. What lies below one that is no longer in use lies below the next one above it that is. */
  areasBelow(parent: string): readonly AreaTerm[] {
    return this.lists.areas.filter((area) => inUse(area) && this.nearestInUse(area.parent) === parent);
  }

  private nearestInUse(code: string | null): string | null {
    const area = this.lists.areas.find((term) => term.code === code);
    return area === undefined || inUse(area) ? code : this.nearestInUse(area.parent);
  }

  private name(terms: readonly Term[], code: string): string {
    const term = terms.find((candidate) => candidate.code === code);
    return term ? this.nameOf(term) : code;
  }
}

function inUse(area: AreaTerm): boolean {
  return area.until === undefined && !area.deprecated;
}

/** What is left where the lists cannot be had: every code stands for itself. */
export const emptyVocabularies: VocabulariesAnswer = {
  tracks: [],
  supportKinds: [],
  interests: [],
  flags: [],
  certificates: [],
  fields: [],
  forms: [],
  statuses: [],
  applicants: [],
  questions: [],
  areas: [],
  industries: [],
};

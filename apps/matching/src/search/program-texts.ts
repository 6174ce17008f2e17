import { ProgramCopy } from '#copies';
import { Search, SearchUnavailable } from '#search';
import { Injectable } from '@nestjs/common';
import { IndexRepairs } from './index-repairs.js';

/** What a text finds among the programmes: relevance by id, or null where no text was given. */
@Injectable()
export class ProgramTexts {
  constructor(
    private readonly search: Search,
    private readonly programs: ProgramCopy,
    private readonly repairs: IndexRepairs,
  ) {}

  /** @throws SearchUnavailable the index does not answer, or is not known to be whole yet */
  async relevance(text: string | undefined): Promise<ReadonlyMap<string, number> | null> {
    const asked = text?.trim() ?? '';
    if (asked === '') return null;
    if (!this.repairs.isRight) throw new SearchUnavailable('the index has not been compared with the programmes yet');
    const hits = await this.search.find(asked, this.programs.size);
    return new Map(hits.map((hit) => [hit.id, hit.score]));
  }
}

import { ProgramCopy } from '#copies';
import { Search } from '#search';
import { Injectable } from '@nestjs/common';

/** What a text finds among the programmes: relevance by id, or null where no text was given. */
@Injectable()
export class ProgramTexts {
  constructor(
    private readonly search: Search,
    private readonly programs: ProgramCopy,
  ) {}

  async relevance(text: string | undefined): Promise<ReadonlyMap<string, number> | null> {
    const asked = text?.trim() ?? '';
    if (asked === '') return null;
    const hits = await this.search.find(asked, this.programs.size);
    return new Map(hits.map((hit) => [hit.id, hit.score]));
  }
}

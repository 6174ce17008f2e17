import { isDeleted, topics, type Deleted, type PublishedCompany, type PublishedProgram } from '#contracts';
import { View, type StateMessage } from '#events';
import { Search } from '#search';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FirmCopy } from './firm-copy.js';
import { IndexedPrograms, ProgramCopy } from './program-copy.js';
import { searchDocumentOf } from './search-document.js';

/** Takes both topics over into this instance's index and copies and the programmes' texts into the search. */
@Controller()
export class ProjectionController {
  constructor(
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly indexed: IndexedPrograms,
    private readonly search: Search,
  ) {}

  @View({ name: 'matching', topic: topics.companies })
  takeCompanies(@Payload() messages: readonly StateMessage<PublishedCompany | Deleted>[]): void {
    for (const message of messages) this.firms.apply(message);
  }

  @View({ name: 'matching', topic: topics.programs })
  takePrograms(@Payload() messages: readonly StateMessage<PublishedProgram | Deleted>[]): void {
    for (const message of messages) this.programs.apply(message);
  }

  @View({ name: 'search', topic: topics.programs })
  async indexPrograms(@Payload() messages: readonly StateMessage<PublishedProgram | Deleted>[]): Promise<void> {
    const latest = new Map(messages.map(({ key, value }) => [key, value]));
    const live: PublishedProgram[] = [];
    const gone: string[] = [];
    for (const [key, value] of latest) {
      if (value === null || isDeleted(value)) gone.push(key);
      else if (value.version > this.indexed.versionOf(key)) live.push(value);
    }
    if (live.length > 0) await this.search.index(live.map(searchDocumentOf));
    if (gone.length > 0) await this.search.remove(gone);
    for (const { key, value } of messages) if (value !== null) this.indexed.arrived(key, value.version);
  }
}

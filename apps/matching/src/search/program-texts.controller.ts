import { ProgramCopy, searchDocumentOf } from '#copies';
import { assertState, isDeleted, topics, type Deleted, type PublishedProgram } from '#contracts';
import { View, Work, type StateMessage } from '#events';
import { Search, searchWriters } from '#search';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { IndexedPrograms } from './indexed-programs.js';

/** Takes the programmes' texts over into the search. */
@Controller()
export class ProgramTextsController {
  constructor(
    private readonly programs: ProgramCopy,
    private readonly indexed: IndexedPrograms,
    private readonly search: Search,
  ) {}

  /** An index of this instance alone is fed from the start, at every start. */
  @View({ name: 'search', topic: topics.programs })
  async indexOwn(@Payload() messages: readonly StateMessage<PublishedProgram | Deleted>[]): Promise<void> {
    if (!this.search.shared) await this.indexPrograms(messages);
  }

  /** An index that all instances share is written by one of them. */
  @Work({ group: searchWriters, topic: topics.programs })
  async indexShared(@Payload() messages: readonly StateMessage<PublishedProgram | Deleted>[]): Promise<void> {
    if (this.search.shared) await this.indexPrograms(messages);
  }

  private async indexPrograms(messages: readonly StateMessage<PublishedProgram | Deleted>[]): Promise<void> {
    messages.forEach(assertState);
    const latest = new Map(messages.map(({ key, value }) => [key, value]));
    const live: PublishedProgram[] = [];
    const gone: string[] = [];
    for (const [key, value] of latest) {
      if (value === null || isDeleted(value)) gone.push(key);
      else if (this.isNews(value)) live.push(value);
    }
    if (live.length > 0) await this.search.index(live.map(searchDocumentOf));
    if (gone.length > 0) await this.search.remove(gone);
    for (const { key, value } of messages) if (value !== null) this.indexed.arrivals.arrived(key, value.version);
  }

  /** A shared index may have lost what this instance wrote, and tells a lower version itself, but not one from before a deletion. */
  private isNews({ id, version }: PublishedProgram): boolean {
    return this.search.shared ? version >= this.programs.arrivals.versionOf(id) : version > this.indexed.arrivals.versionOf(id);
  }
}

import { assertState, topics, type Deleted, type PublishedCompany, type PublishedProgram } from '#contracts';
import { View, type StateMessage } from '#events';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Changes } from './changes.js';
import { FirmCopy } from './firm-copy.js';
import { ProgramCopy } from './program-copy.js';

/** What the views that fill the copies are called in progress, logs and on `ieum.dead`. */
export const copiesView = 'copies';

/** Takes both topics over into this instance's copies, from the start, at every start. */
@Controller()
export class CopiesController {
  constructor(
    private readonly firms: FirmCopy,
    private readonly programs: ProgramCopy,
    private readonly changes: Changes,
  ) {}

  @View({ name: copiesView, topic: topics.companies })
  takeCompanies(@Payload() messages: readonly StateMessage<PublishedCompany | Deleted>[]): void {
    messages.forEach(assertState);
    const news = messages.filter((message) => this.firms.apply(message));
    this.changes.tell({ companies: news.map(({ key }) => key), programs: [] });
  }

  @View({ name: copiesView, topic: topics.programs })
  takePrograms(@Payload() messages: readonly StateMessage<PublishedProgram | Deleted>[]): void {
    messages.forEach(assertState);
    const news = messages.filter((message) => this.programs.apply(message));
    this.changes.tell({ companies: [], programs: news.map(({ key }) => key) });
  }
}

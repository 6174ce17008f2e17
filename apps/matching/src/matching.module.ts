import { Module } from '@nestjs/common';
import { ClockController } from './clock/clock.controller.js';
import { Matcher } from './matcher/matcher.js';
import { PlainMatcher } from './matcher/plain.matcher.js';
import { MatchesController } from './matches/matches.controller.js';
import { MatchesService } from './matches/matches.service.js';
import { CompanyCopy, ProgramCopy } from './projection/copies.js';
import { FreshnessService } from './projection/freshness.service.js';
import { IndexedPrograms } from './projection/indexed-programs.js';
import { ProjectionController } from './projection/projection.controller.js';
import { IndexLease } from './search/index-lease.js';
import { IndexRepairs } from './search/index-repairs.js';
import { ProgramTexts } from './search/program-texts.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { VerdictsController } from './verdicts/verdicts.controller.js';
import { VocabulariesController } from './vocabularies/vocabularies.controller.js';

/** Who fits what: projections of both topics that may be thrown away, and the questions asked of them. */
@Module({
  controllers: [ProjectionController, MatchesController, VerdictsController, SearchController, VocabulariesController, ClockController],
  providers: [
    CompanyCopy,
    ProgramCopy,
    IndexedPrograms,
    FreshnessService,
    ProgramTexts,
    MatchesService,
    SearchService,
    IndexRepairs,
    IndexLease,
    { provide: Matcher, useClass: PlainMatcher },
  ],
})
export class MatchingModule {}

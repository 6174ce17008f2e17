import { Module } from '@nestjs/common';
import { ClockController } from './clock/clock.controller.js';
import { IndexMatcher } from './matcher/index.matcher.js';
import { Matcher } from './matcher/matcher.js';
import { MatchWriter } from './matches/match-writer.js';
import { MatchesController } from './matches/matches.controller.js';
import { MatchesService } from './matches/matches.service.js';
import { FirmCopy } from './projection/firm-copy.js';
import { FreshnessService } from './projection/freshness.service.js';
import { Index } from './projection/index.service.js';
import { IndexedPrograms } from './projection/indexed-programs.js';
import { ProgramCopy } from './projection/program-copy.js';
import { ProjectionController } from './projection/projection.controller.js';
import { RebuildService } from './projection/rebuild.service.js';
import { ProgramCompaniesController } from './reach/program-companies.controller.js';
import { ReachController } from './reach/reach.controller.js';
import { IndexLease } from './search/index-lease.js';
import { IndexRepairs } from './search/index-repairs.js';
import { ProgramTexts } from './search/program-texts.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { VerdictsController } from './verdicts/verdicts.controller.js';
import { VocabulariesController } from './vocabularies/vocabularies.controller.js';

/** Who fits what: projections of both topics that may be thrown away, and the questions asked of them. */
@Module({
  controllers: [
    ProjectionController,
    MatchesController,
    ReachController,
    ProgramCompaniesController,
    VerdictsController,
    SearchController,
    VocabulariesController,
    ClockController,
  ],
  providers: [
    Index,
    FirmCopy,
    ProgramCopy,
    IndexedPrograms,
    FreshnessService,
    RebuildService,
    ProgramTexts,
    MatchWriter,
    MatchesService,
    SearchService,
    IndexRepairs,
    IndexLease,
    { provide: Matcher, useClass: IndexMatcher },
  ],
})
export class MatchingModule {}

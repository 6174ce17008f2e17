import { CopiesModule } from '#copies';
import { Module } from '@nestjs/common';
import { ClockController } from './clock/clock.controller.js';
import { IndexMatcher } from './matcher/index.matcher.js';
import { Matcher } from './matcher/matcher.js';
import { MatchWriter } from './matches/match-writer.js';
import { MatchesController } from './matches/matches.controller.js';
import { MatchesService } from './matches/matches.service.js';
import { FreshnessService } from './freshness/freshness.service.js';
import { IndexedPrograms } from './search/indexed-programs.js';
import { ProgramTextsController } from './search/program-texts.controller.js';
import { ProgramCompaniesController } from './reach/program-companies.controller.js';
import { QueryTimes } from './query-times/query-times.js';
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
  imports: [CopiesModule],
  controllers: [
    ProgramTextsController,
    MatchesController,
    ReachController,
    ProgramCompaniesController,
    VerdictsController,
    SearchController,
    VocabulariesController,
    ClockController,
  ],
  providers: [
    IndexedPrograms,
    FreshnessService,
    ProgramTexts,
    MatchWriter,
    MatchesService,
    QueryTimes,
    SearchService,
    IndexRepairs,
    IndexLease,
    { provide: Matcher, useClass: IndexMatcher },
  ],
})
export class MatchingModule {}

import { startAll } from '#service-kit';
import { CompaniesModule } from '../../companies/src/companies.module.js';
import { MatchingModule } from '../../matching/src/matching.module.js';
import { ProgramsModule } from '../../programs/src/programs.module.js';
import { WebModule } from '../../web/src/web.module.js';

await startAll('ieum', [CompaniesModule, ProgramsModule, MatchingModule, WebModule]);

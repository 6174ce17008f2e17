import { startAll } from '#service-kit';
import { CompaniesModule } from '../../companies/src/companies.module.js';
import { MatchingModule } from '../../matching/src/matching.module.js';
import { ProgramsModule } from '../../programs/src/programs.module.js';

await startAll('ieum', [CompaniesModule, ProgramsModule, MatchingModule]);

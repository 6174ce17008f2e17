import { CompaniesModule } from '../../companies/src/companies.module.js';
import { MatchingModule } from '../../matching/src/matching.module.js';
import { NotificationsModule } from '../../notifications/src/notifications.module.js';
import { ProgramsModule } from '../../programs/src/programs.module.js';
import { WebModule } from '../../web/src/web.module.js';

/** All services, as `npm start` runs them in one process. */
export const modules = [CompaniesModule, ProgramsModule, MatchingModule, NotificationsModule, WebModule] as const;

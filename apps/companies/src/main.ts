import { startService } from '#service-kit';
import { CompaniesModule } from './companies.module.js';

await startService('companies', CompaniesModule);

import { startService } from '#service-kit';
import { ProgramsModule } from './programs.module.js';

await startService('programs', ProgramsModule);

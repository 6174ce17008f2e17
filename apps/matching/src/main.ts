import { startService } from '#service-kit';
import { MatchingModule } from './matching.module.js';

await startService('matching', MatchingModule);

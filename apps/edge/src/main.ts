import { startService } from '#service-kit';
import { EdgeModule } from './edge.module.js';

await startService('edge', EdgeModule.of(), { ports: false });

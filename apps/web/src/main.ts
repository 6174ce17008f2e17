import { startService } from '#service-kit';
import { WebModule } from './web.module.js';

await startService('web', WebModule, { ports: false });

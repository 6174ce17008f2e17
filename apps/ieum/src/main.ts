import { startAll } from '#service-kit';
import { modules } from './modules.js';

await startAll('ieum', modules);

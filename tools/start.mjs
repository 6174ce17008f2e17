/** `npm start`: installs and builds where needed, then runs everything in this one process. */
import { prepare, root } from './prepare.mjs';

prepare();
process.chdir(root);
await import('../dist/apps/ieum/src/main.js');

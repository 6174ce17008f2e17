/** `npm run ieum -- <command> …`: installs and builds where needed, then runs a command of the operator's. */
import { prepare, root } from './prepare.mjs';

prepare();
process.chdir(root);
await import('../dist/apps/ieum/src/cli/main.js');

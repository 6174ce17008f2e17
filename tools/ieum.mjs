/** `npm run ieum -- dead list`: installs and builds where needed, then runs one command of an operator. */
import { prepare } from './prepare.mjs';

prepare();
await import('../dist/apps/ieum/src/cli.js');

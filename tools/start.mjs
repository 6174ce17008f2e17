/**
 * `npm start`: installs and builds where needed, then runs everything in this one process. `npm run start:<service>` runs one service.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

const [service = 'ieum'] = process.argv.slice(2);
const source = join(root, 'apps', service, 'src', 'main.ts');
if (!/^[a-z]+$/.test(service) || !existsSync(source)) {
  console.error(`There is no service ${service}.`);
  process.exit(1);
}
prepare();
process.chdir(root);
await import(`../dist/apps/${service}/src/main.js`);

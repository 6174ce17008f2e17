import { join } from 'node:path';
import { freePorts } from '../../tools/stack/free-port.js';
import { type Built, root, runBuilt } from './built.js';

/** One built service, at an address that is known before it is ready, unless `PORT` is 0. */
export interface RunningService extends Built {
  readonly url: string;
}

export function runService(name: string, environment: Readonly<Record<string, string>>): Promise<RunningService> {
  return runMain(join(root, 'dist', 'apps', name, 'src', 'main.js'), environment);
}

/** @param main the built file to run */
export async function runMain(main: string, environment: Readonly<Record<string, string>>): Promise<RunningService> {
  const port = environment['PORT'] ?? String((await freePorts(1))[0]);
  return { ...runBuilt(main, { ...environment, PORT: port }), url: `http://127.0.0.1:${port}` };
}

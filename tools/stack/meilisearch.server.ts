import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from './free-port.js';
import { ServerProcess } from './server-process.js';
import { Unavailable } from './unavailable.js';

export interface MeilisearchServer {
  /** As `IEUM_SEARCH` takes it. */
  readonly url: string;
  readonly process: ServerProcess;
}

/** Starts the Meilisearch that `MEILISEARCH_BIN` names or the PATH has. @throws Unavailable, ServerFailed */
export async function startMeilisearch(folder: string): Promise<MeilisearchServer> {
  const command = process.env['MEILISEARCH_BIN'] ?? 'meilisearch';
  if (spawnSync(command, ['--version']).status !== 0) {
    throw new Unavailable('neither MEILISEARCH_URL nor MEILISEARCH_BIN is set, and no meilisearch is on the PATH');
  }
  const [port = 0] = await freePorts(1);
  mkdirSync(folder, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  const server = new ServerProcess({
    name: 'Meilisearch',
    command,
    args: ['--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'data'), '--no-analytics'],
    options: { cwd: folder },
    log: join(folder, 'meilisearch.log'),
    answers: async () => {
      const { ok } = await fetch(`${url}/health`);
      if (!ok) throw new Error('not healthy');
    },
  });
  await server.start();
  return { url, process: server };
}

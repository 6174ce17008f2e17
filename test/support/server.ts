import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Built, root } from './built.js';
import { runService } from './service.js';

export { root };

/** A built server that is ready. */
export interface RunningServer extends Omit<Built, 'ready'> {
  readonly url: string;
  readonly apiKey: string;
}

/**
 * Starts a built server, all in one or one service, over a data folder and resolves once it has said that it is ready.
 * @param environment with `PORT` 0 for one whose links nobody follows: it takes a port itself, which nobody else can have taken meanwhile
 */
export async function startServer(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
  app = 'ieum',
): Promise<RunningServer> {
  const { ready, ...service } = await runService(app, { IEUM_DATA: dataFolder, ...environment });
  const url = `http://127.0.0.1:${await ready}`;
  return { ...service, url, apiKey: environment['IEUM_STAFF_KEY'] ?? firstKey(dataFolder) };
}

function firstKey(dataFolder: string): string {
  return (JSON.parse(readFileSync(join(dataFolder, 'first-run.json'), 'utf8')) as { apiKey: string }).apiKey;
}

/** A data folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ieum-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

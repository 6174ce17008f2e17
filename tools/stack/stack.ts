import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFerret } from './ferretdb.server.js';
import { startKafka } from './kafka.server.js';
import { startMeilisearch } from './meilisearch.server.js';
import { startMongo } from './mongo.server.js';
import { Unavailable } from './unavailable.js';

/** The servers a stack may have, and the variable in which a test finds each. */
export const stackVariables = {
  kafka: 'KAFKA_URL',
  mongo: 'MONGODB_URL',
  ferret: 'FERRETDB_URL',
  meilisearch: 'MEILISEARCH_URL',
} as const;

export type ServerName = keyof typeof stackVariables;

export interface Stack {
  /** Where each server is that runs, whether started here or given by its variable. */
  readonly urls: Partial<Record<ServerName, string>>;
  /** Why the others do not. */
  readonly skipped: Partial<Record<ServerName, string>>;
  /** Ends what was started here and removes what it kept. */
  readonly stop: () => Promise<void>;
}

interface Started {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const starters: Record<ServerName, (folder: string) => Promise<Started>> = {
  kafka: async (folder) => stoppable(await startKafka(folder)),
  mongo: async (folder) => stoppable(await startMongo(folder)),
  ferret: startFerret,
  meilisearch: async (folder) => stoppable(await startMeilisearch(folder)),
};

/**
 * Starts real servers in a temporary folder, on free loopback ports. One whose variable names a server of one's own is not started; one that
 * this machine cannot run is skipped.
 * @throws ServerFailed one that should run here does not; those before it are ended again
 */
export async function startStack(wanted: Partial<Record<ServerName, boolean>>, environment = process.env): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-stack-'));
  const started: Started[] = [];
  const urls: Partial<Record<ServerName, string>> = {};
  const skipped: Partial<Record<ServerName, string>> = {};
  const stop = async () => {
    await Promise.all(started.splice(0).map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const name of names().filter((each) => wanted[each] === true)) {
      const given = environment[stackVariables[name]];
      if (given !== undefined && given !== '') {
        urls[name] = given;
        continue;
      }
      try {
        const server = await starters[name](join(folder, name));
        started.push(server);
        urls[name] = server.url;
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        skipped[name] = error.message;
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls, skipped, stop };
}

export function names(): readonly ServerName[] {
  return Object.keys(stackVariables) as ServerName[];
}

function stoppable({ url, process }: { readonly url: string; readonly process: { stop(): Promise<void> } }): Started {
  return { url, stop: () => process.stop() };
}

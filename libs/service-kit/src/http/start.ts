import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Events } from '#events';
import { ConfigError } from '../config/config.error.js';
import type { Config } from '../config/config.js';
import { readConfig } from '../config/read-config.js';
import { Readiness } from '../health/readiness.js';
import { openApp } from './open-app.js';
import { stopOnSignal } from './stop-on-signal.js';

const readyPauseMillis = 100;

type Modules = readonly (Type<unknown> | DynamicModule)[];

/**
 * Runs one service as a process of its own.
 *
 * @param options.ports false for a service that keeps nothing and listens to nothing, as the pages and the edge
 */
export function startService(
  name: string,
  module: Type<unknown> | DynamicModule,
  options: { readonly ports?: boolean } = {},
): Promise<void> {
  return start(name, [module], options, (config) => {
    // They are in this process: no other service would ever hear of them.
    if (options.ports !== false && config.events === 'embedded:') {
      throw new ConfigError([
        { name: 'IEUM_EVENTS', expects: 'kafka://<host>:<port> where a service runs on its own (npm start runs all in one process)' },
      ]);
    }
  });
}

/** Runs several services in this process. */
export function startAll(name: string, modules: Modules): Promise<void> {
  return start(name, modules, {}, () => undefined);
}

async function start(
  name: string,
  modules: Modules,
  options: { readonly ports?: boolean },
  check: (config: Config) => void,
): Promise<void> {
  let stopping: AbortSignal | undefined;
  try {
    const config = readConfig(process.env);
    check(config);
    const opening = openApp({ name, modules, config, announce, ...options });
    stopping = stopOnSignal(opening);
    const app = await opening;
    await app.listen(config.port);
    await caughtUp(app, options);
    await untilReady(app.get(Readiness));
    sayReady(app);
  } catch (error) {
    // A stop in the middle of the start ends the process itself.
    if (stopping?.aborted === true) return;
    console.error(operatorsMessage(error) ?? error);
    process.exit(1);
  }
}

/** What the operator can mend is said in a sentence: no stack trace helps with it. null where it is a failure of ours. */
function operatorsMessage(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof ConfigError || sentences.has(error.name)) return error.message;
  const { code, path, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  switch (code ?? '') {
    case 'EADDRINUSE':
      return `Ieum cannot start: PORT ${port} is in use by another process.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EEXIST':
    case 'ENOTDIR':
      return `Ieum cannot start: IEUM_DATA expects a folder it may write (${code} at ${path ?? 'an unknown path'}).`;
    case 'ENOENT':
      return `Ieum cannot start: ${path ?? 'a file'} is not there. IEUM_SEEDS expects none, or a folder of seeds.`;
    default:
      return null;
  }
}

/** Errors whose message was written for the operator. */
const sentences = new Set(['DatabaseInUse', 'UniqueIndexBroken', 'StoreUnavailable']);

async function caughtUp(app: NestExpressApplication, { ports = true }: { readonly ports?: boolean }): Promise<void> {
  if (ports) await app.get(Events).caughtUp();
}

/** A part may need longer than the views: the index that all share, the services behind the edge. */
async function untilReady(readiness: Readiness): Promise<void> {
  while (!(await readiness.status()).ready) await sleep(readyPauseMillis);
}

function announce(apiKey: string): void {
  console.log(`이음 staff key (shown once; also in first-run.json): ${apiKey}`);
}

/** The line that whoever started the process waits for. */
function sayReady(app: NestExpressApplication): void {
  const address = app.getHttpServer().address() as { port: number };
  console.log(`이음 ready http://localhost:${address.port}`);
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A built server, running in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly apiKey: string;
  readonly process: ChildProcess;
  /** What it printed to its console so far. */
  readonly output: () => string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

/** A port that was free may be taken by the time that the server listens. */
const portsTried = 5;

/** Starts a built server, all in one or one service, over a data folder and resolves once it has said that it is ready. */
export async function startServer(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
  app = 'ieum',
): Promise<RunningServer> {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    try {
      return await startAt(port, dataFolder, environment, app);
    } catch (error) {
      if (tries === portsTried || !(error as Error).message.includes(`PORT ${port} is in use`)) throw error;
    }
  }
}

async function startAt(
  port: number,
  dataFolder: string,
  environment: Readonly<Record<string, string>>,
  app: string,
): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(root, 'dist', 'apps', app, 'src', 'main.js')], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), IEUM_DATA: dataFolder, LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      if (line.startsWith('이음 ready ')) resolve();
    });
    // Not on its exit: what it said last may still be on its way.
    child.once('close', (code) => reject(new Error(`The server stopped with ${code} before it was ready:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    apiKey: environment['IEUM_STAFF_KEY'] ?? firstKey(dataFolder),
    process: child,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return exit;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

function firstKey(dataFolder: string): string {
  return (JSON.parse(readFileSync(join(dataFolder, 'first-run.json'), 'utf8')) as { apiKey: string }).apiKey;
}

/** A data folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ieum-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

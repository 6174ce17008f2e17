import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort, root } from './server.js';

/** One built service, running in a process of its own. */
export interface RunningService {
  readonly url: string;
  /** Resolves when it has said that it is ready; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

export function runService(name: string, environment: Readonly<Record<string, string>>): Promise<RunningService> {
  return runMain(join(root, 'dist', 'apps', name, 'src', 'main.js'), environment);
}

/** @param main the built file to run */
export async function runMain(main: string, environment: Readonly<Record<string, string>>): Promise<RunningService> {
  const port = environment['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...environment, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      if (line.startsWith('이음 ready ')) resolve();
    });
    void exit.then((code) => reject(new Error(`${main} stopped with ${code} before it was ready:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    ready,
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

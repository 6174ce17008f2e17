import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A built program of ours, running in a process of its own. */
export interface Built {
  /** The port that it says it is ready at; rejects when it ends before. */
  readonly ready: Promise<number>;
  readonly process: ChildProcess;
  /** What it printed to its console so far. */
  readonly output: () => string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

export function runBuilt(main: string, environment: Readonly<Record<string, string>>): Built {
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ready = new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      const port = /^이음 ready http:\/\/localhost:(\d+)$/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    // Not on its exit: what it said last may still be on its way.
    child.once('close', (code) => reject(new Error(`${main} stopped with ${code} before it was ready:\n${output}`)));
  });
  return {
    ready,
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

import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A server that could not be started, with what it wrote last. */
export class ServerFailed extends Error {
  override readonly name = 'ServerFailed';
}

export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly options?: SpawnOptions;
  /** Where its output goes. */
  readonly log: string;
  /** Resolves once the server answers by its protocol; rejects while it does not. */
  readonly answers: () => Promise<void>;
}

/** A machine that is busy with a dozen of them takes its time; one that cannot start says so at once. */
const startMillis = 180_000;
const stopMillis = 10_000;
const probeMillis = 100;
const stopProbeMillis = 5;

/** One server in a process of its own, that a test may stop, kill, freeze and start again. It never outlives this process. */
export class ServerProcess {
  private child: ChildProcess | null = null;

  constructor(private readonly server: ServerCommand) {
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  /** Resolves when the server answers. @throws ServerFailed it ended, or did not answer within three minutes */
  async start(): Promise<void> {
    const { name, command, args, options, log } = this.server;
    const output = openSync(log, 'a');
    const child = spawn(command, args, { ...options, stdio: ['ignore', output, output] });
    closeSync(output);
    this.child = child;
    const failures: string[] = [];
    child.once('error', (error) => failures.push(error.message));
    child.once('exit', (code, signal) => failures.push(`ended with ${code ?? signal}`));
    const until = Date.now() + startMillis;
    while (Date.now() < until && failures.length === 0) {
      if (await this.isUp()) return;
      await pause(probeMillis);
    }
    const reason = failures[0] ?? 'did not answer within three minutes';
    await this.kill();
    throw new ServerFailed(`${name} ${reason}:\n${lastLines(log)}`);
  }

  /** Asks it to end, and makes it if it does not. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Leaves it without processor time: its connections stay open, and nothing is answered from when this resolves. */
  async freeze(): Promise<void> {
    const pid = this.child?.pid;
    if (pid === undefined) return;
    process.kill(pid, 'SIGSTOP');
    // A busy machine takes its time to stop every thread.
    while (!hasStopped(pid)) await pause(stopProbeMillis);
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), stopMillis);
    await ended;
    clearTimeout(late);
  }

  private async isUp(): Promise<boolean> {
    try {
      await this.server.answers();
      return true;
    } catch {
      return false;
    }
  }
}

/** By the states of its threads, where the system tells them; elsewhere it is taken to have. */
function hasStopped(pid: number): boolean {
  const threads = `/proc/${pid}/task`;
  try {
    return readdirSync(threads).every((thread) => /^\d+ \(.*\) [TtZX] /s.test(readFileSync(`${threads}/${thread}/stat`, 'utf8')));
  } catch {
    return true;
  }
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}

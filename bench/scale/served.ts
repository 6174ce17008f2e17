import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pollMillis = 50;
const stopMillis = 15_000;

/** How far a view has come, as readiness tells it. */
interface ViewDetail {
  readonly topic: string;
  readonly handled: number;
}

/** What was seen of a start. Milliseconds, from the moment the process was begun. */
export interface Start {
  readonly readyMs: number;
  /** From the first look that found messages handled to the one that found the last; null where all came between two looks. */
  readonly reading: { readonly messages: number; readonly ms: number } | null;
}

/** One built app in a process of its own, with the variables that docs/operations.md names and no others. */
export class Served {
  readonly url: string;
  private readonly child: ChildProcess;
  private readonly begun = performance.now();
  private output = '';

  constructor(
    readonly app: string,
    port: number,
    environment: Readonly<Record<string, string>>,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.child = spawn(process.execPath, [`dist/apps/${app}/src/main.js`], {
      cwd: root,
      env: { PATH: process.env['PATH'], PORT: String(port), LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const takeAlong = () => this.child.kill('SIGKILL');
    process.once('exit', takeAlong);
    this.child.once('exit', () => process.off('exit', takeAlong));
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  /** Looks at its readiness until that is 200. @param topic whose reading is watched @throws Error it ended before */
  async ready(topic?: string): Promise<Start> {
    const looks: { readonly at: number; readonly handled: number }[] = [];
    for (;;) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`${this.app} ended:\n${this.output}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      const at = performance.now();
      const handled = answer === null ? 0 : ((await viewOf(answer, topic))?.handled ?? 0);
      if (handled > (looks.at(-1)?.handled ?? 0)) looks.push({ at, handled });
      if (answer?.status === 200) return { readyMs: at - this.begun, reading: readingOf(looks) };
      await new Promise((resolve) => setTimeout(resolve, pollMillis));
    }
  }

  /** A metric's samples summed up. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const values = [...text.matchAll(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'gm'))].map(([, value]) => Number(value));
    if (values.length === 0) throw new Error(`${this.app} has no metric ${name}`);
    return values.reduce((sum, value) => sum + value, 0);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), stopMillis);
    await ended;
    clearTimeout(late);
  }
}

async function viewOf(answer: Response, topic?: string): Promise<ViewDetail | undefined> {
  const { parts } = (await answer.json()) as {
    readonly parts?: { readonly views?: { readonly detail?: { readonly views: readonly ViewDetail[] } } };
  };
  return parts?.views?.detail?.views.find((each) => each.topic === topic);
}

function readingOf(looks: readonly { readonly at: number; readonly handled: number }[]): Start['reading'] {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return { messages: last.handled - first.handled, ms: last.at - first.at };
}

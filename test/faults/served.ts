import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../../tools/stack/server-process.js';
import { Client } from './client.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The day on which every story takes place; the clock goes on from the start of the run, in all processes alike. */
export const storyBegins = '2024-03-04T09:00:00+09:00';
const began = new Date().toISOString();

export const staffKey = 'the-key-of-the-faults';

export interface Setting {
  readonly name: string;
  /** The built app. */
  readonly app: string;
  readonly port: number;
  /** For its data folder and its log. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One process of ours, that a fault may end and start again at the same address. */
export class Served {
  readonly name: string;
  readonly app: string;
  readonly client: Client;
  readonly process: ServerProcess;
  readonly log: string;
  readonly environment: Readonly<Record<string, string>>;
  private readonly data: string;

  constructor({ name, app, port, folder, environment }: Setting) {
    this.name = name;
    this.app = app;
    this.client = new Client(`http://127.0.0.1:${port}`, staffKey);
    this.data = join(folder, `${name}.data`);
    this.log = join(folder, `${name}.log`);
    this.environment = {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      LOG_LEVEL: 'info',
      IEUM_DATA: this.data,
      IEUM_SEEDS: 'none',
      IEUM_STAFF_KEY: staffKey,
      IEUM_CLOCK: `${storyBegins}@${began}`,
      IEUM_RATE_LIMIT: 'none',
      ...environment,
    };
    mkdirSync(folder, { recursive: true });
    this.process = new ServerProcess({
      name,
      command: process.execPath,
      args: [join(root, 'dist', 'apps', app, 'src', 'main.js')],
      options: { cwd: root, env: this.environment },
      log: this.log,
      answers: async () => {
        const notReady = await this.notReady();
        if (notReady !== null) throw new Error(notReady);
      },
    });
  }

  /** What it keeps on its own disk is gone. */
  forget(): void {
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Which of its parts say that they are not ready; null when it is. */
  async notReady(): Promise<string | null> {
    const answer = await this.client.ask('GET', '/health/ready', { millis: 10_000 });
    if (answer?.status === 200) return null;
    const { parts = {} } = (answer?.body ?? {}) as { readonly parts?: Readonly<Record<string, { readonly ok: boolean }>> };
    const failing = Object.entries(parts).filter(([, { ok }]) => !ok);
    return `${this.name} ${answer === null ? 'does not answer' : `is not ready: ${failing.map(([part]) => part).join(', ')}`}`;
  }

  /** Each sample of its metrics; null where it does not answer. */
  async metrics(): Promise<readonly Sample[] | null> {
    const answer = await this.client.ask('GET', '/metrics');
    if (answer?.status !== 200) return null;
    return String(answer.body)
      .split('\n')
      .flatMap((line) => {
        const [, name, labels = '', value] = /^(\w+)(\{.*\})? (\S+)$/.exec(line) ?? [];
        return name === undefined ? [] : [{ name, labels, value: Number(value) }];
      });
  }

  /** The sum of one metric over its labels; null where it does not answer. */
  async metric(name: string, labels = ''): Promise<number | null> {
    const samples = await this.metrics();
    if (samples === null) return null;
    return samples.filter((sample) => sample.name === name && sample.labels.includes(labels)).reduce((sum, { value }) => sum + value, 0);
  }
}

export interface Sample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

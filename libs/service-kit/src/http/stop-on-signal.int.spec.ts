import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from '@swc/core';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-signal-'));
  const source = await readFile(join(__dirname, 'stop-on-signal.ts'), 'utf8');
  const { code } = await transform(source, {
    swcrc: false,
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  await writeFile(join(folder, 'stop-on-signal.mjs'), code);
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a process whose application closes as told, sends the signals once it is up, and answers with how it ended. */
async function ended(close: string, ...signals: readonly NodeJS.Signals[]) {
  const main = `import { stopOnSignal } from './stop-on-signal.mjs';
    setInterval(() => {}, 1000);
    stopOnSignal(Promise.resolve({ close: async () => { console.log('closing'); ${close} } }));
    console.log('up');`;
  await writeFile(join(folder, 'main.mjs'), main);
  const child = spawn(process.execPath, [join(folder, 'main.mjs')], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  for (const signal of signals) {
    await once(child.stdout, 'data').then(([chunk]) => (output += String(chunk)));
    child.kill(signal);
  }
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { code, signal, output };
}

describe('stopOnSignal', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s closes and ends with 0', async (signal) => {
    expect(await ended('', signal)).toMatchObject({ code: 0, signal: null });
  });

  test('a failing close ends with 1', async () => {
    expect(await ended(`throw new Error('stuck')`, 'SIGTERM')).toMatchObject({ code: 1 });
  });

  test('a second signal ends at once', async () => {
    expect(await ended('await new Promise(() => {})', 'SIGTERM', 'SIGTERM')).toMatchObject({ code: 1 });
  });
});

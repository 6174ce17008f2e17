import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, temporaryFolder } from './support/server.js';

describe('what an operator got wrong is said in a sentence, without a stack', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  function start(environment: Readonly<Record<string, string>>): { readonly code: number | null; readonly error: string } {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/apps/ieum/src/main.js')], {
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', IEUM_SEEDS: 'none', IEUM_DATA: folder.path, ...environment },
      encoding: 'utf8',
      timeout: 30_000,
    });
    return { code: status, error: stderr };
  }

  function expectSentence({ code, error }: ReturnType<typeof start>, ...words: readonly string[]): void {
    expect(code).toBe(1);
    for (const word of words) expect(error).toContain(word);
    expect(error).not.toMatch(/^\s+at /m);
  }

  it('a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    const { port } = taken.address() as AddressInfo;
    expectSentence(start({ PORT: String(port) }), 'PORT', String(port), 'in use');
    await new Promise((resolve) => taken.close(resolve));
  }, 40_000);

  it('a data folder that is a file', () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    expectSentence(start({ PORT: '0', IEUM_DATA: file }), 'IEUM_DATA', file);
  }, 40_000);

  it('seeds that are not there', () => {
    const data = join(folder.path, 'other');
    mkdirSync(data);
    expectSentence(start({ PORT: '0', IEUM_DATA: data, IEUM_SEEDS: '/nowhere' }), 'IEUM_SEEDS', '/nowhere');
  }, 40_000);

  it('several variables at once', () => {
    expectSentence(start({ PORT: 'many', IEUM_CLOCK: 'noon' }), 'PORT', 'IEUM_CLOCK');
  }, 40_000);
});

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { keptDefinitionsIn, ownedDefinitionsIn } from '#service-kit';
import { modules } from '../modules.js';
import { runCli } from './run-cli.js';

let folder: string;
beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function cli(typed: string, environment: Record<string, string> = {}) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCli(
    typed.split(' '),
    { IEUM_DATA: join(folder, 'data'), INIT_CWD: folder, ...environment },
    { out: (line) => out.push(line), error: (line) => errors.push(line) },
  );
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

test('what the services own is found in their modules, so that nothing is left out of a backup', () => {
  expect(ownedDefinitionsIn(modules).map(({ collection, topic }) => [collection.name, topic])).toEqual(
    expect.arrayContaining([
      ['companies', 'ieum.companies'],
      ['programs', 'ieum.programs'],
    ]),
  );
  expect(new Set(ownedDefinitionsIn(modules).map(({ topic }) => topic)).size).toBe(ownedDefinitionsIn(modules).length);
});

test('and so is what they keep for themselves: every collection that is declared unpublished', async () => {
  const apps = join(__dirname, '..', '..', '..');
  const sources = (await readdir(apps, { recursive: true })).filter((file) => /^\w+\/src\/.*(?<!spec)\.ts$/.test(file));
  const declared = await Promise.all(
    sources.map(async (file) => {
      const text = await readFile(join(apps, file), 'utf8');
      return [...text.matchAll(/name: '([\w-]+)',\s*unpublished: true/g)].map(([, name]) => name);
    }),
  );
  const kept = keptDefinitionsIn(modules).flatMap(({ collections }) => collections.map(({ name }) => name));
  expect(kept.toSorted()).toEqual(declared.flat().sort());
  expect(kept).toContain('ledger');
  expect(keptDefinitionsIn(modules).flatMap(({ settings }) => settings)).toEqual(['notifications-key']);
});

test.each(['', 'bakup x', 'backup', 'backup a b', 'restore', 'restore a --all', 'constructor'])(
  '"%s" is answered with how it is done',
  async (typed) => {
    const { code, errors } = await cli(typed);
    expect(code).toBe(2);
    expect(errors).toContain('npm run ieum -- restore <folder> [--replace]');
  },
);

test('a backup goes where its caller stands, and comes back', async () => {
  expect(await cli('backup kept')).toMatchObject({ code: 0, errors: '', out: expect.stringContaining('companies: 0 kept') as string });
  expect(await cli('restore kept')).toMatchObject({ code: 0, out: expect.stringContaining('programs: 0 put back') as string });
  expect((await readdir(join(folder, 'kept'))).sort()).toEqual(
    expect.arrayContaining(['companies.ndjson', 'ieum.settings.ndjson', 'ledger.ndjson', 'subscriptions.ndjson']),
  );
});

test('what went wrong is one sentence that says what to do', async () => {
  expect(await cli('restore nowhere')).toMatchObject({ code: 1, errors: 'ieum.settings.ndjson: the file is missing' });
  const wrong = await cli('backup kept', { IEUM_DOCUMENTS: 'mongodb://localhost' });
  expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining('IEUM_DOCUMENTS: expects') as string });
});

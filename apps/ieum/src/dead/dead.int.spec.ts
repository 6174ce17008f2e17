import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDocuments } from '#documents';
import { openEvents } from '#events';
import { Recorder, startViews } from '../../../../libs/events/testing/view-app.js';
import { companyCollection } from '../../../companies/src/registry/company.collection.js';
import { runCommand } from './dead.command.js';

const topic = 'ieum.companies';
let folder: string;
let documentsFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-dead-'));
  documentsFile = `file:${join(folder, 'ieum.db')}`;
});

afterEach(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const lines = { out: [] as string[], error: [] as string[] };
  const code = await runCommand(
    args,
    { IEUM_DATA: folder },
    { out: (line) => lines.out.push(line), error: (line) => lines.error.push(line) },
  );
  return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
}

/** Saves and publishes firms, and lets a view fail on them. */
async function setAside(...ids: readonly string[]): Promise<void> {
  const documents = await openDocuments(documentsFile);
  const firms = documents.collection(companyCollection);
  const at = '2024-03-04T09:00:00+09:00';
  for (const id of ids) await firms.put({ id, expectedVersion: 0, state: { name: '가나테크' }, at, by: 'staff' });
  const pending = await firms.pending(10);
  await firms.settle(pending.map(({ document: { id, version }, token }) => ({ id, version, token })));
  await documents.close();
  const refusing = new Recorder({ name: 'matching', topic }, () => {
    throw new RangeError('no such area');
  });
  const app = await startViews(await openEvents('embedded:', { documentsFile }), [refusing]);
  await app.events.publish(
    topic,
    ids.map((key) => ({ key, value: { id: key, version: 1, name: '가나테크' } })),
  );
  while (app.events.views()[0]?.stale !== ids.length) await new Promise((resolve) => setTimeout(resolve, 2));
  await app.close();
}

async function pending(): Promise<readonly string[]> {
  const documents = await openDocuments(documentsFile);
  const ids = (await documents.collection(companyCollection).pending(10)).map(({ document }) => document.id);
  await documents.close();
  return ids;
}

describe('ieum dead', () => {
  it('lists what is set aside with its reason, and no values', async () => {
    await setAside('firm-2', 'firm-1');
    const { code, out } = await run('dead', 'list');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^matching\/ieum\.companies\/firm-1 {2}\S+Z {2}RangeError: no such area$/),
      expect.stringMatching(/^matching\/ieum\.companies\/firm-2 /),
      '2 set aside',
    ]);
  });

  it('says so where nothing is', async () => {
    expect(await run('dead', 'list')).toEqual({ code: 0, out: '0 set aside', error: '' });
  });

  it('shows one, and its value when asked to', async () => {
    await setAside('firm-1');
    const plain = await run('dead', 'show', `matching/${topic}/firm-1`);
    expect(plain.out).toContain('reason: RangeError: no such area');
    expect(plain.out).not.toContain('가나테크');
    expect((await run('dead', 'show', `matching/${topic}/firm-1`, '--value')).out).toContain('"name": "가나테크"');
    expect(await run('dead', 'show', 'matching/x')).toMatchObject({ code: 1, error: 'matching/x: nothing of that name is set aside' });
  });

  it('has the owner publish what is replayed, and no other', async () => {
    await setAside('firm-1', 'firm-2');
    expect(await pending()).toEqual([]);
    const { code, out } = await run('dead', 'replay', `matching/${topic}/firm-2`);
    expect([code, out]).toEqual([0, `matching/${topic}/firm-2: version 1 is published again as soon as its service runs`]);
    expect(await pending()).toEqual(['firm-2']);
    expect((await run('dead', 'replay', '--all')).code).toBe(0);
    expect([...(await pending())].sort()).toEqual(['firm-1', 'firm-2']);
  });

  it('says what it cannot replay, and goes on', async () => {
    await setAside('firm-1');
    const { code, error } = await run('dead', 'replay', `matching/${topic}/firm-9`, `matching/${topic}/firm-1`);
    expect([code, error]).toEqual([1, `matching/${topic}/firm-9: nothing of that name is set aside`]);
    expect(await pending()).toEqual(['firm-1']);
  });

  it.each(['', 'dead', 'dead show', 'dead replay', 'dead list --force', 'dead replay x --all', 'alive list'])(
    'explains itself when it is called "%s"',
    async (line) => {
      const { code, error } = await run(...line.split(' '));
      expect(code).toBe(2);
      expect(error).toContain('ieum dead replay');
    },
  );

  it('names a wrong setting', async () => {
    const lines: string[] = [];
    const code = await runCommand(['dead', 'list'], { IEUM_EVENTS: 'x' }, { out: () => undefined, error: (line) => lines.push(line) });
    expect(code).toBe(1);
    expect(lines.join()).toContain('IEUM_EVENTS');
  });
});

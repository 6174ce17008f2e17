import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDocuments } from '#documents';
import { openEvents } from '#events';
import { Recorder, startViews } from '../../libs/events/testing/view-app.js';

const rounds = 20;

/** Lets a writer run for a while after its first acknowledgement, kills it and returns the last version it acknowledged, by `put f1` and the like. */
async function killedWriter(file: string, round: number): Promise<Map<string, number>> {
  const args = ['--import', join(__dirname, 'register.mjs'), join(__dirname, 'writer.child.ts'), file, String(round)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  // The moment is left to chance on purpose.
  await pause(Math.random() * 150);
  child.kill('SIGKILL');
  const [, signal] = (await closed) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself: ${complaint}`);
  const acknowledged = new Map<string, number>();
  for (const line of output.split('\n').slice(0, -1)) {
    const [what, id, version] = line.split(' ');
    acknowledged.set(`${what} ${id}`, Number(version));
  }
  return acknowledged;
}

describe('a process that is killed while it saves and publishes', () => {
  it(`loses nothing that it acknowledged, ${rounds} times in a row`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ieum-kill-'));
    const file = join(folder, 'ieum.db');
    const acknowledged = new Map<string, number>();
    for (let round = 1; round <= rounds; round += 1)
      for (const [what, version] of await killedWriter(file, round)) acknowledged.set(what, version);

    const documents = await openDocuments(`file:${file}`);
    const firms = documents.collection<{ name: string }>({
      name: 'firms',
      indexes: [{ name: 'name', unique: true, keys: ({ name }) => [name] }],
    });
    const view = new Recorder({ name: 'check', topic: 'ieum.firms' });
    const app = await startViews(await openEvents('embedded:', { documentsFile: `file:${file}` }), [view]);
    await app.events.caughtUp();

    const lost: string[] = [];
    for (const [what, version] of acknowledged) {
      const [kind, id = ''] = what.split(' ');
      const kept = kind === 'put' ? (await firms.get(id))?.version : (view.latest[id] as { version: number } | undefined)?.version;
      // One write may have been made whose acknowledgement did not get out any more.
      if (kept === undefined || kept < version || kept > version + 1) lost.push(`${what}: ${version} acknowledged, ${kept} kept`);
    }
    expect(lost).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(rounds);

    const all = await firms.scan(undefined, 1000);
    for (const { id, version } of all) {
      expect((await firms.find({ where: [{ index: 'name', anyOf: [`${id}@${version}`] }], limit: 2 })).map((each) => each.id)).toEqual([
        id,
      ]);
    }
    const pending = await firms.pending(1000);
    expect(pending.map(({ document, audit }) => [document.id, audit.length]).sort()).toEqual(
      all.map(({ id, version }) => [id, version]).sort(),
    );
    await app.close();
    await documents.close();
    await rm(folder, { recursive: true });
  }, 120_000);
});

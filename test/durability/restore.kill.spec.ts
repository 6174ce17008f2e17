import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Documents, openDocuments } from '#documents';
import { type Events, openEvents } from '#events';
import { takeBackup } from '#service-kit';
import { Recorder, startViews } from '../../libs/events/testing/view-app.js';
import { Relay } from '../../libs/service-kit/src/owned/relay.js';
import { type Firm, firms } from './restored-firms.js';

const kills = 8;
const documentsKept = 3_000;

describe('a restore that is killed', () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const url = () => `file:${path('store.db')}`;

  async function withPorts<R>(use: (documents: Documents, events: Events) => Promise<R>): Promise<R> {
    const documents = await openDocuments(url());
    const events = await openEvents('embedded:', { documentsFile: `file:${path('log.db')}`, healthy: async () => true });
    try {
      return await use(documents, events);
    } finally {
      await events.close();
      await documents.close();
    }
  }

  /** @returns whether it got to its end before it was killed */
  async function restore(killAfterMillis: number | null): Promise<boolean> {
    const args = ['--import', join(__dirname, 'register.mjs'), join(__dirname, 'restore.child.ts'), url(), path('log.db'), path('backup')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const closed = once(child, 'close');
    await Promise.race([once(child.stdout, 'data'), closed]);
    if (killAfterMillis !== null) {
      // The moment is left to chance on purpose.
      await pause(killAfterMillis);
      child.kill('SIGKILL');
    }
    const [code, signal] = (await closed) as [number | null, string | null];
    if (signal === null && code !== 0) throw new Error(complaint);
    return output.includes('done');
  }

  it(`${kills} times in its midst ends, run once more, with readers that agree with the backup`, async () => {
    folder = await mkdtemp(join(tmpdir(), 'ieum-restore-'));
    const id = (index: number) => `f${String(index).padStart(5, '0')}`;
    const save = (states: readonly (readonly [number, number, Firm | null])[]) =>
      withPorts(async (documents, events) => {
        const collection = documents.collection(firms.collection);
        const at = new Date().toISOString();
        await collection.putMany(
          states.map(([index, expectedVersion, state]) => ({ id: id(index), expectedVersion, state, at, by: 'staff' })),
        );
        const relay = new Relay(firms, collection, documents, events, Date.now);
        await relay.idle();
        await relay.stop();
      });
    const all = Array.from({ length: documentsKept }, (_, index) => index);
    await save(all.map((index) => [index, 0, { name: `kept ${index}`, number: String(index) }]));
    await withPorts((documents) => takeBackup(documents, { owned: [firms], kept: [] }, path('backup'), new Date().toISOString()));
    // Every number passes to the next firm, some firms go, others come.
    await save(all.map((index) => [index, 1, { name: `changed ${index}`, number: `x${index}` }]));
    await save(
      all.map((index) => [index, 2, index % 10 === 0 ? null : { name: `changed ${index}`, number: String((index + 1) % documentsKept) }]),
    );
    await save(all.map((index) => [documentsKept + index, 0, { name: `new ${index}`, number: `new ${index}` }]));

    let finished = 0;
    for (let round = 0; round < kills; round += 1) if (await restore(Math.random() * 900)) finished += 1;
    expect(finished).toBeLessThan(kills);
    expect(await restore(null)).toBe(true);

    const view = new Recorder({ name: 'check', topic: firms.topic });
    await withPorts(async (documents, events) => {
      const app = await startViews(events, [view]);
      await events.caughtUp();
      const latest = view.latest as Record<string, { readonly version: number; readonly name?: string; readonly deleted?: true }>;
      const stored = new Map<string, { readonly version: number; readonly state: Firm | null }>();
      const collection = documents.collection(firms.collection);
      for (const document of await collection.scan(undefined, 3 * documentsKept)) stored.set(document.id, document);
      const wrong = all.filter(
        (index) => latest[id(index)]?.name !== `kept ${index}` || stored.get(id(index))?.state?.number !== String(index),
      );
      const undead = all.filter(
        (index) => latest[id(documentsKept + index)]?.deleted !== true || stored.get(id(documentsKept + index))?.state !== null,
      );
      const apart = [...stored].filter(([key, { version }]) => latest[key]?.version !== version).map(([key]) => key);
      expect({ wrong, undead, apart, pending: await collection.pending(1) }).toEqual({ wrong: [], undead: [], apart: [], pending: [] });
      await app.close();
    });
    await rm(folder, { recursive: true });
  }, 180_000);
});

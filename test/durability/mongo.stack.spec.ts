import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CollectionDefinition, openDocuments } from '#documents';
import { startFerret } from '../../tools/stack/ferretdb.server.js';
import { startMongo } from '../../tools/stack/mongo.server.js';
import type { ServerProcess } from '../../tools/stack/server-process.js';
import { Unavailable } from '../../tools/stack/unavailable.js';
import { RacingWriters } from './racing-writers.js';

const kills = 3;
const firms: CollectionDefinition<{ readonly name: string }> = {
  name: 'firms',
  indexes: [{ name: 'name', unique: true, keys: ({ name }) => [name] }],
};

interface Server {
  readonly url: string;
  readonly process: ServerProcess;
  readonly stop: () => Promise<void>;
}

const startMongoServer = async (folder: string): Promise<Server> => {
  const { url, process } = await startMongo(folder);
  return { url, process, stop: () => process.stop() };
};

describe.each([
  ['mongo-java-server', startMongoServer],
  ['FerretDB 1', startFerret],
] as const)('%s that is killed while a service saves', (name, start) => {
  let folder: string;
  let server: Server | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ieum-mongo-kill-'));
    try {
      server = await start(folder);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      console.log(`${name} that is killed: skipped: ${error.message}`);
    }
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  it(`loses nothing that was acknowledged, ${kills} times, and the service goes on by itself`, async () => {
    if (server === null) return;
    const documents = await openDocuments(`${server.url}/ieum`);
    const collection = documents.collection(firms);
    const acknowledged = new Map<string, number>();
    const doubtful = new Set<string>();
    const progress = { saves: 0, stopped: false };

    const write = async () => {
      for (let round = 0; !progress.stopped; round += 1) {
        const id = `f${round % 50}`;
        const expectedVersion = (await collection.get(id).catch(() => null))?.version ?? acknowledged.get(id) ?? 0;
        const change = { id, expectedVersion, state: { name: `${id}@${expectedVersion + 1}` }, at: new Date().toISOString(), by: 'writer' };
        try {
          acknowledged.set(id, (await collection.put(change)).version);
          progress.saves += 1;
        } catch (error) {
          // A write on which nothing was heard may have been made; the next reading tells.
          if (!['StoreUnavailable', 'VersionConflict'].includes((error as Error).name)) throw error;
          doubtful.add(id);
        }
      }
    };
    const writing = write();
    const moreSaves = async (count: number) => {
      const enough = progress.saves + count;
      while (progress.saves < enough) await Promise.race([writing, pause(10)]);
    };
    for (let kill = 0; kill < kills; kill += 1) {
      await moreSaves(60);
      await server.process.kill();
      await server.process.start();
    }
    await moreSaves(20);
    progress.stopped = true;
    await writing;

    const stored = new Map((await collection.scan(undefined, 1000)).map(({ id, version }) => [id, version]));
    const lost = [...acknowledged].filter(([id, version]) => (stored.get(id) ?? 0) < version);
    const invented = [...stored].filter(([id, version]) => version > (acknowledged.get(id) ?? 0) && !doubtful.has(id));
    expect({ lost, invented }).toEqual({ lost: [], invented: [] });
    for (const { document, audit } of await collection.pending(1000)) {
      expect(audit.map(({ version }) => version)).toEqual(Array.from({ length: document.version }, (_, index) => index + 1));
      expect(await collection.count([{ index: 'name', anyOf: [`${document.id}@${document.version}`] }])).toBe(1);
    }
    await documents.close();
  }, 180_000);
});

describe('mongo-java-server that is killed while several connections race', () => {
  let folder: string;
  let server: Server | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ieum-mongo-race-'));
    try {
      server = await startMongoServer(folder);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      console.log(`mongo-java-server that is killed: skipped: ${error.message}`);
    }
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  it.each([1, 2, 3, 4, 5, 6])('has every write that it acknowledged, whole and won by one, round %s', async (time) => {
    if (server === null) return;
    const writers = await RacingWriters.begin(`${server.url}/race${time}`, 6);
    try {
      for (let kill = 0; kill < 2; kill += 1) {
        await writers.goOn(30 + randomInt(40));
        // In the midst of whatever is being written then.
        await pause(randomInt(15));
        await server.process.kill();
        await server.process.start();
      }
      await writers.goOn(10);
      expect(await writers.faults()).toEqual([]);
    } finally {
      await writers.end();
    }
  });
});

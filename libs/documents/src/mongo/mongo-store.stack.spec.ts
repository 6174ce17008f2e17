import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type Model, type mongo, Schema } from 'mongoose';
import { StoreUnavailable } from '../documents.port.js';
import { MongoStore } from './mongo-store.js';

const { MONGODB_URL: server = '' } = process.env;
const describeHere = server === '' ? describe.skip : describe;

/** What the driver keeps to itself and the story needs: its sockets. */
interface Sockets {
  readonly monitor: { readonly connection: { readonly socket: Socket } | null };
  readonly pool: { readonly checkedOut: Iterable<{ readonly socket: Socket }> };
}

/** Cut off, as by a server that has just ended, which the driver learns only at its next turn. */
function cutOff(sockets: Iterable<Socket>): void {
  for (const socket of sockets) socket.destroy();
}

function serverOf(client: mongo.MongoClient): Sockets {
  const { topology } = client as unknown as { topology: { s: { servers: Map<string, Sockets> } } };
  const [first] = topology.s.servers.values();
  if (first === undefined) throw new Error('the driver knows no server');
  return first;
}

describeHere('a store whose driver waits for what cannot come', () => {
  const patience = { heartbeat: 800, held: 10_000, operation: 800 };
  let store: MongoStore;
  let model: Model<{ _id: string }>;
  let client: mongo.MongoClient;

  beforeEach(async () => {
    const url = new URL(`${server.replace(/\/$/, '')}/ieum-test-${randomUUID()}`);
    // A heartbeat every half second, the least there is.
    url.searchParams.set('heartbeatFrequencyMS', '500');
    store = await MongoStore.open(String(url), patience);
    model = store.model('firms', new Schema({ _id: { type: String } }, { versionKey: false }));
    client = model.db.getClient();
  });

  afterEach(async () => {
    await store.run(() => model.db.dropDatabase());
    await store.close();
  });

  const answers = async () => {
    await store.run(() => model.updateOne({ _id: 'a' }, { $set: { _id: 'a' } }, { upsert: true }));
    return store.run(() => model.countDocuments());
  };

  it('answers again after the driver’s watch over the server has stopped for good', async () => {
    const beats: string[] = [];
    const reopened = once(model.db, 'open');
    client.on('serverHeartbeatStarted', () => {
      const { connection } = serverOf(client).monitor;
      if (connection === null || beats.length > 0) return;
      cutOff([connection.socket]);
      beats.push('started');
    });
    client.on('serverHeartbeatFailed', () => beats.push('failed'));
    await reopened;
    expect(beats).toEqual(['started']);
    expect(await answers()).toBe(1);
    expect(model.db.getClient() === client).toBe(false);
  });

  it('gives an operation up that the driver would never end, and the ones that follow are answered', async () => {
    const reopened = once(model.db, 'open');
    client.once('connectionCheckedOut', () => cutOff(Array.from(serverOf(client).pool.checkedOut, ({ socket }) => socket)));
    await expect(store.run(() => model.findById('a').lean())).rejects.toThrow(StoreUnavailable);
    await reopened;
    expect(await answers()).toBe(1);
    expect(model.db.getClient() === client).toBe(false);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type KafkaServer, startKafka } from '../../../../tools/stack/kafka.server.js';
import { Recorder, startViews, type ViewApp } from '../../testing/view-app.js';
import type { Events } from '../events.port.js';
import { KafkaEvents } from './kafka-events.js';
import { readKafkaUrl } from './kafka-settings.js';

const topic = 'ieum.programs';
const state = (key: string, version = 1) => ({ key, value: { id: key, version } });

/** How many timers and connections keep this process from ending. */
const underWay = (): { readonly timers: number; readonly connections: number } => {
  const kinds = process.getActiveResourcesInfo();
  const count = (kind: string) => kinds.filter((each) => each === kind).length;
  return { timers: count('Timeout'), connections: count('TCPSocketWrap') };
};

/** Connections of earlier tests may have ended meanwhile, so there may be less than before. */
const exceeds = (now: ReturnType<typeof underWay>, before: ReturnType<typeof underWay>): boolean =>
  now.timers > before.timers || now.connections > before.connections;

/** On a broker of its own, which it takes away. */
(process.env['KAFKA_URL'] === undefined ? describe.skip : describe)('Kafka that goes away', () => {
  let folder: string;
  let broker: KafkaServer;
  let prefixes = 0;
  let running: { close(): Promise<void> }[];
  let prefix: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ieum-kafka-'));
    broker = await startKafka(join(folder, 'kafka'));
  });

  afterAll(async () => {
    await broker.process.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(() => {
    prefix = `t${(prefixes += 1)}-`;
    running = [];
  });

  afterEach(async () => {
    broker.process.thaw();
    for (const each of running) await each.close();
  });

  const open = (): Events => new KafkaEvents(readKafkaUrl(`${broker.url}?partitions=2&prefix=${prefix}`), { requestMillis: 1500 });
  const start = async (...recorders: readonly Recorder[]): Promise<ViewApp> => {
    const app = await startViews(open(), recorders);
    running.push(app);
    return app;
  };

  it('is waited for, and handlers go on where they were', async () => {
    const view = new Recorder({ name: 'matching', topic });
    const work = new Recorder({ group: 'search', topic });
    const app = await start(view, work);
    await app.events.publish(topic, [state('a'), state('b')]);
    for (const each of [view, work]) await each.until(({ messages }) => messages.length === 2);

    await broker.process.kill();
    await expect(app.events.ping()).rejects.toThrow();
    await expect(app.events.publish(topic, [state('c')])).rejects.toThrow();
    await broker.process.start();

    await app.events.ping();
    await app.events.publish(topic, [state('d')]);
    for (const each of [view, work]) await each.until(({ keys }) => keys.includes('d'));
    // A view that begins again at the start would be given what it has.
    expect(view.keys.filter((key) => key === 'a')).toHaveLength(1);
    expect(app.events.views()).toMatchObject([{ caughtUp: true, stale: 0 }]);
  });

  it('may be absent when a process starts', async () => {
    const events = open();
    await events.publish(topic, [state('a')]);
    await events.close();
    await broker.process.stop();
    const view = new Recorder({ name: 'matching', topic });
    const app = await start(view);
    expect(app.events.views()).toMatchObject([{ caughtUp: false }]);
    await broker.process.start();
    await app.events.caughtUp();
    expect(view.keys).toEqual(['a']);
  });

  it('has kept every record that it acknowledged, also behind one whose acknowledgement was lost', async () => {
    const events = open();
    running.push(events);
    await events.publish(topic, [state('a')]);
    await broker.process.freeze();
    // What is sent now lies in the broker's socket and is read once it is thawed.
    const lost = await events.publish(topic, [state('b')]).catch((error: Error) => error);
    expect(lost).toBeInstanceOf(Error);
    broker.process.thaw();
    for (const key of ['c', 'd', 'e']) await events.publish(topic, [state(key)]);
    const view = new Recorder({ name: 'matching', topic });
    await (await start(view)).events.caughtUp();
    expect(view.keys.filter((key) => key !== 'b').sort()).toEqual(['a', 'c', 'd', 'e']);
  });

  it('does not keep a process from stopping', async () => {
    const view = new Recorder({ name: 'matching', topic });
    const app = await start(view);
    await app.events.caughtUp();
    await broker.process.freeze();
    const began = Date.now();
    await app.close();
    expect(Date.now() - began).toBeLessThan(9000);
  });

  it.each(['frozen', 'gone'] as const)('is not tried again and again by those who were closed while it was %s', async (how) => {
    const before = underWay();
    const app = await start(new Recorder({ name: 'matching', topic }), new Recorder({ group: 'search', topic }));
    await app.events.caughtUp();
    if (how === 'frozen') await broker.process.freeze();
    else await broker.process.kill();
    await expect(app.events.publish(topic, [state('a')])).rejects.toThrow();
    const unanswered = app.events.ping().catch(() => undefined);
    await app.close();
    await unanswered;
    // The client looks at its queues after some milliseconds, once more; what it tries again it tries after up to two seconds.
    for (const end = Date.now() + 500; exceeds(underWay(), before) && Date.now() < end;) await pause(10);
    expect(exceeds(underWay(), before)).toBe(false);
    if (how === 'gone') await broker.process.start();
  });
});

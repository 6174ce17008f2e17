import { deadTopic, type Events, type SetAside, type StateRecord } from '../src/index.js';
import { connectViews, Lines, Recorder, startViews, type ViewApp } from './view-app.js';

/** Somewhere to keep a log, empty at first, that can be opened again and again: each time with nothing remembered but what was published. */
export interface EventsStorage {
  open(): Promise<Events>;
  destroy(): Promise<void>;
}

const topic = 'ieum.programs';
const state = (key: string, version: number, more: object = {}): StateRecord => ({ key, value: { id: key, version, ...more } });
const valueOf = (key: string, version: number) => ({ id: key, version });
const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `p${from + at}`);

/** The definition of the `events` port: every adapter passes it. */
export function describeEvents(name: string, makeStorage: () => Promise<EventsStorage>): void {
  describe(`events: ${name}`, () => {
    let storage: EventsStorage;
    let running: ViewApp[] = [];

    const start = async (recorders: readonly Recorder[], logger?: Lines) => {
      const app = await startViews(await storage.open(), recorders, logger);
      running.push(app);
      return app;
    };
    const stop = async (app: ViewApp) => {
      running = running.filter((each) => each !== app);
      await app.close();
    };
    const recorder = (view = 'matching', of = topic) => new Recorder({ name: view, topic: of });
    const published = async (...records: StateRecord[]) => {
      const events = await storage.open();
      await events.publish(topic, records);
      await events.close();
    };
    const statusOf = (app: ViewApp, view = 'matching') => app.events.views().find((each) => each.view === view);

    beforeEach(async () => {
      storage = await makeStorage();
    });

    afterEach(async () => {
      for (const app of running.splice(0)) await app.close();
      await storage.destroy();
    });

    describe('a view', () => {
      it('reads everything from the start, in batches of at most 500, and says that it has', async () => {
        await published(...keys(0, 1200).map((key) => state(key, 1)));
        const view = recorder();
        const app = await start([view]);
        await app.events.caughtUp();
        expect(view.messages.map((message) => message.key)).toEqual(keys(0, 1200));
        expect(Math.max(...view.offered)).toBeLessThanOrEqual(500);
        expect(view.offered.length).toBeLessThan(100);
        expect(app.events.views()).toEqual([{ view: 'matching', topic, caughtUp: true, handled: 1200, lag: 0, stale: 0 }]);
      });

      it('is given what is published later, in its own process', async () => {
        const view = recorder();
        const app = await start([view]);
        await app.events.caughtUp();
        await app.events.publish(topic, [state('a', 1)]);
        await view.until(({ messages }) => messages.length === 1);
        await app.events.publish(topic, [state('a', 2), state('b', 1)]);
        await view.until(({ messages }) => messages.length === 3);
        expect(view.latest).toEqual({ a: valueOf('a', 2), b: valueOf('b', 1) });
      });

      it('reads its own topic only', async () => {
        const events = await storage.open();
        await events.publish('ieum.companies', [state('c', 1)]);
        await events.publish(topic, [state('p', 1)]);
        await events.publish('ieum.programs-old', [state('o', 1)]);
        await events.close();
        const view = recorder();
        await (await start([view])).events.caughtUp();
        expect(view.messages).toEqual([{ topic, key: 'p', value: valueOf('p', 1), headers: {} }]);
      });

      it('reads everything again at the next start', async () => {
        await published(state('a', 1), state('b', 1));
        for (const _ of ['first', 'second']) {
          const view = recorder();
          const app = await start([view]);
          await app.events.caughtUp();
          expect(view.latest).toEqual({ a: valueOf('a', 1), b: valueOf('b', 1) });
          await stop(app);
        }
      });

      it('is given the last state of each key, whatever compaction spared it', async () => {
        for (const version of [1, 2, 3]) await published(...keys(0, 50).map((key) => state(key, version)));
        const view = recorder();
        await (await start([view])).events.caughtUp();
        expect(view.latest).toEqual(Object.fromEntries(keys(0, 50).map((key) => [key, valueOf(key, 3)])));
      });

      it('is given the states of one key in their order', async () => {
        const view = recorder();
        const app = await start([view]);
        const versions = Array.from({ length: 50 }, (_, at) => at + 1);
        await Promise.all(
          ['a', 'b', 'c'].map(async (key) => {
            for (const version of versions) await app.events.publish(topic, [state(key, version)]);
          }),
        );
        await view.until(({ latest }) => ['a', 'b', 'c'].every((key) => (latest[key] as { version?: number } | undefined)?.version === 50));
        for (const key of ['a', 'b', 'c']) {
          const seen = view.of(key).map((value) => (value as { version: number }).version);
          expect(seen).toEqual([...seen].sort((one, other) => one - other));
        }
      });

      it('is given an old state behind a new one as it stands', async () => {
        await published(state('a', 2), state('a', 1));
        const view = recorder();
        const app = await start([view]);
        await app.events.caughtUp();
        expect(view.latest).toEqual({ a: valueOf('a', 1) });
        await app.events.publish(topic, [state('a', 3)]);
        await view.until(({ latest }) => (latest['a'] as { version: number }).version === 3);
      });

      it('is given a deletion as a state, also after a restart', async () => {
        await published(state('a', 1), state('b', 1), state('a', 2, { deleted: true }));
        const view = recorder();
        await (await start([view])).events.caughtUp();
        expect(view.latest).toEqual({ a: { id: 'a', version: 2, deleted: true }, b: valueOf('b', 1) });
      });

      it('is given null while it runs; a later one finds null or nothing', async () => {
        await published(state('a', 1), state('b', 1));
        const view = recorder();
        const app = await start([view]);
        await app.events.caughtUp();
        await app.events.publish(topic, [{ key: 'a', value: null }]);
        await view.until(({ latest }) => latest['a'] === null);
        await stop(app);
        const later = recorder();
        await (await start([later])).events.caughtUp();
        expect(later.latest['a'] ?? null).toBeNull();
        expect(later.latest['b']).toEqual(valueOf('b', 1));
      });

      it('is named once per topic', async () => {
        const events = await storage.open();
        await expect(connectViews(events, [recorder(), recorder()])).rejects.toThrow('declared twice');
        await events.close();
      });
    });

    describe('what is published', () => {
      it('is durable when publish resolves', async () => {
        const events = await storage.open();
        await Promise.all(keys(0, 20).map((key) => events.publish(topic, [state(key, 1)])));
        await events.close();
        const view = recorder();
        await (await start([view])).events.caughtUp();
        expect(Object.keys(view.latest).sort()).toEqual(keys(0, 20).sort());
      });

      it('arrives as it was handed over: headers, Hangul, odd characters, large and empty values', async () => {
        const value: { id: string; version: number; text: string; list: string[] } = {
          id: 'a',
          version: 1,
          text: '이음 🏭 NUL \0 quote " newline \n half \ud83d',
          list: [],
        };
        const headers = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 이름: '값 \n "' };
        const sent = structuredClone(value);
        const events = await storage.open();
        const publishing = events.publish(topic, [
          { key: 'a', value, headers },
          { key: 'p/x:1 가', value: { id: 'b', version: 1 } },
          { key: 'c', value: '' },
        ]);
        value.list.push('changed meanwhile');
        await publishing;
        await events.close();
        const view = recorder();
        await (await start([view])).events.caughtUp();
        expect(view.messages).toEqual([
          { topic, key: 'a', value: sent, headers },
          { topic, key: 'p/x:1 가', value: { id: 'b', version: 1 }, headers: {} },
          { topic, key: 'c', value: '', headers: {} },
        ]);
      });

      it('may be 200 kB a value', async () => {
        const text = '가'.repeat(70_000);
        await published(...keys(0, 80).map((key) => state(key, 1, { text })));
        const view = recorder();
        await (await start([view])).events.caughtUp();
        expect(Object.keys(view.latest)).toHaveLength(80);
        expect((view.latest['p79'] as { text: string }).text).toBe(text);
      });

      it('may be thousands of records, or none', async () => {
        const events = await storage.open();
        await events.publish(topic, []);
        await events.publish(
          topic,
          keys(0, 5000).map((key) => state(key, 1)),
        );
        await events.close();
        const view = recorder();
        await (await start([view])).events.caughtUp();
        expect(view.messages.map((message) => message.key)).toEqual(keys(0, 5000));
      });

      it('is JSON or null', async () => {
        const events = await storage.open();
        await expect(events.publish(topic, [{ key: 'a', value: undefined }])).rejects.toThrow(TypeError);
        await events.close();
      });
    });

    describe('having caught up', () => {
      it('is so at once where there is nothing, or nobody to read', async () => {
        const events = await storage.open();
        await events.caughtUp();
        await events.close();
        const view = recorder();
        const app = await start([view]);
        await app.events.caughtUp();
        expect(statusOf(app)).toEqual({ view: 'matching', topic, caughtUp: true, handled: 0, lag: 0, stale: 0 });
      });

      it('is not so before the strategy listens', async () => {
        await published(state('a', 1));
        const events = await storage.open();
        const app = await connectViews(events, [recorder()]);
        expect(events.views()).toEqual([{ view: 'matching', topic, caughtUp: false, handled: 0, lag: 1, stale: 0 }]);
        const caughtUp = events.caughtUp();
        await app.listen();
        await caughtUp;
        await app.close();
        await events.close();
      });

      it('means the end seen at the start, whatever is published meanwhile, and what was replaced meanwhile', async () => {
        await published(...keys(0, 1000).map((key) => state(key, 1)));
        const events = await storage.open();
        const view = new Recorder({ name: 'matching', topic }, async () => {
          if (view.offered.length > 1) return;
          expect(events.views()[0]).toMatchObject({ caughtUp: false, handled: 0 });
          // A key that was read, a new one, and the last one before the end: it now lies behind the end and must be waited for all the same.
          await events.publish(topic, [state('p0', 2), state('new', 1), state('p999', 2)]);
        });
        let heldThen: readonly string[] = [];
        const app = await startViews(events, [view]);
        running.push(app);
        await events.caughtUp().then(() => (heldThen = Object.keys(view.latest)));
        expect(keys(0, 1000).filter((key) => !heldThen.includes(key))).toEqual([]);
        await view.until(({ latest }) => (latest['p999'] as { version: number }).version === 2 && 'new' in latest);
      });

      it('stays so', async () => {
        let release: () => void = () => undefined;
        const view = new Recorder({ name: 'matching', topic }, () => new Promise<void>((resolve) => (release = resolve)));
        const app = await start([view]);
        await app.events.caughtUp();
        await app.events.publish(topic, [state('a', 1)]);
        expect(statusOf(app)).toMatchObject({ caughtUp: true, handled: 0, lag: 1 });
        await offered(view, 1);
        release();
        await view.until(({ messages }) => messages.length === 1);
      });

      it('is given up when it is closed before', async () => {
        await published(state('a', 1));
        let release: () => void = () => undefined;
        const view = new Recorder({ name: 'matching', topic }, () => new Promise<void>((resolve) => (release = resolve)));
        const app = await start([view]);
        const caughtUp = app.events.caughtUp();
        await offered(view, 1);
        const stopped = stop(app);
        await expect(caughtUp).rejects.toThrow('closed');
        release();
        await stopped;
      });
    });

    describe('two views', () => {
      it('go their own way, on one topic and under one name on two', async () => {
        await published(state('a', 1));
        let release: () => void = () => undefined;
        const stuck = new Recorder({ name: 'stuck', topic }, () => new Promise<void>((resolve) => (release = resolve)));
        const free = recorder('free');
        const other = recorder('stuck', 'ieum.companies');
        const app = await start([stuck, free, other]);
        await app.events.publish('ieum.companies', [state('c', 1)]);
        await app.events.publish(topic, [state('b', 1)]);
        await free.until(({ latest }) => 'b' in latest);
        await other.until(({ latest }) => 'c' in latest);
        await offered(stuck, 1);
        expect(stuck.batches).toEqual([]);
        release();
        await stuck.until(({ messages }) => messages.length > 0);
      });

      it('do not share a failure', async () => {
        await published(state('a', 1));
        const bad = new Recorder({ name: 'bad', topic }, () => {
          throw new Error('no');
        });
        const good = recorder('good');
        const app = await start([bad, good]);
        await app.events.caughtUp();
        expect(good.messages).toHaveLength(1);
        expect(app.events.views().map(({ view, stale }) => [view, stale])).toEqual([
          ['bad', 1],
          ['good', 0],
        ]);
      });
    });

    describe('a handler that fails', () => {
      const refusing = (...refused: string[]) =>
        new Recorder({ name: 'matching', topic }, (messages) => {
          if (messages.some(({ key, value }) => refused.includes(key) && (value as { fixed?: true }).fixed !== true))
            throw new RangeError('no such area');
        });

      it('is given the batch message by message; what fails alone is set aside and the rest goes on', async () => {
        await published(...keys(0, 700).map((key) => state(key, 1, { phone: '043-123-4567' })));
        const view = refusing('p3', 'p699');
        const dead = recorder('dead', deadTopic);
        const log = new Lines();
        const app = await start([view, dead], log);
        await app.events.caughtUp();
        expect(view.messages.map((message) => message.key)).toEqual(keys(0, 700).filter((key) => key !== 'p3' && key !== 'p699'));
        expect(statusOf(app)).toEqual({ view: 'matching', topic, caughtUp: true, handled: 698, lag: 0, stale: 2 });
        await dead.until(({ messages }) => messages.length === 2);
        const noted = dead.latest[`matching/${topic}/p3`] as SetAside;
        expect(noted).toEqual({ view: 'matching', topic, key: 'p3', reason: 'RangeError: no such area', at: expect.any(String) as string });
        expect(Object.keys(dead.latest)).toEqual([`matching/${topic}/p3`, `matching/${topic}/p699`]);
        expect(log.lines.filter((line) => line.includes('p3') && line.includes(topic) && line.includes('no such area'))).toHaveLength(1);
        expect(JSON.stringify([log.lines, dead.messages])).not.toContain('043-123');
      });

      it('has a key stale until its next message is handled', async () => {
        const view = refusing('a');
        const dead = recorder('dead', deadTopic);
        const app = await start([view, dead]);
        await app.events.publish(topic, [state('a', 1)]);
        await dead.until(({ latest }) => latest[`matching/${topic}/a`] !== undefined);
        expect(statusOf(app)?.stale).toBe(1);
        await app.events.publish(topic, [state('a', 2)]);
        await dead.until(({ messages }) => messages.length === 2);
        expect(statusOf(app)?.stale).toBe(1);
        await app.events.publish(topic, [state('a', 3, { fixed: true })]);
        await dead.until(({ latest }) => latest[`matching/${topic}/a`] === null);
        expect(statusOf(app)).toMatchObject({ stale: 0, handled: 1 });
      });

      it('fails again after a restart, and is forgiven by a handler that was mended', async () => {
        await published(state('a', 1), state('b', 1));
        for (const _ of ['first', 'second']) {
          const app = await start([refusing('a')]);
          await app.events.caughtUp();
          expect(statusOf(app)).toMatchObject({ stale: 1, handled: 1 });
          await stop(app);
        }
        const dead = recorder('dead', deadTopic);
        const app = await start([recorder(), dead]);
        await app.events.caughtUp();
        expect(statusOf(app)).toMatchObject({ stale: 0, handled: 2 });
        await dead.until(({ latest }) => (latest[`matching/${topic}/a`] ?? null) === null);
        await stop(app);
        const later = recorder('dead', deadTopic);
        await (await start([later])).events.caughtUp();
        expect(later.latest[`matching/${topic}/a`] ?? null).toBeNull();
      });

      it('sets nothing aside that goes well alone', async () => {
        await published(...keys(0, 3).map((key) => state(key, 1)));
        const view = new Recorder({ name: 'matching', topic }, (messages) => {
          if (messages.length > 1) throw new Error('too much at once');
        });
        const app = await start([view]);
        await app.events.caughtUp();
        expect(view.messages.map((message) => message.key)).toEqual(keys(0, 3));
        expect(statusOf(app)).toMatchObject({ handled: 3, stale: 0 });
      });

      it('does not feed on its own failures', async () => {
        await published(state('a', 1));
        const views = () => [
          refusing('a'),
          new Recorder({ name: 'dead', topic: deadTopic }, () => {
            throw new Error('no');
          }),
        ];
        const first = await start(views());
        await first.events.caughtUp();
        await stop(first);
        const second = await start(views());
        await second.events.caughtUp();
        expect(statusOf(second, 'dead')?.stale).toBe(1);
        await stop(second);
        const reader = recorder('reader', deadTopic);
        await (await start([reader])).events.caughtUp();
        expect(Object.keys(reader.latest)).toEqual([`matching/${topic}/a`]);
      });
    });

    describe('closing', () => {
      it('lets the batch in hand be finished and delivers no other', async () => {
        await published(...keys(0, 1200).map((key) => state(key, 1)));
        let release: () => void = () => undefined;
        const view = new Recorder({ name: 'matching', topic }, () => new Promise<void>((resolve) => (release = resolve)));
        const app = await start([view]);
        await offered(view, 1);
        const stopped = stop(app);
        release();
        await stopped;
        expect(view.batches).toHaveLength(1);
        expect(view.offered).toHaveLength(1);
      });

      it('ends pings and publications, and may be repeated', async () => {
        const events = await storage.open();
        await events.ping();
        await events.close();
        await events.close();
        await expect(events.ping()).rejects.toThrow();
        await expect(events.publish(topic, [state('a', 1)])).rejects.toThrow();
      });
    });
  });
}

/** Resolves when the handler has been given so many batches, whether or not it is done with them. */
async function offered(recorder: Recorder, count: number): Promise<void> {
  while (recorder.offered.length < count) await new Promise((resolve) => setImmediate(resolve));
}

import { deadTopic, type Events, type Healthy, type SetAside, type StateRecord } from '../src/index.js';
import { connectViews, Lines, Recorder, startViews, type ViewApp } from './view-app.js';

/** Somewhere to keep a log, empty at first, that can be opened again and again: each time with nothing remembered but what was published. */
export interface EventsStorage {
  open(options?: { readonly healthy?: Healthy }): Promise<Events>;
  destroy(): Promise<void>;
}

const topic = 'ieum.programs';
const state = (key: string, version: number, more: object = {}): StateRecord => ({ key, value: { id: key, version, ...more } });
const valueOf = (key: string, version: number) => ({ id: key, version });
const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `p${from + at}`);
const sorted = (list: readonly string[]) => [...list].sort();

/** The definition of the `events` port: every adapter passes it. */
export function describeEvents(name: string, makeStorage: () => Promise<EventsStorage>): void {
  describe(`events: ${name}`, () => {
    let storage: EventsStorage;
    let running: ViewApp[] = [];

    const start = async (recorders: readonly Recorder[], logger?: Lines, healthy?: Healthy) => {
      const app = await startViews(await storage.open({ healthy }), recorders, logger);
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
    const workOf = (app: ViewApp) => app.events.works()[0];
    const worker = (react?: ConstructorParameters<typeof Recorder>[1]) => new Recorder({ group: 'search', topic }, react);

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
        expect(sorted(view.keys)).toEqual(sorted(keys(0, 1200)));
        expect(Math.max(...view.offered)).toBeLessThanOrEqual(500);
        expect(view.offered.length).toBeLessThan(100);
        expect(app.events.views()).toEqual([
          { view: 'matching', topic, caughtUp: true, handled: 1200, position: 1200, lag: 0, stale: 0, setAside: 0, paused: false },
        ]);
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

      it('stands where every view does that has read as much, also after a restart, and further on with each message', async () => {
        await published(...keys(0, 10).map((key) => state(key, 1)), state('p3', 2));
        const app = await start([recorder('one'), recorder('two')]);
        await app.events.caughtUp();
        const [one, two] = app.events.views().map(({ position }) => position);
        expect(one).toBe(two);
        await stop(app);
        const later = recorder('one');
        const again = await start([later]);
        await again.events.caughtUp();
        expect(statusOf(again, 'one')?.position).toBe(one);
        await again.events.publish(topic, [state('p0', 2)]);
        await later.until(({ latest }) => (latest['p0'] as { version: number }).version === 2);
        await settled(() => statusOf(again, 'one')?.lag === 0);
        expect(statusOf(again, 'one')?.position).toBe(Number(one) + 1);
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
          const seen = view.valuesOf(key).map((value) => (value as { version: number }).version);
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
        const byKey = Object.fromEntries(view.messages.map((message) => [message.key, message]));
        expect(byKey).toEqual({
          a: { topic, key: 'a', value: sent, headers },
          'p/x:1 가': { topic, key: 'p/x:1 가', value: { id: 'b', version: 1 }, headers: {} },
          c: { topic, key: 'c', value: '', headers: {} },
        });
        expect(view.messages).toHaveLength(3);
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
        expect(sorted(view.keys)).toEqual(sorted(keys(0, 5000)));
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
        expect(statusOf(app)).toEqual({
          view: 'matching',
          topic,
          caughtUp: true,
          handled: 0,
          position: 0,
          lag: 0,
          stale: 0,
          setAside: 0,
          paused: false,
        });
      });

      it('is not so before the strategy listens', async () => {
        await published(state('a', 1));
        const events = await storage.open();
        const app = await connectViews(events, [recorder()]);
        expect(events.views()).toEqual([
          { view: 'matching', topic, caughtUp: false, handled: 0, position: 0, lag: 0, stale: 0, setAside: 0, paused: false },
        ]);
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
        await offered(view, 1);
        expect(statusOf(app)).toMatchObject({ caughtUp: true, handled: 0, lag: 1 });
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
        expect(sorted(view.keys)).toEqual(sorted(keys(0, 700).filter((key) => key !== 'p3' && key !== 'p699')));
        expect(statusOf(app)).toEqual({
          view: 'matching',
          topic,
          caughtUp: true,
          handled: 698,
          position: 700,
          lag: 0,
          stale: 2,
          setAside: 2,
          paused: false,
        });
        await dead.until(({ messages }) => messages.length === 2);
        const noted = dead.latest[`matching/${topic}/p3`] as SetAside;
        expect(noted).toEqual({ view: 'matching', topic, key: 'p3', reason: 'RangeError: no such area', at: expect.any(String) as string });
        expect(sorted(Object.keys(dead.latest))).toEqual([`matching/${topic}/p3`, `matching/${topic}/p699`]);
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
        expect(sorted(view.keys)).toEqual(keys(0, 3));
        expect(statusOf(app)).toMatchObject({ handled: 3, stale: 0 });
      });

      it('has the trace of what it failed on noted', async () => {
        const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
        await published({ ...state('a', 1), headers: { traceparent, other: 'x' } });
        const dead = recorder('dead', deadTopic);
        await start([refusing('a'), dead]);
        await dead.until(({ messages }) => messages.length === 1);
        expect(dead.messages[0]?.headers).toEqual({ traceparent });
      });

      it('is not held against a message while the process stops', async () => {
        await published(state('a', 1));
        let fail: () => void = () => undefined;
        const view = new Recorder(
          { name: 'matching', topic },
          () => new Promise<void>((_, reject) => (fail = () => reject(new Error('no')))),
        );
        const app = await start([view]);
        await offered(view, 1);
        const stopped = stop(app);
        fail();
        await stopped;
        expect(statusOf(app)).toMatchObject({ handled: 0, stale: 0 });
        const dead = recorder('dead', deadTopic);
        await (await start([dead])).events.caughtUp();
        expect(dead.messages).toEqual([]);
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

    describe('while a port is down', () => {
      /** Ports that are down at first, and what a handler does that needs them. */
      const outage = () => {
        const ports = { down: true, asked: 0 };
        const healthy = async () => {
          ports.asked += 1;
          return !ports.down;
        };
        const need = () => {
          if (ports.down) throw new Error('the store does not answer');
        };
        return { ports, healthy, need };
      };
      const asked = async (ports: { readonly asked: number }, times: number) => {
        await settled(() => ports.asked >= times);
      };

      it.each([
        ['a view', { name: 'matching', topic }],
        ['work', { group: 'search', topic }],
      ])('%s waits, and nothing is set aside or lost', async (_, of) => {
        await published(...keys(0, 20).map((key) => state(key, 1)));
        const { ports, healthy, need } = outage();
        const handler = new Recorder(of, need);
        const dead = recorder('dead', deadTopic);
        const app = await start([handler, dead], undefined, healthy);
        const status = () => ('name' in of ? statusOf(app) : workOf(app));
        await asked(ports, 3);
        expect(handler.messages).toEqual([]);
        expect(status()).toMatchObject({ paused: true, handled: 0, stale: 0 });
        ports.down = false;
        await handler.until(({ messages }) => messages.length >= 20);
        expect(sorted(handler.keys)).toEqual(sorted(keys(0, 20)));
        await settled(() => status()?.handled === 20);
        expect(status()).toMatchObject({ paused: false, handled: 20, stale: 0 });
        expect(dead.messages).toEqual([]);
      });

      it('what failed because of it is not set aside, what fails without it is', async () => {
        await published(state('bad', 1), state('good', 1));
        const { ports, healthy, need } = outage();
        const view = new Recorder({ name: 'matching', topic }, (messages) => {
          need();
          if (messages.some(({ key }) => key === 'bad')) throw new RangeError('no such area');
        });
        const app = await start([view], undefined, healthy);
        await asked(ports, 2);
        expect(statusOf(app)).toMatchObject({ paused: true, stale: 0 });
        ports.down = false;
        await app.events.caughtUp();
        expect(view.keys).toEqual(['good']);
        expect(statusOf(app)).toMatchObject({ paused: false, handled: 1, stale: 1 });
      });

      it('it can be stopped, and goes on later', async () => {
        await published(state('a', 1));
        const { ports, healthy, need } = outage();
        const app = await start([worker(need)], undefined, healthy);
        await asked(ports, 2);
        await stop(app);
        const later = worker();
        await start([later]);
        await later.until(({ messages }) => messages.length === 1);
      });
    });

    describe('work', () => {
      it('is done from the start, and as it comes', async () => {
        await published(...keys(0, 1200).map((key) => state(key, 1)));
        const work = worker();
        const app = await start([work]);
        await work.until(({ messages }) => messages.length === 1200);
        await app.events.publish(topic, [state('new', 1), { key: 'p0', value: null }]);
        await work.until(({ messages }) => messages.length === 1202);
        expect(sorted(work.keys.slice(0, 1200))).toEqual(sorted(keys(0, 1200)));
        expect(work.latest).toMatchObject({ new: valueOf('new', 1), p0: null });
        expect(Math.max(...work.offered)).toBeLessThanOrEqual(500);
        await settled(() => workOf(app)?.lag === 0);
        expect(app.events.works()).toEqual([{ group: 'search', topic, handled: 1202, lag: 0, stale: 0, setAside: 0, paused: false }]);
        expect(app.events.views()).toEqual([]);
        await app.events.caughtUp();
      });

      it('counts what earlier runs set aside, and another instance handles since', async () => {
        await published(state('a', 1));
        const refusing = worker(() => {
          throw new RangeError('no such area');
        });
        const dead = recorder('dead', deadTopic);
        const first = await start([refusing, dead]);
        await dead.until(({ messages }) => messages.length === 1);
        await settled(() => workOf(first)?.lag === 0);
        expect(workOf(first)).toMatchObject({ handled: 0, stale: 1, setAside: 1 });
        await stop(first);
        const work = worker();
        const app = await start([work]);
        // What was set aside is behind it: it is not stale by anything that this run did, and yet waits for its next message.
        await settled(() => workOf(app)?.setAside === 1);
        expect(workOf(app)).toMatchObject({ handled: 0, stale: 0 });
        await app.events.publish(topic, [state('a', 2)]);
        await settled(() => workOf(app)?.setAside === 0);
        expect(work.latest).toEqual({ a: valueOf('a', 2) });
      });

      it('goes on at the next start behind what was handled', async () => {
        await published(...keys(0, 10).map((key) => state(key, 1)));
        const before = worker();
        const first = await start([before]);
        await before.until(({ messages }) => messages.length === 10);
        await stop(first);
        await published(state('later', 1), { key: 'p0', value: null });
        const after = worker();
        await start([after]);
        await after.until(({ messages }) => messages.length === 2);
        expect(after.latest).toEqual({ later: valueOf('later', 1), p0: null });
      });

      it('is delivered again where an instance went down in the middle of it', async () => {
        await published(...keys(0, 3).map((key) => state(key, 1)));
        let fail: () => void = () => undefined;
        const before = worker(() => new Promise<void>((_, reject) => (fail = () => reject(new Error('gone')))));
        const first = await start([before]);
        await offered(before, 1);
        const stopped = stop(first);
        fail();
        await stopped;
        const after = worker();
        await start([after]);
        await after.until(({ latest }) => Object.keys(latest).length === 3);
      });

      it('is given the states of one key in their order', async () => {
        const work = worker();
        const app = await start([work]);
        for (let version = 1; version <= 30; version += 1) await app.events.publish(topic, [state('a', version), state('b', version)]);
        await work.until(({ latest }) => ['a', 'b'].every((key) => (latest[key] as { version?: number } | undefined)?.version === 30));
        for (const key of ['a', 'b']) {
          const seen = work.valuesOf(key).map((value) => (value as { version: number }).version);
          expect(seen).toEqual([...seen].sort((one, other) => one - other));
        }
      });

      it('sets aside what fails, goes on behind it, and takes it back once it is handled', async () => {
        await published(...keys(0, 5).map((key) => state(key, 1)));
        const dead = recorder('dead', deadTopic);
        const refuse = worker((messages) => {
          if (messages.some(({ key }) => key === 'p2')) throw new RangeError('no such area');
        });
        const first = await start([refuse, dead]);
        await refuse.until(({ messages }) => messages.length === 4);
        await dead.until(({ messages }) => messages.length === 1);
        expect(dead.latest[`search/${topic}/p2`]).toMatchObject({ view: 'search', topic, key: 'p2', reason: 'RangeError: no such area' });
        await settled(() => workOf(first)?.stale === 1 && workOf(first)?.lag === 0);
        await stop(first);
        // The position is behind it: only the owner's publishing it again brings it back.
        const mended = worker();
        const later = recorder('dead', deadTopic);
        const second = await start([mended, later]);
        await second.events.publish(topic, [state('p2', 1)]);
        await mended.until(({ keys }) => keys.includes('p2'));
        await later.until(({ latest }) => (latest[`search/${topic}/p2`] ?? null) === null);
        expect(mended.keys).toEqual(['p2']);
      });

      it('is shared by the instances of a group, and not with another group', async () => {
        const [one, other] = [worker(), worker()];
        const alone = new Recorder({ group: 'mail', topic });
        const app = await start([one, alone]);
        await start([other]);
        let last = 0;
        // Until both have joined one may have all of it.
        while (one.messages.length === 0 || other.messages.length === 0) {
          const [from, to] = [last, (last += 100)];
          await app.events.publish(
            topic,
            keys(from, to).map((key) => state(key, 1)),
          );
          await settled(() => new Set([...one.keys, ...other.keys]).size === to);
        }
        const seen = [one.messages.length, other.messages.length];
        const more = keys(last, last + 1200);
        await app.events.publish(
          topic,
          more.map((key) => state(key, 1)),
        );
        await settled(() => new Set([...one.keys, ...other.keys]).size === last + more.length);
        const [mine, theirs] = [one.keys.slice(seen[0]), other.keys.slice(seen[1])];
        expect(sorted([...mine, ...theirs])).toEqual(sorted(more));
        expect(Math.min(mine.length, theirs.length)).toBeGreaterThan(0);
        await alone.until(({ messages }) => messages.length >= last + more.length);
      });

      it('is taken over by the others when an instance goes', async () => {
        const [one, other] = [worker(), worker()];
        const first = await start([one]);
        const second = await start([other]);
        await first.events.publish(
          topic,
          keys(0, 50).map((key) => state(key, 1)),
        );
        await settled(() => new Set([...one.keys, ...other.keys]).size === 50);
        await stop(first);
        await second.events.publish(
          topic,
          keys(50, 100).map((key) => state(key, 1)),
        );
        await settled(() => keys(50, 100).every((key) => other.keys.includes(key)));
      });

      it('is named once per topic', async () => {
        const events = await storage.open();
        await expect(connectViews(events, [worker(), worker()])).rejects.toThrow('declared twice');
        await events.close();
        const again = await storage.open();
        await expect(connectViews(again, [worker(), recorder('search')])).rejects.toThrow('declared twice');
        await again.close();
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
  await settled(() => recorder.offered.length >= count);
}

/** Resolves when something has come true that nobody announces. */
async function settled(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

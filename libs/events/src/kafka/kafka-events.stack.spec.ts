import { ConfigResourceTypes, Partitioners } from 'kafkajs';
import { describeEvents } from '../../testing/events.contract.js';
import { type KafkaStorage, kafkaStorage } from '../../testing/kafka-storage.js';
import { Recorder, startViews, type ViewApp } from '../../testing/view-app.js';
import { deadTopic, type SetAside } from '../events.port.js';
import { openEvents } from '../open-events.js';
import { KafkaEvents } from './kafka-events.js';
import { readKafkaUrl } from './kafka-settings.js';

const address = process.env['KAFKA_URL'] ?? '';
const topic = 'ieum.programs';
const state = (key: string, version: number) => ({ key, value: { id: key, version } });

(address === '' ? describe.skip : describe)('events on Kafka', () => {
  describeEvents('Kafka, three partitions', () => kafkaStorage(address, 3));

  let storage: KafkaStorage;
  const running: ViewApp[] = [];
  const name = () => `${storage.prefix}${topic}`;
  const start = async (...recorders: readonly Recorder[]) => {
    const app = await startViews(await storage.open(), recorders);
    running.push(app);
    return app;
  };
  const recorder = () => new Recorder({ name: 'matching', topic });

  beforeEach(async () => {
    storage = await kafkaStorage(address, 2);
  });

  afterEach(async () => {
    for (const app of running.splice(0)) await app.close();
    await storage.destroy();
  });

  describe('a topic', () => {
    const publish = async (url: string) => {
      const events = await openEvents(url, { documentsFile: 'file::memory:' });
      try {
        await events.publish(topic, [state('a', 1)]);
      } finally {
        await events.close();
      }
    };

    it('is made compacted, with the partitions that were stated', async () => {
      await publish(storage.url);
      const { topics } = await storage.admin.fetchTopicMetadata({ topics: [name()] });
      expect(topics[0]?.partitions).toHaveLength(2);
      const { resources } = await storage.admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: ConfigResourceTypes.TOPIC, name: name() }],
      });
      const configured = Object.fromEntries(resources[0]?.configEntries.map((entry) => [entry.configName, entry.configValue]) ?? []);
      expect(configured).toMatchObject({
        'cleanup.policy': 'compact',
        'max.compaction.lag.ms': '86400000',
        'min.compaction.lag.ms': '3600000',
        'segment.ms': '21600000',
      });
    });

    it('is refused with other partitions than stated, by whoever publishes and whoever reads', async () => {
      await publish(storage.url);
      const other = storage.url.replace('partitions=2', 'partitions=5');
      await expect(publish(other)).rejects.toThrow('has 2 partitions, not 5');
      const app = await startViews(await openEvents(other, { documentsFile: 'file::memory:' }), [recorder()]);
      running.push(app);
      await expect(app.events.caughtUp()).rejects.toThrow('has 2 partitions, not 5');
    });

    it('is taken as it is where none are stated', async () => {
      await publish(storage.url);
      await publish(storage.url.replace('partitions=2&', ''));
    });

    it('is refused where it would lose states', async () => {
      await storage.admin.createTopics({ topics: [{ topic: name(), numPartitions: 2 }] });
      await expect(publish(storage.url)).rejects.toThrow('cleanup.policy=delete');
    });
  });

  describe('a view', () => {
    it('leaves no group behind', async () => {
      const view = recorder();
      const app = await start(view);
      await app.events.publish(topic, [state('a', 1)]);
      await view.until(({ messages }) => messages.length === 1);
      const groups = async () => (await storage.admin.listGroups()).groups.filter(({ groupId }) => groupId.startsWith(storage.prefix));
      expect(await groups()).not.toEqual([]);
      await running.pop()?.close();
      expect(await groups()).toEqual([]);
    });

    it('catches up where the end is no message but the mark of a transaction', async () => {
      const events = await storage.open();
      await events.publish(topic, [state('a', 1)]);
      await events.close();
      const producer = storage.kafka.producer({
        transactionalId: `${storage.prefix}foreign`,
        idempotent: true,
        maxInFlightRequests: 1,
        createPartitioner: Partitioners.DefaultPartitioner,
      });
      await producer.connect();
      for (const end of ['commit', 'abort'] as const) {
        const transaction = await producer.transaction();
        const messages = [0, 1].map((partition) => ({ partition, key: `${end}${partition}`, value: '{"version":1}' }));
        await transaction.send({ topic: name(), messages });
        await transaction[end]();
      }
      await producer.disconnect();
      const view = recorder();
      const app = await start(view);
      await app.events.caughtUp();
      expect([...view.keys].sort()).toEqual(['a', 'commit0', 'commit1']);
      expect(app.events.views()).toMatchObject([{ caughtUp: true, lag: 0, handled: 3 }]);
    });

    it('finds the last state of each key where compaction has left gaps', async () => {
      const events = await storage.open();
      await events.publish(topic, [state('first', 1)]);
      await storage.admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: name(),
            configEntries: Object.entries({
              'cleanup.policy': 'compact',
              'min.compaction.lag.ms': '0',
              'max.compaction.lag.ms': '1',
              'segment.ms': '1',
              'min.cleanable.dirty.ratio': '0.01',
              'delete.retention.ms': '0',
            }).map(([key, value]) => ({ name: key, value })),
          },
        ],
      });
      const low = async () => (await count()) < 300;
      const count = async () => {
        const view = recorder();
        const app = await startViews(await storage.open(), [view]);
        await app.events.caughtUp();
        await app.close();
        return view.messages.length;
      };
      const keys = Array.from({ length: 50 }, (_, at) => `k${at}`);
      for (let version = 1; version <= 20; version += 1)
        await events.publish(
          topic,
          keys.map((key) => state(key, version)),
        );
      await events.publish(topic, [{ key: 'k0', value: null }, state('last', 1)]);
      // The active segment is never compacted, so a record more may be needed to close it.
      while (!(await low())) await events.publish(topic, [state('last', 1), state('k1', 20)]);
      await events.close();
      const view = recorder();
      await (await start(view)).events.caughtUp();
      const { k0, ...others } = view.latest;
      expect(k0 ?? null).toBeNull();
      expect(Object.keys(others).sort()).toEqual([...keys.slice(1), 'first', 'last'].sort());
      expect(keys.slice(1).map((key) => (others[key] as { version: number }).version)).toEqual(keys.slice(1).map(() => 20));
    });

    it('sets aside what others have put on its topic and nobody can read', async () => {
      const events = await storage.open();
      await events.publish(topic, [state('a', 1)]);
      const producer = storage.kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
      await producer.connect();
      const values = [
        { key: 'bad', value: '043-123-4567 is no JSON' },
        { key: 'b', value: '{"id":"b","version":1}' },
      ];
      await producer.send({ topic: name(), messages: values.map((each) => ({ ...each, partition: 0 })) });
      await producer.disconnect();
      await events.close();
      const view = recorder();
      const dead = new Recorder({ name: 'dead', topic: deadTopic });
      const app = await start(view, dead);
      await app.events.caughtUp();
      expect([...view.keys].sort()).toEqual(['a', 'b']);
      await dead.until(({ messages }) => messages.length === 1);
      expect((dead.latest[`matching/${topic}/bad`] as SetAside).reason).toBe('the value is no JSON');
    });
  });

  it('leaves a slow handler its partitions, beyond the time after which a silent member is given up', async () => {
    const sessionMillis = 6000;
    const work = new Recorder({ group: 'slow', topic }, () => new Promise((resolve) => setTimeout(resolve, sessionMillis * 1.5)));
    const other = new Recorder({ group: 'slow', topic });
    const events = new KafkaEvents(readKafkaUrl(storage.url), { sessionMillis });
    running.push(await startViews(events, [work]));
    await events.publish(topic, [state('a', 1)]);
    await work.until(({ messages }) => messages.length === 1);
    await running.pop()?.close();
    await start(other);
    const later = await storage.open();
    await later.publish(topic, [state('c', 1)]);
    await later.close();
    await other.until(({ keys }) => keys.includes('c'));
    // Had it lost them, its position would not have been kept.
    expect(work.offered).toEqual([1]);
    expect(other.keys).toEqual(['c']);
  });

  it('refuses what is too large and keeps what was published with it', async () => {
    const events = await storage.open();
    const huge = { key: 'huge', value: { id: 'huge', version: 1, text: 'x'.repeat(5_000_000) } };
    const outcomes = await Promise.allSettled([state('a', 1), huge, state('b', 1)].map((record) => events.publish(topic, [record])));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await events.publish(topic, [state('c', 1)]);
    await events.close();
    const view = recorder();
    await (await start(view)).events.caughtUp();
    expect([...view.keys].sort()).toEqual(['a', 'b', 'c']);
  });
});

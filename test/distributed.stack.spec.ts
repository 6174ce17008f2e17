import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaStorage, type KafkaStorage } from '../libs/events/testing/kafka-storage.js';
import { Recorder, startViews } from '../libs/events/testing/view-app.js';
import { runCommand } from '../apps/ieum/src/dead/dead.command.js';
import { Api } from './support/api.js';
import { businessNumber } from './support/business-numbers.js';
import { type RunningServer, startServer, temporaryFolder } from './support/server.js';

const address = process.env['KAFKA_URL'] ?? '';
const topic = 'ieum.companies';
const profile = { sites: [{ kind: 'head', area: '43130' }], industries: ['28202'], employees: 23 };

/** Each service in a process of its own, over Kafka; `npm run build` comes before. */
(address === '' ? describe.skip : describe)('services that only share topics', () => {
  const folder = temporaryFolder();
  let storage: KafkaStorage;
  const running = new Map<string, RunningServer>();

  const environment = () => ({
    IEUM_EVENTS: storage.url,
    IEUM_STAFF_KEY: 'the-key-of-this-test',
    IEUM_CLOCK: '2024-03-04T09:00:00+09:00',
  });
  const folderOf = (name: string) => join(folder.path, name);
  const start = async (name: string, app: string) => {
    mkdirSync(folderOf(name), { recursive: true });
    const server = await startServer(folderOf(name), environment(), app);
    running.set(name, server);
    return new Api(server);
  };
  const register = async (companies: Api, at: number) => {
    const body = { name: '시험전지', businessNumber: businessNumber(at), ...profile };
    return (await companies.post<{ id: string; version: number }>('/api/companies', body)).body;
  };
  const matchesOf = (matching: Api, { id, version }: { readonly id: string; readonly version: number }) =>
    matching.get<{ items: { program: { id: string } }[] }>(`/api/companies/${id}/matches?atLeast=${version}&pageSize=100`);

  beforeAll(async () => {
    storage = await kafkaStorage(address, 3);
  });

  afterAll(async () => {
    await Promise.all([...running.values()].map((server) => server.stop()));
    await storage.destroy();
    folder.remove();
  }, 60_000);

  it('answer the same from every instance, also from one that was killed and one that came later', async () => {
    const companies = await start('companies', 'companies');
    await start('programs', 'programs');
    const one = await start('matching-1', 'matching');
    const first = await register(companies, 1);
    const answer = await matchesOf(one, first);
    expect(answer.status).toBe(200);
    expect(answer.body.items.map(({ program }) => program.id)).toContain('chungju-battery-elevator');

    await running.get('matching-1')?.kill();
    const second = await register(companies, 2);
    const other = await start('matching-2', 'matching');
    const again = await start('matching-1', 'matching');
    for (const firm of [first, second]) {
      const answers = [await matchesOf(other, firm), await matchesOf(again, firm)];
      for (const { status, body } of answers) expect([status, body]).toEqual([200, answer.body]);
    }
    expect((await again.anonymous.get<{ status: string }>('/health/ready')).body.status).toBe('ready');
  }, 120_000);

  it('have what was set aside published again by its owner, who puts the topic right too', async () => {
    const companies = new Api(running.get('companies') as RunningServer);
    const { id, version } = await register(companies, 3);
    const refusing = new Recorder({ group: 'test', topic }, (messages) => {
      if (messages.some(({ key }) => key === id)) throw new RangeError('no such area');
    });
    const before = await startViews(await storage.open(), [refusing]);
    while (before.events.works()[0]?.stale !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await before.close();

    const lines: string[] = [];
    const run = (...args: readonly string[]) =>
      runCommand(
        args,
        { ...environment(), IEUM_DATA: folderOf('companies') },
        { out: (line) => lines.push(line), error: (line) => lines.push(line) },
      );
    const entry = `test/${topic}/${id}`;
    // Documents in a file belong to one process: the command waits its turn.
    await running.get('companies')?.stop();
    expect(await run('dead', 'list')).toBe(0);
    expect(lines.join('\n')).toContain(`${entry}  `);
    expect(await run('dead', 'replay', entry)).toBe(0);

    const mended = new Recorder({ group: 'test', topic });
    const dead = new Recorder({ name: 'dead', topic: 'ieum.dead' });
    const after = await startViews(await storage.open(), [mended, dead]);
    await start('companies', 'companies');
    await mended.until(({ latest }) => (latest[id] as { version?: number } | undefined)?.version === version);
    await dead.until(({ latest }) => (latest[entry] ?? null) === null);

    // An old state behind the newer one is what compaction would keep.
    await after.events.publish(topic, [{ key: id, value: { id, version: 0 } }]);
    await mended.until((recorder) => {
      const versions = recorder.valuesOf(id).map((value) => (value as { version: number }).version);
      return versions.includes(0) && versions.at(-1) === version;
    });
    await after.close();
  }, 120_000);
});

import { topics } from '#contracts';
import type { Cluster } from './cluster.js';
import { lastOf, type RawTopics, versionIn } from './raw-topics.js';
import { hasHeard } from './has-heard.js';
import type { Served } from './served.js';
import type { History } from './story/deeds.js';
import { until } from '../support/until.js';

/** Metrics that are 0 where nothing is under way. */
const zeroWhenQuiet: ReadonlySet<string> = new Set([
  'ieum_view_lag',
  'ieum_view_stale',
  'ieum_view_paused',
  'ieum_work_lag',
  'ieum_work_stale',
  'ieum_work_paused',
  'ieum_relay_backlog',
  'ieum_relay_failing',
]);

/**
 * Resolves when all that was acknowledged has arrived: on the topics, in every copy and in every index, with nothing waiting and nothing set
 * aside. @throws NotInTime, with what is missing
 */
export async function quiet(cluster: Cluster, topics: RawTopics, history: History): Promise<void> {
  await cluster.healthy();
  await until('the topics end with what was acknowledged', () => wrongOnTopics(topics, history));
  for (const matching of cluster.of('matching')) await hasHeard(matching, [...history.firms.values(), ...history.programs.values()]);
  await until('nothing is under way', async () => {
    const busy = await Promise.all(cluster.services.map(busyWith));
    return busy.find((each) => each !== null) ?? null;
  });
}

async function busyWith(service: Served): Promise<string | null> {
  const samples = await service.metrics();
  if (samples === null) return `${service.name} does not answer`;
  const busy = samples.find(({ name, value }) => zeroWhenQuiet.has(name) && value !== 0);
  return busy === undefined ? null : `${service.name}: ${busy.name}${busy.labels} is ${busy.value}`;
}

/** What a consumer that begins now would end up with is what matters, so the last record of each key. */
async function wrongOnTopics(raw: RawTopics, history: History): Promise<string | null> {
  for (const [topic, standings] of [
    [topics.companies, history.firms],
    [topics.programs, history.programs],
  ] as const) {
    const last = lastOf(await raw.read(topic));
    for (const { id, version, live } of standings.values()) {
      const record = last.get(id);
      if (record === undefined) return `${topic} has nothing of ${id}, which is at version ${version}`;
      const says = `${topic} ends with ${record.value?.toString().slice(0, 200)} for ${id}, which is ${live ? 'at' : 'deleted at'} version ${version}`;
      if (versionIn(record) !== version || record.value?.includes('"deleted":true') !== !live) return says;
    }
    for (const [key, { value }] of last) if (!standings.has(key) && value !== null) return `${topic} has ${key}, which nobody was told of`;
  }
  return null;
}

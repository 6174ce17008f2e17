import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { topics } from '#contracts';
import type { Fault } from '../fault.js';
import { lastOf } from '../raw-topics.js';
import type { Served } from '../served.js';
import { until } from '../../support/until.js';

const cli = fileURLToPath(new URL('../../../dist/apps/ieum/src/cli/main.js', import.meta.url));
const unreadable = ['{"id":', '\u0000', '이것은 JSON이 아닙니다'];
const noState = ['42', '"text"', '[]', '{}', '{"id":"someone-else","version":3}', '{"version":"1"}'];

/**
 * Appends what no handler can take: under keys of documents, whose owner is then asked to publish them again as an operator would, and under
 * keys of nobody, which are then forgotten with a null.
 */
export const poison: Fault = {
  name: 'poison',
  async strike({ cluster, topics: raw, story, random }) {
    await story.goesOn(20);
    const all = [...unreadable, ...noState];
    for (const topic of Object.values(topics)) {
      const last = [...lastOf(await raw.read(topic)).values()];
      const known = random.some(last, all.length).map((record, at) => ({ ...record, value: Buffer.from(all[at] ?? '') }));
      const unknown = all.map((value, at) => ({ partition: 0, key: `nobody-${at}`, value: Buffer.from(value), headers: {} }));
      await raw.append(topic, random.shuffled([...known, ...unknown]));
      const owner = cluster.of(topic === topics.companies ? 'companies' : 'programs')[0] as Served;
      for (const matching of cluster.of('matching')) {
        await until('all of it was set aside', async () => {
          const stale = await matching.metric('ieum_view_stale', `view="copies",topic="${topic}"`);
          return (stale ?? 0) >= unknown.length ? null : `${matching.name} has set ${stale} of ${unknown.length} aside`;
        });
      }
      // The ones behind it went on meanwhile.
      await story.goesOn(5);
      const entries = await entriesOf(owner, topic);
      const missing = unknown.filter(({ key }) => !entries.has(`copies/${topic}/${key}`));
      if (missing.length > 0) throw new Error(`not listed as set aside: ${missing.map(({ key }) => key).join(', ')}`);
      await raw.append(
        topic,
        unknown.map((record) => ({ ...record, value: null })),
      );
      await until('what is set aside of documents is published again', () => replay(owner, topic));
    }
    return `appended ${all.length * 2} poisonous records to each topic`;
  },
};

async function entriesOf(owner: Served, topic: string): Promise<ReadonlySet<string>> {
  const { code, output } = await dead(owner, 'list');
  if (code !== 0) throw new Error(`ieum dead list ended with ${code}: ${output}`);
  const names = output.split('\n').map((line) => line.split('  ')[0] ?? '');
  return new Set(names.filter((name) => name.split('/')[1] === topic));
}

/** Answers what was refused: a document that is written meanwhile is right again by that, and has no entry any more. */
async function replay(owner: Served, topic: string): Promise<string | null> {
  const names = [...(await entriesOf(owner, topic))].filter((name) => !name.includes('/nobody-'));
  if (names.length === 0) return null;
  const { code, output } = await dead(owner, 'replay', ...names);
  if (code === 0) return null;
  if (!output.includes('nothing of that name is set aside')) throw new Error(`ieum dead replay ended with ${code}: ${output}`);
  return output;
}

/** What an operator types. */
async function dead(owner: Served, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [cli, 'dead', ...args], { env: owner.environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

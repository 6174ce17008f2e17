import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { topics } from '#contracts';
import type { Fault } from '../fault.js';
import { lastOf } from '../raw-topics.js';
import type { Served } from '../served.js';
import { until } from '../until.js';

const cli = fileURLToPath(new URL('../../../dist/apps/ieum/src/cli.js', import.meta.url));
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
      await until('all of it was set aside', async () => {
        const entries = (await dead(owner, 'list')).split('\n');
        const missing = unknown.filter(({ key }) => !entries.some((entry) => entry.startsWith(`matching/${topic}/${key} `)));
        return missing.length === 0 ? null : `not so ${missing.map(({ key, value }) => `${key} ${value.toString()}`).join(', ')}`;
      });
      // The ones behind it went on meanwhile.
      await story.goesOn(5);
      await raw.append(
        topic,
        unknown.map((record) => ({ ...record, value: null })),
      );
      const names = (await dead(owner, 'list')).split('\n').flatMap((line) => {
        const [name = ''] = line.split('  ');
        const [, ofTopic, key = ''] = name.split('/');
        return ofTopic === topic && !key.startsWith('nobody-') ? [name] : [];
      });
      if (names.length > 0) await dead(owner, 'replay', ...names);
    }
    return `appended ${all.length * 2} poisonous records to each topic`;
  },
};

/** What an operator types. */
async function dead(owner: Served, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [cli, 'dead', ...args], { env: owner.environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ieum dead ${args.join(' ')} ended with ${code}: ${output}`);
  return output;
}

/**
 * A rehearsal of many firms over real Kafka: `npm run bench:scale [-- firms programmes instances seconds partitions seed]`.
 *
 * Fills the state topics, then, with one instance of matching, with two and so on, each a process of its own as an operator starts it: how long
 * until each is ready, how fast it reads the firms, what it takes of memory, and how many `POST /api/matches` are answered through the edge.
 * All share the cores of one machine with the broker and the load; what is given as processor time hangs on that least.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Kafka, logLevel } from 'kafkajs';
import { topics } from '#contracts';
import { openEvents } from '#events';
import { publishedFirms, publishedPrograms } from '../match/published.js';
import { asOf } from '../match/workload.js';
import { fill } from './fill.js';
import { loadNow, type Rehearsal, rehearse, type Setting, startOnce } from './rehearsal.js';
import { tableOf } from './table.js';

Logger.overrideLogger(false);
const usual = { firms: 200_000, programmes: 20_000, instances: 3, seconds: 8, partitions: 24, seed: 20_260_304 };
const asked = Object.fromEntries(
  Object.entries(usual).map(([name, value], at) => [name, Number(process.argv[2 + at] ?? value)]),
) as typeof usual;
if (!Object.values(asked).every((value) => Number.isSafeInteger(value) && value > 0))
  throw new TypeError(`${Object.keys(usual).join(', ')}: each a whole number from 1`);
// What was started goes too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const address = process.env['KAFKA_URL'] ?? '';
const prefix = `bench-${randomBytes(4).toString('hex')}-`;
const setting: Setting = {
  events: `${address}?partitions=${asked.partitions}&prefix=${prefix}`,
  clock: `${asOf}T09:00:00+09:00@${new Date().toISOString()}`,
  folder: mkdtempSync(join(tmpdir(), 'bench-scale-')),
  seed: asked.seed,
  seconds: asked.seconds,
  connections: [1, 16],
};
const machine = {
  cpu: cpus()[0]?.model,
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  loadAverage: loadNow(),
};
const began = performance.now();
const say = (text: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`);

say(`${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.loadAverage}; ${JSON.stringify(asked)}`);
try {
  const events = await openEvents(setting.events, { documentsFile: 'file::memory:' });
  const programmes = await fill(events, topics.programs, publishedPrograms(asked.programmes, asked.seed));
  say(`published ${programmes.count} programmes of ${programmes.jsonBytes} bytes`);
  const bare = await startOnce(setting);
  say(`without firms: ${JSON.stringify(bare)}`);
  const firms = await fill(events, topics.companies, publishedFirms(asked.firms, asked.seed));
  await events.close();
  say(`published ${firms.count} firms of ${firms.jsonBytes} bytes, ${Math.round(firms.count / firms.seconds)} a second`);

  const rehearsals: Rehearsal[] = [];
  for (let count = 1; count <= asked.instances; count += 1) {
    rehearsals.push(await rehearse(count, setting));
    say(`${count} of ${asked.instances}`);
  }
  const alone = rehearsals[0]!.instances[0]!;
  const aFirmMore = {
    residentBytes: Math.round(((alone.residentMB - bare.residentMB) * 1e6) / asked.firms),
    indexBytes: Math.round(((alone.indexMB - bare.indexMB) * 1e6) / asked.firms),
    startCpuMicros: Math.round(((alone.cpuSeconds - bare.cpuSeconds) * 1e7) / asked.firms) / 10,
  };
  console.log(`\n${tableOf(rehearsals)}\n`);
  console.log(`a firm more, of one instance: ${JSON.stringify(aFirmMore)}`);
  if (asked.instances >= machine.cores) {
    console.log(
      `instances, edge, broker and load share ${machine.cores} cores: ${machine.cores} instances or more show that they share the work, not that more is done`,
    );
  }
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(
    'bench/results/scale.json',
    `${JSON.stringify({ machine, asked, programmes, firms, bare, aFirmMore, rehearsals }, null, 2)}\n`,
  );
} finally {
  rmSync(setting.folder, { recursive: true, force: true });
  await forgetTopics();
}

async function forgetTopics(): Promise<void> {
  const admin = new Kafka({ brokers: address.replace('kafka://', '').split(','), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.deleteTopics({ topics: (await admin.listTopics()).filter((each) => each.startsWith(prefix)) });
  await admin.disconnect();
}

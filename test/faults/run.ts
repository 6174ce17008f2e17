/**
 * `npm run test:faults -- [--rounds <number>] [--seed <text>] [--faults <name>,<name>]`: all services as processes over real servers, under
 * load; one fault a round, then quiet, then everything must be as in an embedded run of the same history.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFerret } from '../../tools/stack/ferretdb.server.js';
import { startKafka } from '../../tools/stack/kafka.server.js';
import { startMongo } from '../../tools/stack/mongo.server.js';
import { Unavailable } from '../../tools/stack/unavailable.js';
import { Chapter, type Round, type Servers } from './chapter.js';
import type { Fault } from './fault.js';
import { readOptions } from './options.js';
import { Random } from './random.js';

// Each process that is started listens for the end of this one.
process.setMaxListeners(100);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const { rounds: count, seed, faults } = readOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'ieum-faults-'));
const began = performance.now();
console.log(`seed ${seed}, ${count} rounds`);

/** Each kind of fault once, in an order of its own, before any comes again; those that take the durable database last. */
function plan(): readonly Round[] {
  const random = new Random(`${seed}/plan`);
  const chosen: Fault[] = [];
  while (chosen.length < count) chosen.push(...random.shuffled(faults));
  const isDurable = ({ needsDurableDatabase }: Fault) => needsDurableDatabase === true;
  const [first, last] = [chosen.slice(0, count).filter((fault) => !isDurable(fault)), chosen.slice(0, count).filter(isDurable)];
  return [...first, ...last].map((fault, at) => ({ number: at + 1, fault }));
}

const planned = plan();
const ordinary = planned.filter(({ fault }) => fault.needsDurableDatabase !== true);
const durable = planned.slice(ordinary.length);

let ran = 0;
let skipped = 0;
const broker = await startKafka(join(folder, 'kafka'));
try {
  if (ordinary.length > 0) {
    const mongo = await startMongo(join(folder, 'mongo'));
    await tell('mongo', ordinary, { broker, database: { url: mongo.url, processes: [mongo.process] } });
    await mongo.process.stop();
  }
  if (durable.length > 0) await tellDurable(durable);
} finally {
  await broker.process.kill();
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `${ran} of ${count} rounds passed${skipped > 0 ? `, ${skipped} skipped,` : ''} in ${Math.round((performance.now() - began) / 1000)} s, seed ${seed}`,
);

async function tellDurable(rounds: readonly Round[]): Promise<void> {
  try {
    const ferret = await startFerret(join(folder, 'ferret'));
    await tell('ferret', rounds, { broker, database: { url: ferret.url, processes: [ferret.postgres, ferret.process] } });
    await ferret.stop();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    skipped = rounds.length;
    console.log(`ferret: skipped: ${rounds.map(({ fault }) => fault.name).join(', ')}: ${error.message}`);
  }
}

async function tell(name: string, rounds: readonly Round[], servers: Servers): Promise<void> {
  const chapter = await Chapter.open(seed, servers, { folder: join(folder, name), name });
  for (const round of rounds) {
    console.log(`round ${round.number} of ${count}: ${round.fault.name}, on ${name}`);
    try {
      console.log(`  ${await chapter.run(round)}`);
      ran += 1;
    } catch (error) {
      console.error(`FAILED: seed ${seed}, round ${round.number}, after ${chapter.done.join(', ')}`);
      console.error(error instanceof Error ? error.stack : error);
      for (const log of chapter.logs) console.error(`--- ${log}\n${lastComplaints(log)}`);
      await chapter.abandon();
      process.exit(1);
    }
  }
  await chapter.close();
}

function lastComplaints(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  // Lines of a log are JSON with a numbered level, of which 40 is a warning.
  const isComplaint = (line: string) => !line.startsWith('{') || /"level":(?:[4-6]0|"(?:warn|error|fatal)")/.test(line);
  return lines.filter(isComplaint).slice(-12).join('\n').slice(-4000);
}

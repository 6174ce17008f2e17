/**
 * `npm run test:faults -- [--rounds <number>] [--seed <text>] [--faults <name>,<name>]`: all services as processes over real servers, under
 * load; one fault a round, then quiet, then everything must be as in an embedded run of the same history.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka } from '../../tools/stack/kafka.server.js';
import { startMongo } from '../../tools/stack/mongo.server.js';
import { Chapter, type Round } from './chapter.js';
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

/** Each kind of fault once, in an order of its own, before any comes again. */
function plan(): readonly Round[] {
  const random = new Random(`${seed}/plan`);
  const chosen: Fault[] = [];
  while (chosen.length < count) chosen.push(...random.shuffled(faults));
  return chosen.slice(0, count).map((fault, at) => ({ number: at + 1, fault }));
}

const broker = await startKafka(join(folder, 'kafka'));
const database = await startMongo(join(folder, 'mongo'));
const chapter = await Chapter.open(seed, { broker, database }, folder);
for (const round of plan()) {
  console.log(`round ${round.number} of ${count}: ${round.fault.name}`);
  try {
    console.log(`  ${await chapter.run(round)}`);
  } catch (error) {
    console.error(`FAILED: seed ${seed}, round ${round.number}, after ${chapter.done.join(', ')}`);
    console.error(error instanceof Error ? error.stack : error);
    for (const log of chapter.logs) console.error(`--- ${log}\n${lastComplaints(log)}`);
    await chapter.abandon();
    process.exit(1);
  }
}
await chapter.close();
await database.process.stop();
await broker.process.kill();
rmSync(folder, { recursive: true, force: true });
console.log(`${count} of ${count} rounds passed in ${Math.round((performance.now() - began) / 1000)} s, seed ${seed}`);

function lastComplaints(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  // Lines of a log are JSON with a numbered level, of which 40 is a warning.
  const isComplaint = (line: string) => !line.startsWith('{') || /"level":(?:[4-6]0|"(?:warn|error|fatal)")/.test(line);
  return lines.filter(isComplaint).slice(-12).join('\n').slice(-4000);
}

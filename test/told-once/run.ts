/**
 * `npm run test:told-once -- [--rounds <number>] [--seed <text>] [--deaths <share of steps>] [--only <round>]`: stories in which firms, calls and clocks change while the process
 * is killed and receivers are out of order; whatever should have been told must have been told, once.
 */
import { readOptions } from './options.js';
import { Round, type Counts } from './round.js';
import { momentOn } from './seoul.js';
import { Steps } from './steps.js';

const beginnings = ['2024-02-05', '2024-02-08', '2024-02-23', '2024-02-26', '2024-02-28', '2024-03-04'] as const;
const totals: Partial<Counts> = {};
/** Characters of why a round failed that are said again at the end. */
const longestReason = 1_000;

// Each process that is started listens for the end of this one.
process.setMaxListeners(100);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const { rounds, seed, abreast, deaths, only } = readOptions(process.argv.slice(2), process.env);
const began = performance.now();
console.log(`seed ${seed}, ${rounds} rounds`);

const numbers = only === null ? Array.from({ length: rounds }, (_, n) => n + 1) : [only];
const failed = new Map<number, string>();
let next = 0;
await Promise.all(
  Array.from({ length: Math.min(abreast, numbers.length) }, async () => {
    for (let number = numbers[next++]; number !== undefined; number = numbers[next++]) await play(number);
  }),
);

const { firms = 0, programs = 0, calls = 0, edits = 0, subscriptions = 0, kills = 0, jumps = 0, moods = 0 } = totals;
const { expected = 0, told = 0, messages = 0, repeats = 0 } = totals;
console.log(`${firms} firms, ${programs} programmes, ${calls} calls, ${edits} edits, ${subscriptions} subscriptions`);
console.log(`${kills} kills, ${jumps} clock jumps, ${moods} times a receiver was out of order`);
console.log(
  `${expected} statements expected, ${told} told in ${messages} hand-overs, ${repeats} of them repeats of what was never acknowledged`,
);
for (const [number, reason] of failed) console.error(`round ${number}: ${reason}`);
console.log(`${numbers.length - failed.size} of ${numbers.length} rounds passed in ${seconds(began)} s, seed ${seed}`);
process.exit(failed.size === 0 ? 0 : 1);

async function play(number: number): Promise<void> {
  const since = performance.now();
  const round = await Round.open(`${seed}/${number}`);
  const { random, story, counts } = round;
  try {
    await round.begin(momentOn(random.pick(beginnings), random.pick(['09:20', '10:15', '14:30', '20:15'] as const)));
    const steps = new Steps(round, deaths);
    await steps.beginning();
    await round.settle();
    for (let n = 20 + random.below(20); n > 0; n -= 1) {
      await steps.one();
      await round.settle();
    }
    await steps.ending();
    await round.finish();
    console.log(`round ${number}: ${counts.told} statements, ${counts.kills} kills, ${counts.repeats} repeats, ${seconds(since)} s`);
  } catch (error) {
    failed.set(number, round.readable(error instanceof Error ? error.message : String(error)).slice(0, longestReason));
    console.error(
      `FAILED: round ${number} after ${seconds(since)} s; alone: npm run test:told-once -- --seed ${seed} --deaths ${deaths} --only ${number}`,
    );
    console.error(round.readable(story.map((line) => `  ${line}`).join('\n')));
    console.error(round.readable(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  } finally {
    await round.close();
  }
  for (const [name, value] of Object.entries(counts) as [keyof Counts, number][]) totals[name] = (totals[name] ?? 0) + value;
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1000);
}

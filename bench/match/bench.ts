import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { isOpen, type Profile } from '#eligibility';
import { type MatchIndex, TopPrograms } from '#match-index';
import { directionsAgree, spread } from './agreement.js';
import { bandwidth } from './bandwidth.js';
import { firmToProgrammes } from './firm-to-programmes.js';
import { median, p95, timed } from './measure.js';
import { planBytes } from './plan-bytes.js';
import { programmeToFirms } from './programme-to-firms.js';
import { keep } from './publish.js';
import { textOf, usualSize } from './report.js';
import type { Result } from './results.js';
import { buildIndexes } from './subject.js';
import { asOf, firmId, makePrograms } from './workload.js';

/**
 * npm run bench:match [-- firms programmes seed peerFirms]: the index, the definition and peers on the same firms and rules, in both directions, with equal answers checked. Slow ones
 * get a part of the firms or rules and their figures are multiplied; the row says so.
 *
 * Writes bench/results/match.json, and from it docs/images/match-bench.svg and the marked block in docs/performance.md. A run with more firms than usual is kept as
 * bench/results/match-country.json and in a block of its own as well. Ends with 1 if any answers differ.
 */
const [firms, programmes, seed, peerFirms] = [usualSize.firms, usualSize.programmes, 20_260_304, 200_000].map((usual, at) => {
  const given = Number(process.argv[2 + at] ?? usual);
  if (!Number.isInteger(given) || given < 1) throw new RangeError(`Not a number of anything: ${process.argv[2 + at]}`);
  return given;
}) as [number, number, number, number];
const [began, startLoad] = [performance.now(), loadavg()[0]!];
const say = (what: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}`);

const firstBandwidth = bandwidth();
say(`${firms} firms and ${programmes} programmes, seed ${seed}`);
const programs = [...makePrograms(programmes, seed)];
const indexes = buildIndexes(programs, firms, seed + 1);
const { index } = indexes[0]!;
say('indexes built');
const fromFirms = await firmToProgrammes(indexes, programs, firms);
say('firm → programmes measured');
const asked = spread(Math.min(programmes, 20_000), 200).map((at) => programs[at]!);
const fromPrograms = await programmeToFirms(indexes, asked, { firms, seed: seed + 1, peerFirms });
say('programme → firms measured');
const agreed = directionsAgree(index, firms, programmes, 2000);
const top20 = top20Of(index);
// The machine may be shared: the best of the beginning and of now.
const bandwidthGBs = Math.max(firstBandwidth, bandwidth());
const floor = floorOf(index);
const change = changeOf(index);
const { bitmaps, profiles, ids } = index.firms.memory;

const result: Result = {
  firms,
  programmes,
  bandwidthGBs,
  bytesPerFirm: (bitmaps + profiles + ids) / firms,
  rows: [...fromFirms, ...fromPrograms],
  bitmapBytesPerFirm: bitmaps / firms,
  floor,
  directionsAgree: agreed,
  top20,
  change,
  seed,
  commit: commitOf(),
  date: new Date().toISOString(),
  machine: {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: totalmem() / 2 ** 30,
    node: process.versions.node,
  },
  load: { start: startLoad, end: loadavg()[0]! },
  seconds: (performance.now() - began) / 1000,
  residentGB: process.resourceUsage().maxRSS / 2 ** 20,
};
console.log(`\n${textOf(result)}`);
keep(result);
if (agreed.differing > 0 || result.rows.some(({ answersEqual }) => !answersEqual)) {
  console.error('Answers differ');
  process.exitCode = 1;
}

/** The twenty programmes that come first for a firm, of all. */
function top20Of(subject: MatchIndex): Result['top20'] {
  const tops = new TopPrograms(subject, ({ program: { supports = [], budget }, call }, at) => ({
    kinds: supports.map(({ kind }) => kind),
    budget: budget?.amount ?? null,
    call: call === null ? null : { closing: 'fixed', ...(call.closesAt !== undefined && { closesAt: call.closesAt }) },
    open: call !== null && isOpen(call, at),
    expected: null,
    running: true,
    closesAt: call?.closesAt === undefined ? null : Date.parse(call.closesAt),
  }));
  const askers = spread(firms, 500).map((row) => subject.firms.profileOf(row));
  const ask = (profile: Profile) => tops.top({ profile, count: 20 });
  for (const profile of askers) ask(profile);
  const times = askers.map((profile) => timed(() => ask(profile)));
  return { n: times.length, medianMs: median(times), p95Ms: p95(times) };
}

/** Each question's time beside the time that reading what its plan reads takes. */
function floorOf(subject: MatchIndex): Result['floor'] {
  const asBitmaps = (id: string) => subject.firmsFor(id, asOf, () => undefined);
  for (const { id } of asked) asBitmaps(id);
  const bitmapTimes = asked.map(({ id }) => timed(() => asBitmaps(id)));
  const rowTimes = asked.map(({ id }) => timed(() => subject.firmRowsFor(id, asOf)));
  const { bytes, uncounted } = planBytes(
    subject,
    asked.map(({ id }) => id),
  );
  const floors = bytes.map((each) => each / bandwidthGBs / 1e6);
  const timesFloor = (times: readonly number[]) => median(times.map((time, at) => time / floors[at]!).filter(Number.isFinite));
  return {
    n: asked.length,
    medianBytes: median(bytes),
    medianMs: median(floors),
    bitmapsTimesFloor: timesFloor(bitmapTimes),
    rowsTimesFloor: timesFloor(rowTimes),
    bitmapsMedianMs: median(bitmapTimes),
    uncounted,
  };
}

/** One attribute of one firm after another. */
function changeOf(subject: MatchIndex): Result['change'] {
  const some = spread(firms, 20_000).map(firmId);
  const change = (changes: (at: number) => Partial<Profile>) => {
    const times = some.map((id, at) => 1000 * timed(() => subject.firms.patch(id, changes(at))));
    return { n: times.length, medianUs: median(times), p95Us: p95(times) };
  };
  return {
    employees: change((at) => ({ employees: 1 + (at % 50) })),
    sites: change((at) => ({ sites: [{ kind: 'head', area: at % 2 === 0 ? '43130' : '11680' }] })),
  };
}

function commitOf(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { evaluate, type Profile, sees } from '#eligibility';
import { type IndexedProgram, MatchIndex } from '#match-index';
import { bandwidth } from './bandwidth.js';
import { compilePair } from './peers/closures.js';
import { openDuckDb } from './peers/duckdb.js';
import { type Pair, pairOf, recordOf, visible } from './peers/formula.js';
import { openJsonRulesEngine } from './peers/json-rules-engine.js';
import { openMingo } from './peers/mingo.js';
import { type Found, median, p95, type Row, table, timed } from './measure.js';
import { asOf, firmId, makeFirms, makePrograms } from './workload.js';

/**
 * npm run bench:match [-- firms programmes seed peerFirms]: the index, the definition and peers on the same firms and rules, in both directions, with equal answers checked. Slow ones
 * get fewer firms or rules and their times are scaled up in proportion; the row says so.
 */
const [firmCount, programCount, seed, peerFirms] = [1_000_000, 100_000, 20_260_304, 200_000].map((usual, index) =>
  Number(process.argv[2 + index] ?? usual),
) as [number, number, number, number];

const programs = [...makePrograms(programCount, seed)];
const rows: Row[] = [];
const memory: Record<string, number> = {};
const build: Record<string, number> = {};

const indexes = (['wasm', 'plain'] as const).map((kernel) => {
  const from = performance.now();
  const index = new MatchIndex({ asOf, kernel });
  for (const program of programs) index.putProgram(program);
  let number = 0;
  for (const profile of makeFirms(firmCount, seed + 1)) index.putFirm(firmId(number++), profile);
  build[`index-${kernel}`] = performance.now() - from;
  const { bitmaps, profiles, ids } = index.firms.memory;
  memory[`index-${kernel}`] = bitmaps + profiles + ids + index.programs.memory;
  return { name: `index-${kernel}`, index };
});
const { index } = indexes[0]!;
const bytesPerFirm = Object.values(index.firms.memory).reduce((sum, bytes) => sum + bytes, 0) / firmCount;

const callOf = (program: IndexedProgram) => program.calls[0] ?? null;
const verdictOf = (program: IndexedProgram, profile: Profile) => {
  const verdict = evaluate(program.rule, profile, { asOf, call: callOf(program), programId: program.id });
  return sees(profile, program.applicants, program.rule, verdict) ? verdict : 'ineligible';
};
const peerPairOf = (program: IndexedProgram): Pair => visible(pairOf(program.rule!, callOf(program)), program.applicants, program.rule!);

await programmeToFirms();
await firmToProgrammes();

const bandwidthGBs = bandwidth();
console.log(table(rows, memory, build));
console.log(
  `Bandwidth ${bandwidthGBs.toFixed(1)} GB/s; ${bytesPerFirm.toFixed(0)} bytes a firm, of them ${(index.firms.memory.bitmaps / firmCount).toFixed(0)} of bitmaps`,
);
mkdirSync('bench/results', { recursive: true });
writeFileSync(
  'bench/results/match.json',
  `${JSON.stringify({ firms: firmCount, programmes: programCount, bandwidthGBs, bytesPerFirm, rows }, null, 2)}\n`,
);

/** Every engine gets the same rules; slow ones the first firms and the first rules only. */
async function programmeToFirms(): Promise<void> {
  const asked = programs.slice(0, 200);
  const right = new Map<string, Found>();
  for (const { name, index: each } of indexes) {
    const ask = (program: IndexedProgram): Found => {
      const { eligible, unknown } = each.firmRowsFor(program.id, asOf);
      return { eligible, unknown };
    };
    for (const program of asked) ask(program);
    let equal = true;
    const times = asked.map((program) =>
      timed(
        () => ask(program),
        (found) => (equal = remember(right, program.id, found) && equal),
      ),
    );
    rows.push(row('programme-to-firms', name, times, equal, 1));
  }
  const part = Math.min(firmCount, peerFirms);
  const profiles = [...makeFirms(part, seed + 1)];
  const records = profiles.map(recordOf);
  const within = (id: string, limit: number): Found => {
    const { eligible, unknown } = right.get(id)!;
    return { eligible: [...eligible].filter((at) => at < limit), unknown: [...unknown].filter((at) => at < limit) };
  };

  const few = asked.slice(0, 10);
  const oraclePart = Math.min(part, 20_000);
  await peer('oracle', few, oraclePart, (program) => {
    const found: { eligible: number[]; unknown: number[] } = { eligible: [], unknown: [] };
    for (let at = 0; at < oraclePart; at++) {
      const verdict = verdictOf(program, profiles[at]!);
      if (verdict === 'eligible') found.eligible.push(at);
      else if (verdict === 'unknown') found.unknown.push(at);
    }
    return found;
  });
  await peer('closures', few, part, (program) => {
    const { certain, perhaps } = compilePair(peerPairOf(program));
    return sift(records, part, perhaps, certain);
  });
  const duckdb = await openDuckDb(records);
  if (duckdb !== null) await peer('duckdb', few, part, (program) => duckdb(peerPairOf(program)));
  const mingo = await openMingo();
  if (mingo !== null) {
    const limit = Math.min(part, 20_000);
    await peer('mingo', few, limit, (program) => {
      const { certain, perhaps } = peerPairOf(program);
      return sift(records, limit, mingo(perhaps), mingo(certain));
    });
  }
  const engine = await openJsonRulesEngine();
  if (engine !== null) {
    const limit = Math.min(part, 1000);
    await peer('json-rules-engine', few.slice(0, 3), limit, async (program) => {
      const pair = peerPairOf(program);
      const [perhaps, certain] = [engine(pair.perhaps), engine(pair.certain)];
      const found: { eligible: number[]; unknown: number[] } = { eligible: [], unknown: [] };
      for (let at = 0; at < limit; at++)
        if (await perhaps(records[at]!)) ((await certain(records[at]!)) ? found.eligible : found.unknown).push(at);
      return found;
    });
  }

  async function peer(
    name: string,
    some: readonly IndexedProgram[],
    limit: number,
    ask: (program: IndexedProgram) => Found | Promise<Found>,
  ): Promise<void> {
    const times: number[] = [];
    let equal = true;
    await ask(some[0]!);
    for (const program of some) {
      const from = performance.now();
      const found = await ask(program);
      times.push((performance.now() - from) * (firmCount / limit));
      equal = same(found, within(program.id, limit)) && equal;
    }
    rows.push(row('programme-to-firms', name, times, equal, firmCount / limit));
  }
}

async function firmToProgrammes(): Promise<void> {
  const asked = Array.from({ length: 300 }, (_, at) => at * Math.floor(firmCount / 300));
  const right = new Map<string, Found>();
  for (const { name, index: each } of indexes) {
    const profiles = asked.map((row) => each.firms.profileOf(row));
    const ask = (profile: Profile): Found => {
      const found = each.programsFor(profile);
      return { eligible: [...found.slots('eligible')], unknown: [...found.slots('unknown')] };
    };
    const quick = (profile: Profile) => {
      const found = each.programsFor(profile);
      return found.slots('eligible').length + found.slots('unknown').length;
    };
    for (const profile of profiles) quick(profile);
    let equal = true;
    const times = profiles.map((profile) => timed(() => quick(profile)));
    profiles.forEach((profile, at) => (equal = remember(right, String(asked[at]), ask(profile)) && equal));
    rows.push(row('firm-to-programmes', name, times, equal, 1));
  }
  const few = asked.slice(0, 5);
  const within = (at: number, limit: number): Found => {
    const { eligible, unknown } = right.get(String(at))!;
    return { eligible: [...eligible].filter((slot) => slot < limit), unknown: [...unknown].filter((slot) => slot < limit) };
  };
  const pairs = programs.slice(0, 20_000).map(peerPairOf);
  const oracleLimit = Math.min(programCount, 20_000);
  await peer('oracle', oracleLimit, (profile) => collect(oracleLimit, (at) => verdictOf(programs[at]!, profile)));
  const compiled = pairs.map(compilePair);
  await peer('closures', pairs.length, (profile) => {
    const record = recordOf(profile);
    return collect(pairs.length, (at) =>
      !compiled[at]!.perhaps(record) ? 'ineligible' : compiled[at]!.certain(record) ? 'eligible' : 'unknown',
    );
  });
  const mingo = await openMingo();
  if (mingo !== null) {
    const limit = Math.min(pairs.length, 5000);
    const queries = pairs.slice(0, limit).map(({ certain, perhaps }) => ({ certain: mingo(certain), perhaps: mingo(perhaps) }));
    await peer('mingo', limit, (profile) => {
      const record = recordOf(profile);
      return collect(limit, (at) => (!queries[at]!.perhaps(record) ? 'ineligible' : queries[at]!.certain(record) ? 'eligible' : 'unknown'));
    });
  }
  const engine = await openJsonRulesEngine();
  if (engine !== null) {
    const limit = Math.min(pairs.length, 500);
    const engines = pairs.slice(0, limit).map(({ certain, perhaps }) => ({ certain: engine(certain), perhaps: engine(perhaps) }));
    await peer('json-rules-engine', limit, async (profile) => {
      const record = recordOf(profile);
      const found: { eligible: number[]; unknown: number[] } = { eligible: [], unknown: [] };
      for (let at = 0; at < limit; at++)
        if (await engines[at]!.perhaps(record)) ((await engines[at]!.certain(record)) ? found.eligible : found.unknown).push(at);
      return found;
    });
  }

  async function peer(name: string, limit: number, ask: (profile: Profile) => Found | Promise<Found>): Promise<void> {
    const times: number[] = [];
    let equal = true;
    await ask(index.firms.profileOf(few[0]!));
    for (const at of few) {
      const profile = index.firms.profileOf(at);
      const from = performance.now();
      const found = await ask(profile);
      times.push((performance.now() - from) * (programCount / limit));
      equal = same(found, within(at, limit)) && equal;
    }
    rows.push(row('firm-to-programmes', name, times, equal, programCount / limit));
  }
}

function sift<T>(records: readonly T[], limit: number, perhaps: (record: T) => boolean, certain: (record: T) => boolean): Found {
  return collect(limit, (at) => (!perhaps(records[at]!) ? 'ineligible' : certain(records[at]!) ? 'eligible' : 'unknown'));
}

function collect(limit: number, verdict: (at: number) => string): Found {
  const found: { eligible: number[]; unknown: number[] } = { eligible: [], unknown: [] };
  for (let at = 0; at < limit; at++) {
    const each = verdict(at);
    if (each === 'eligible') found.eligible.push(at);
    else if (each === 'unknown') found.unknown.push(at);
  }
  return found;
}

/** The first to answer is remembered; whether the answer is the same as that. */
function remember(right: Map<string, Found>, key: string, { eligible, unknown }: Found): boolean {
  const known = right.get(key);
  if (known !== undefined) return same(known, { eligible, unknown });
  right.set(key, { eligible: Uint32Array.from(eligible), unknown: Uint32Array.from(unknown) });
  return true;
}

function same(a: Found, b: Found): boolean {
  return sameList(a.eligible, b.eligible) && sameList(a.unknown, b.unknown);
}

function sameList(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function row(direction: Row['direction'], engine: string, times: readonly number[], answersEqual: boolean, scale: number): Row {
  return { direction, engine, n: times.length, medianMs: median(times), p95Ms: p95(times), answersEqual, scaled: scale > 1 };
}

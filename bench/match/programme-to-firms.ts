import type { IndexedProgram } from '#match-index';
import { collect, type Found, made, RightAnswers, timed } from './measure.js';
import { compilePair } from './peers/closures.js';
import { openDuckDb } from './peers/duckdb.js';
import { recordOf } from './peers/formula.js';
import { openJsonRulesEngine } from './peers/json-rules-engine.js';
import { openMingo } from './peers/mingo.js';
import type { Engine, Row } from './results.js';
import { rowOf } from './row.js';
import { type BuiltIndex, peerPairOf, verdictOf } from './subject.js';
import { asOf, makeFirms } from './workload.js';

const direction = 'programme-to-firms';
const most = { definition: 20_000, mingo: 20_000, jsonRulesEngine: 1000 };

/** One programme → its firms. The peers get the first firms and the first of the programmes only. */
export async function programmeToFirms(
  indexes: readonly BuiltIndex[],
  asked: readonly IndexedProgram[],
  { firms, seed, peerFirms }: { readonly firms: number; readonly seed: number; readonly peerFirms: number },
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const right = new RightAnswers<string>();
  for (const { engine, index, buildMs } of indexes) {
    for (const { id } of asked) index.firmRowsFor(id, asOf);
    let answersEqual = true;
    const times = asked.map(({ id }) =>
      timed(
        () => index.firmRowsFor(id, asOf),
        (found) => (answersEqual = right.hold(id, found) && answersEqual),
      ),
    );
    const { bitmaps, profiles, ids } = index.firms.memory;
    rows.push(
      rowOf({
        direction,
        engine,
        times,
        answersEqual,
        part: firms,
        whole: firms,
        memoryBytes: bitmaps + profiles + ids,
        buildMs: buildMs.firms,
      }),
    );
  }

  const few = asked.slice(0, 10);
  const part = Math.min(firms, peerFirms);
  const profiles = await made(() => [...makeFirms(part, seed)]);
  const definitionPart = Math.min(part, most.definition);
  const share = definitionPart / part;
  await peer('oracle', few, definitionPart, (program) => collect(definitionPart, (at) => verdictOf(program, profiles.value[at]!)), {
    memoryBytes: profiles.memoryBytes * share,
    buildMs: null,
  });
  const records = await made(() => profiles.value.map(recordOf));
  const all = records.value;
  const { buildMs, memoryBytes } = records;
  await peer(
    'closures',
    few,
    part,
    (program) => {
      const { certain, perhaps } = compilePair(peerPairOf(program));
      return collect(part, (at) => (!perhaps(all[at]!) ? 'ineligible' : certain(all[at]!) ? 'eligible' : 'unknown'));
    },
    { buildMs, memoryBytes },
  );
  const duckdb = await openDuckDb(all);
  if (duckdb !== null) await peer('duckdb', few, part, (program) => duckdb.ask(peerPairOf(program)), duckdb);
  const mingo = await openMingo();
  if (mingo !== null) {
    const limit = Math.min(part, most.mingo);
    await peer(
      'mingo',
      few,
      limit,
      (program) => {
        const pair = peerPairOf(program);
        const [certain, perhaps] = [mingo(pair.certain), mingo(pair.perhaps)];
        return collect(limit, (at) => (!perhaps(all[at]!) ? 'ineligible' : certain(all[at]!) ? 'eligible' : 'unknown'));
      },
      { buildMs: (buildMs * limit) / part, memoryBytes: (memoryBytes * limit) / part },
    );
  }
  const engine = await openJsonRulesEngine();
  if (engine !== null) {
    const limit = Math.min(part, most.jsonRulesEngine);
    await peer(
      'json-rules-engine',
      few.slice(0, 3),
      limit,
      async (program) => {
        const pair = peerPairOf(program);
        const [perhaps, certain] = [engine(pair.perhaps), engine(pair.certain)];
        const found: { eligible: number[]; unknown: number[] } = { eligible: [], unknown: [] };
        for (let at = 0; at < limit; at++)
          if (await perhaps(all[at]!)) ((await certain(all[at]!)) ? found.eligible : found.unknown).push(at);
        return found;
      },
      { buildMs: (buildMs * limit) / part, memoryBytes: (memoryBytes * limit) / part },
    );
  }
  return rows;

  async function peer(
    name: Engine,
    some: readonly IndexedProgram[],
    limit: number,
    ask: (program: IndexedProgram) => Found | Promise<Found>,
    held: { readonly memoryBytes: number | null; readonly buildMs: number | null },
  ): Promise<void> {
    const times: number[] = [];
    let answersEqual = true;
    await ask(some[0]!);
    for (const program of some) {
      const from = performance.now();
      const found = await ask(program);
      times.push(performance.now() - from);
      answersEqual = right.holdPart(program.id, limit, found) && answersEqual;
    }
    rows.push(
      rowOf({
        direction,
        engine: name,
        times,
        answersEqual,
        part: limit,
        whole: firms,
        memoryBytes: held.memoryBytes,
        buildMs: held.buildMs,
      }),
    );
  }
}

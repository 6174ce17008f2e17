import type { Profile } from '#eligibility';
import type { IndexedProgram } from '#match-index';
import { spread } from './agreement.js';
import { collect, type Found, made, RightAnswers, timed } from './measure.js';
import { compilePair } from './peers/closures.js';
import { openDuckDbOfRules } from './peers/duckdb-rules.js';
import { recordOf } from './peers/formula.js';
import { openJsonRulesEngine } from './peers/json-rules-engine.js';
import { openMingo } from './peers/mingo.js';
import type { Engine, Row } from './results.js';
import { rowOf } from './row.js';
import { type BuiltIndex, peerPairOf, verdictOf } from './subject.js';

const direction = 'firm-to-programmes';
const most = { peers: 20_000, mingo: 5000, jsonRulesEngine: 500 };

/** One firm → its programmes. The peers get the first programmes and some of the firms only; the firm is given as a profile, and what a peer needs of it is made of that within its time. */
export async function firmToProgrammes(
  indexes: readonly BuiltIndex[],
  programs: readonly IndexedProgram[],
  firmCount: number,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const right = new RightAnswers<number>();
  const asked = spread(firmCount, 500);
  for (const { engine, index, buildMs } of indexes) {
    const profiles = asked.map((row) => index.firms.profileOf(row));
    const ask = (profile: Profile) => {
      const found = index.programsFor(profile);
      return found.slots('eligible').length + found.slots('unknown').length;
    };
    for (const profile of profiles) ask(profile);
    const times = profiles.map((profile) => timed(() => ask(profile)));
    let answersEqual = true;
    profiles.forEach((profile, at) => {
      const found = index.programsFor(profile);
      const copied = { eligible: [...found.slots('eligible')], unknown: [...found.slots('unknown')] };
      answersEqual = right.hold(asked[at]!, copied) && answersEqual;
    });
    rows.push(
      rowOf({
        direction,
        engine,
        times,
        answersEqual,
        part: programs.length,
        whole: programs.length,
        memoryBytes: index.programs.memory,
        buildMs: buildMs.programmes,
      }),
    );
  }

  const { index } = indexes[0]!;
  const few = spread(asked.length, 20).map((at) => asked[at]!);
  const limit = Math.min(programs.length, most.peers);
  await peer('oracle', 5, limit, (profile) => collect(limit, (at) => verdictOf(programs[at]!, profile)), {
    buildMs: null,
    memoryBytes: null,
  });
  const pairs = programs.slice(0, limit).map(peerPairOf);
  const compiled = await made(() => pairs.map(compilePair));
  await peer(
    'closures',
    20,
    limit,
    (profile) => {
      const record = recordOf(profile);
      return collect(limit, (at) => {
        const { perhaps, certain } = compiled.value[at]!;
        return !perhaps(record) ? 'ineligible' : certain(record) ? 'eligible' : 'unknown';
      });
    },
    compiled,
  );
  const allPairs = [...pairs, ...programs.slice(limit).map(peerPairOf)];
  const duckdb = await openDuckDbOfRules(allPairs);
  if (duckdb !== null) await peer('duckdb', 20, programs.length, (profile) => duckdb.ask(recordOf(profile)), duckdb);
  const mingo = await openMingo();
  if (mingo !== null) {
    const part = Math.min(limit, most.mingo);
    const queries = await made(() =>
      pairs.slice(0, part).map(({ certain, perhaps }) => ({ certain: mingo(certain), perhaps: mingo(perhaps) })),
    );
    await peer(
      'mingo',
      5,
      part,
      (profile) => {
        const record = recordOf(profile);
        return collect(part, (at) => {
          const { perhaps, certain } = queries.value[at]!;
          return !perhaps(record) ? 'ineligible' : certain(record) ? 'eligible' : 'unknown';
        });
      },
      queries,
    );
  }
  const engine = await openJsonRulesEngine();
  if (engine !== null) {
    const part = Math.min(limit, most.jsonRulesEngine);
    const engines = await made(() =>
      pairs.slice(0, part).map(({ certain, perhaps }) => ({ certain: engine(certain), perhaps: engine(perhaps) })),
    );
    await peer(
      'json-rules-engine',
      5,
      part,
      async (profile) => {
        const record = recordOf(profile);
        const found: { eligible: number[]; unknown: number[] } = { eligible: [], unknown: [] };
        for (let at = 0; at < part; at++)
          if (await engines.value[at]!.perhaps(record))
            ((await engines.value[at]!.certain(record)) ? found.eligible : found.unknown).push(at);
        return found;
      },
      engines,
    );
  }
  return rows;

  async function peer(
    name: Engine,
    n: number,
    part: number,
    ask: (profile: Profile) => Found | Promise<Found>,
    held: { readonly memoryBytes: number | null; readonly buildMs: number | null },
  ): Promise<void> {
    const times: number[] = [];
    let answersEqual = true;
    await ask(index.firms.profileOf(few[0]!));
    for (const at of few.slice(0, n)) {
      const profile = index.firms.profileOf(at);
      const from = performance.now();
      const found = await ask(profile);
      times.push(performance.now() - from);
      answersEqual = right.holdPart(at, part, found) && answersEqual;
    }
    rows.push(
      rowOf({
        direction,
        engine: name,
        times,
        answersEqual,
        part,
        whole: programs.length,
        memoryBytes: held.memoryBytes,
        buildMs: held.buildMs,
      }),
    );
  }
}

import { evaluate, type Profile, sees } from '#eligibility';
import { type IndexedProgram, type KernelName, MatchIndex } from '#match-index';
import { type Pair, pairOf, visible } from './peers/formula.js';
import type { Engine } from './results.js';
import { asOf, firmId, makeFirms } from './workload.js';

const batch = 5000;

export interface BuiltIndex {
  readonly engine: Engine;
  readonly index: MatchIndex;
  /** Of putting in alone: firms are made once for all indexes, and their making does not count. */
  readonly buildMs: { readonly programmes: number; readonly firms: number };
}

/** The same firms and programmes in an index with each kernel. */
export function buildIndexes(programs: readonly IndexedProgram[], firmCount: number, seed: number): readonly BuiltIndex[] {
  const built = (['wasm', 'plain'] satisfies KernelName[]).map((kernel) => ({
    engine: `index-${kernel}` as Engine,
    index: new MatchIndex({ asOf, kernel }),
    buildMs: { programmes: 0, firms: 0 },
  }));
  for (const { index, buildMs } of built) {
    const from = performance.now();
    for (const program of programs) index.putProgram(program);
    buildMs.programmes += performance.now() - from;
  }
  let number = 0;
  let profiles: Profile[] = [];
  const enter = () => {
    for (const { index, buildMs } of built) {
      const from = performance.now();
      profiles.forEach((profile, at) => index.putFirm(firmId(number + at), profile));
      buildMs.firms += performance.now() - from;
    }
    number += profiles.length;
    profiles = [];
  };
  for (const profile of makeFirms(firmCount, seed)) {
    profiles.push(profile);
    if (profiles.length === batch) enter();
  }
  enter();
  return built;
}

const callOf = (program: IndexedProgram) => program.calls[0] ?? null;

/** By the definition; what a firm does not see is as good as ineligible. */
export function verdictOf(program: IndexedProgram, profile: Profile) {
  const verdict = evaluate(program.rule, profile, { asOf, call: callOf(program), programId: program.id });
  return sees(profile, program.applicants, program.rule, verdict) ? verdict : 'ineligible';
}

/** The rule as the peers hold it. */
export function peerPairOf(program: IndexedProgram): Pair {
  return visible(pairOf(program.rule!, callOf(program)), program.applicants, program.rule!);
}

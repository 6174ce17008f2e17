import fc from 'fast-check';
import { dayOrInstant } from '../../eligibility/testing/arbitraries.js';
import type { KernelName } from '../src/kernel/create-kernel.js';
import { firm, plainProgram, program } from './arbitrary-world.js';
import { keep, type PairCase, shrink, standings } from './pair-case.js';
import { World } from './world.js';

const firmCount = 120;
const programCount = 120;
const times = 2;

/**
 * Puts a crowd of firms and of programmes into one index, and holds every pair against the definition from both sides, at the index's time, at another, and after the time has moved.
 * @returns the number of comparisons
 * @throws Error with the least case that fails, after keeping it
 */
export function holdCrowd(seed: number, kernel: KernelName): number {
  const firms = fc.sample(firm, { seed, numRuns: firmCount });
  const programs = fc.sample(fc.oneof(program('p'), plainProgram('p')), { seed: seed + 1, numRuns: programCount });
  const moments = fc.sample(dayOrInstant, { seed: seed + 2, numRuns: 2 * times });
  const world = new World(moments[0]!, kernel);
  firms.forEach((profile, index) => world.apply({ kind: 'firm', id: `f-${index}`, profile }));
  programs.forEach((each, index) => world.apply({ kind: 'program', program: { ...each, id: `p-${index}` } }));
  let comparisons = 0;
  for (const [index, asOf] of moments.entries()) {
    if (index >= times) world.apply({ kind: 'clock', asOf });
    const right = world.byDefinition(asOf);
    for (const found of [world.fromFirms(asOf), world.fromPrograms(asOf)]) {
      for (const pair in right) {
        comparisons++;
        if (found[pair] !== right[pair]) fail(pair, asOf, `${found[pair]} instead of ${right[pair]}`);
      }
    }
  }
  return comparisons;

  function fail(pair: string, asOf: string, what: string): never {
    const [firmId, programId] = pair.split(' ') as [string, string];
    const found: PairCase = { asOf, profile: world.firms.get(firmId)!, program: world.programs.get(programId)! };
    const fails = (each: PairCase) => {
      const [right, fromFirm, fromProgram] = standings(each, kernel);
      return fromFirm !== right || fromProgram !== right;
    };
    const least = fails(found) ? shrink(found, fails) : found;
    const path = keep(least, `seed-${seed}-${kernel}`);
    throw new Error(`Seed ${seed}, ${kernel} kernel: ${pair} as of ${asOf} is ${what}; kept as ${path}: ${JSON.stringify(least)}`);
  }
}

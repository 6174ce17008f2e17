import fc from 'fast-check';
import { dayOrInstant } from '../../eligibility/testing/arbitraries.js';
import { type Edit, edit, firm, firmIds, program, programIds } from './arbitrary-world.js';
import type { KernelName } from '../src/kernel/create-kernel.js';
import { World } from './world.js';

/** What happens to an index, and when it is asked in between. */
export interface History {
  readonly asOf: string;
  readonly edits: readonly Edit[];
  /** A time to ask about that is not the index's own. */
  readonly otherTime: string;
}

/** Firms and programmes that are there from the beginning, so that later edits have something to change. */
const settlers: fc.Arbitrary<Edit[]> = fc
  .tuple(fc.array(firm, { maxLength: firmIds.length }), fc.tuple(...programIds.map(program)))
  .map(([firms, programs]) => [
    ...programs.map((each): Edit => ({ kind: 'program', program: each })),
    ...firms.map((profile, index): Edit => ({ kind: 'firm', id: firmIds[index]!, profile })),
  ]);

export const history: fc.Arbitrary<History> = fc.record({
  asOf: dayOrInstant,
  edits: fc.tuple(settlers, fc.array(edit, { minLength: 1, maxLength: 10 })).map(([first, then]) => [...first, ...then]),
  otherTime: dayOrInstant,
});

/** Lives through a history and after each edit holds both directions against the definition. Returns the number of pairs looked at. */
export function liveThrough({ asOf, edits, otherTime }: History, kernel: KernelName): number {
  const world = new World(asOf, kernel);
  let pairs = 0;
  for (const each of edits) {
    world.apply(each);
    for (const time of [world.asOf, otherTime]) {
      const right = world.byDefinition(time);
      expect(world.fromFirms(time)).toEqual(right);
      expect(world.fromPrograms(time)).toEqual(right);
      pairs += 2 * Object.keys(right).length;
    }
  }
  for (const [id, profile] of world.firms) expect(world.index.firms.profileOf(world.index.firms.rowOf(id)!)).toEqual(profile);
  return pairs;
}

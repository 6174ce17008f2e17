import fc from 'fast-check';
import { dayOrInstant } from '../../eligibility/testing/arbitraries.js';
import { type Edit, edit } from './arbitrary-world.js';
import type { KernelName } from '../src/kernel/create-kernel.js';
import { World } from './world.js';

/** What happens to an index, and when it is asked in between. */
export interface History {
  readonly asOf: string;
  readonly edits: readonly Edit[];
  /** A time to ask about that is not the index's own. */
  readonly otherTime: string;
}

export const history: fc.Arbitrary<History> = fc.record({
  asOf: dayOrInstant,
  edits: fc.array(edit, { minLength: 1, maxLength: 14 }),
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

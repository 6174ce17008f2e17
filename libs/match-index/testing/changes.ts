import { Deltas } from '../src/deltas/deltas.js';
import type { PairChange } from '../src/deltas/pair-change.js';
import type { KernelName } from '../src/kernel/create-kernel.js';
import type { MatchIndex } from '../src/match-index.js';
import type { Standing } from '../src/programs/program-search.js';
import type { Edit } from './arbitrary-world.js';
import type { History } from './exactness.js';
import { World } from './world.js';

/** Makes each edit of a history through the deltas, and holds what they tell against all pairs by the definition, before and after. Returns the number of changes. */
export function liveThroughChanges({ asOf, edits }: History, kernel: KernelName): number {
  const world = new World(asOf, kernel);
  const deltas = new Deltas(world.index);
  let changes = 0;
  for (const edit of edits) {
    const before = world.byDefinition();
    const told = apply(world, deltas, edit);
    const right = differences(before, world.byDefinition());
    expect([...told].map(line).sort()).toEqual(right);
    changes += right.length;
  }
  return changes;
}

function apply(world: World, deltas: Deltas, edit: Edit): readonly PairChange[] {
  let told: readonly PairChange[] = [];
  const { index } = world;
  // The world keeps its own record and leaves the index to the deltas.
  const through: Partial<Record<keyof MatchIndex, unknown>> & Record<string, unknown> = {
    putFirm: (...args: Parameters<Deltas['putFirm']>) => (told = deltas.putFirm(...args)),
    putProgram: (...args: Parameters<Deltas['putProgram']>) => (told = deltas.putProgram(...args)),
    advance: (...args: Parameters<Deltas['advance']>) => (told = deltas.advance(...args)),
    firms: {
      patch: (...args: Parameters<Deltas['patchFirm']>) => (told = deltas.patchFirm(...args)),
      remove: (id: string) => (told = deltas.removeFirm(id)),
    },
    programs: { remove: (id: string) => (told = deltas.removeProgram(id)) },
  };
  World.prototype.apply.call(
    Object.create(world, {
      index: { value: through },
      asOf: {
        get: () => world.asOf,
        set: (at: string) => {
          world.asOf = at;
        },
      },
    }),
    edit,
  );
  expect(world.index).toBe(index);
  return told;
}

function differences(before: Record<string, Standing>, after: Record<string, Standing>): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((pair) => ({ pair, from: before[pair] ?? 'unseen', to: after[pair] ?? 'unseen' }))
    .filter(({ from, to }) => from !== to)
    .map(({ pair, from, to }) => `${pair}: ${from} → ${to}`)
    .sort();
}

function line({ firmId, programId, from, to }: PairChange): string {
  return `${firmId} ${programId}: ${from} → ${to}`;
}

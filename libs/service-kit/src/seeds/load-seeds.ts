import type { Documents } from '#documents';
import type { OwnedDocuments } from '../owned/owned-documents.js';

/** A document of the demo data. */
export interface Seed<T> {
  readonly id: string;
  readonly state: T;
}

const batchSize = 500;

/**
 * Loads the demo data of one kind into a store that has never held a document of it, and never over an edit. A load that a crash cut short is
 * taken up again, with what is missing alone.
 *
 * @param kind names the load in the store
 * @param read called only where there is something to load
 * @returns how many documents were made
 * @throws Error naming the seeds that the store refuses
 */
export async function loadSeeds<T>(
  documents: Pick<Documents, 'setting' | 'keepSetting'>,
  owned: OwnedDocuments<T>,
  kind: string,
  read: () => Promise<readonly Seed<T>[]>,
): Promise<number> {
  if ((await documents.setting(`seeds-done-${kind}`)) !== null) return 0;
  const begun = (await documents.setting(`seeds-begun-${kind}`)) !== null;
  if (!begun && (await owned.scan(undefined, 1)).length > 0) return 0;
  const seeds = await read();
  await documents.keepSetting(`seeds-begun-${kind}`, 'yes');
  let made = 0;
  for (let start = 0; start < seeds.length; start += batchSize) made += await loadBatch(owned, seeds.slice(start, start + batchSize));
  await documents.keepSetting(`seeds-done-${kind}`, 'yes');
  return made;
}

async function loadBatch<T>(owned: OwnedDocuments<T>, seeds: readonly Seed<T>[]): Promise<number> {
  const outcomes = await owned.saveMany(seeds.map(({ id, state }) => ({ id, state, expectedVersion: 0, by: 'system' })));
  const refused = outcomes.flatMap((outcome, index) =>
    'refused' in outcome && outcome.refused.name !== 'VersionConflict' ? [`${seeds[index]?.id}: ${outcome.refused.message}`] : [],
  );
  if (refused.length > 0) throw new Error(`The demo data cannot be loaded: ${refused.join('; ')}`);
  return outcomes.filter((outcome) => 'saved' in outcome).length;
}

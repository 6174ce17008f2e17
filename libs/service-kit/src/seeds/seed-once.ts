import { VersionConflict, type DocumentCollection, type Documents } from '#documents';

export interface Seed<T> {
  readonly id: string;
  readonly state: T;
}

const chunk = 500;

/**
 * Puts demo documents into an empty collection, once per store. A start that was cut short is finished by the next one; a document that
 * exists, was edited or was deleted is never touched.
 *
 * @param read called only if there is something to do
 * @returns how many documents it made
 */
export async function seedOnce<T>(
  documents: Documents,
  collection: DocumentCollection<T>,
  name: string,
  at: string,
  read: () => Promise<readonly Seed<T>[]>,
): Promise<number> {
  const begun = `seeds.${name}.begun`;
  const done = `seeds.${name}.done`;
  if ((await documents.setting(done)) !== null) return 0;
  if ((await documents.setting(begun)) === null) {
    if ((await collection.scan(undefined, 1)).length > 0) return 0;
    await documents.keepSetting(begun, at);
  }
  const seeds = await read();
  let made = 0;
  for (let from = 0; from < seeds.length; from += chunk) {
    const outcomes = await collection.putMany(
      seeds.slice(from, from + chunk).map(({ id, state }) => ({ id, state, expectedVersion: 0, at, by: 'system' })),
    );
    for (const outcome of outcomes) {
      if ('saved' in outcome) made += 1;
      else if (!(outcome.refused instanceof VersionConflict)) throw outcome.refused;
    }
  }
  await documents.keepSetting(done, at);
  return made;
}

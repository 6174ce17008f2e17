import type { Document, DocumentCollection } from '#documents';
import type { BackupLine } from './backup-format.js';
import type { CollectionRestored } from './collection-restore.js';

const pageSize = 500;

/**
 * Puts back what the store lacks of a collection that nobody else hears of, and leaves what it has as it is. What happened outside is not undone
 * by a restore: who was told has been told, and who has asked to hear no more goes on hearing nothing.
 */
export async function restoreMissing(
  collection: DocumentCollection<unknown>,
  lines: AsyncIterable<BackupLine>,
  at: string,
): Promise<CollectionRestored> {
  const counts = { documents: 0, present: 0 };
  const putBack = async (documents: readonly Document<unknown>[]) => {
    const there = await Promise.all(documents.map(({ id }) => collection.get(id)));
    const missing = documents.filter((_, index) => there[index] === null);
    const outcomes = await collection.putMany(missing.map((document) => changeTo(document, at)));
    // One that is refused holds a key that another has by now, as a subscription that was asked for anew.
    const saved = outcomes.filter((outcome) => 'saved' in outcome).length;
    counts.documents += saved;
    counts.present += documents.length - saved;
  };
  let page: Document<unknown>[] = [];
  for await (const line of lines) {
    if ('document' in line) page.push(line.document);
    if (page.length < pageSize) continue;
    await putBack(page);
    page = [];
  }
  await putBack(page);
  return { ...counts, deleted: 0, notRestored: [] };
}

/** Above the version that anyone may have read before. */
function changeTo({ id, version, state, savedAt, once }: Document<unknown>, at: string) {
  return { id, expectedVersion: 0, state, at, by: 'system', restored: { version: version + 1, savedAt, once } } as const;
}

import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { AuditPosition, CollectionDefinition, DocumentCollection, Documents } from '#documents';
import type { KeptDefinition } from '../owned/kept.module.js';
import type { OwnedDefinition } from '../owned/owned-definition.js';
import { type BackupHeader, type BackupLine, settingsName } from './backup-format.js';
import { BackupWriter } from './backup-writer.js';
import { isRestoreMark } from './restore-marks.js';

const pageSize = 500;
/** Audit entries of so many documents that are still to be published come along. */
const mostPending = 10_000;

/** What a backup is of. */
export interface BackedUp {
  readonly owned: readonly OwnedDefinition<never>[];
  readonly kept: readonly KeptDefinition[];
}

/**
 * Copies everything the services own and keep into a folder. While they go on saving, each document is copied as it is when its turn comes.
 *
 * @param at instant, ISO 8601
 * @throws Error EEXIST the folder holds a backup already
 */
export async function takeBackup(
  documents: Documents,
  { owned, kept }: BackedUp,
  folder: string,
  at: string,
): Promise<readonly BackupHeader[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const backup = randomUUID();
  const write = (holds: string, lines: AsyncIterable<readonly BackupLine[]>) => writeFile(folder, { backup, holds, takenAt: at }, lines);
  const headers: BackupHeader[] = [];
  const collections: CollectionDefinition<never>[] = [
    ...owned.map(({ collection }) => collection),
    ...kept.flatMap((each) => each.collections),
  ];
  for (const collection of collections) headers.push(await write(collection.name, linesOf(documents.collection(collection))));
  headers.push(await write(settingsName, settingLines(documents)));
  return headers;
}

async function writeFile(
  folder: string,
  about: Pick<BackupHeader, 'backup' | 'holds' | 'takenAt'>,
  pages: AsyncIterable<readonly BackupLine[]>,
): Promise<BackupHeader> {
  const writer = await BackupWriter.open(folder, about);
  try {
    for await (const page of pages) await writer.write(page);
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  return writer.finish();
}

async function* linesOf(collection: DocumentCollection<never>): AsyncGenerator<readonly BackupLine[]> {
  for (let after: string | undefined; ;) {
    const page = await collection.scan(after, pageSize);
    yield page.map((document) => ({ document }));
    if (page.length < pageSize) break;
    after = page.at(-1)?.id;
  }
  for (let after: AuditPosition | undefined; ;) {
    const page = await collection.scanAudit(after, pageSize);
    yield page.map((audit) => ({ audit }));
    if (page.length < pageSize) break;
    after = page.at(-1);
  }
  // Not moved on to the others yet; an entry that is there twice is kept once.
  for (const { audit } of await collection.pending(mostPending)) yield audit.map((entry) => ({ audit: entry }));
}

async function* settingLines(documents: Documents): AsyncGenerator<readonly BackupLine[]> {
  const settings = Object.entries(await documents.settings()).filter(([name]) => !isRestoreMark(name));
  yield settings.map(([name, value]) => ({ setting: { name, value } }));
}

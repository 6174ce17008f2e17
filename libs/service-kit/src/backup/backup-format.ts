import type { AuditEntry, Document } from '#documents';

/** What a backup's files are called: one per collection, and one for the settings, which no collection can be named like. */
export function backupFile(collection: string): string {
  return `${collection}.ndjson`;
}

export const settingsName = 'ieum.settings';

/**
 * The first line of each file, padded with spaces to `headerBytes` as it is written last: a file whose first line is blank was not finished.
 * Every further line is a `BackupLine`.
 */
export interface BackupHeader {
  readonly format: 'ieum-backup';
  /** 1: without what services keep for themselves. */
  readonly formatVersion: 1 | 2;
  /** The same in all files of one backup. */
  readonly backup: string;
  /** The collection's name, or `settingsName`. */
  readonly holds: string;
  /** Instant, ISO 8601. */
  readonly takenAt: string;
  readonly documents: number;
  readonly audit: number;
  readonly settings: number;
  /** Of everything behind the first line, in hexadecimal. */
  readonly sha256: string;
}

export const headerBytes = 512;

export type BackupLine =
  | { readonly document: Document<unknown> }
  | { readonly audit: AuditEntry }
  | { readonly setting: { readonly name: string; readonly value: string } };

/** A backup that cannot be read as a whole; nothing has been restored of it. */
export class BackupBroken extends Error {
  override readonly name = 'BackupBroken';
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
  }
}

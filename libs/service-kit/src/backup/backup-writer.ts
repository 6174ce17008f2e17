import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { backupFile, type BackupHeader, type BackupLine, headerBytes } from './backup-format.js';

/** Writes one file of a backup, for its owner's eyes only. It counts as finished once `finish` has resolved. */
export class BackupWriter {
  private readonly hash = createHash('sha256');
  private readonly counts = { document: 0, audit: 0, setting: 0 };

  private constructor(
    private readonly file: FileHandle,
    private readonly about: Pick<BackupHeader, 'backup' | 'holds' | 'takenAt'>,
  ) {}

  /** @throws Error EEXIST the file is there already */
  static async open(folder: string, about: Pick<BackupHeader, 'backup' | 'holds' | 'takenAt'>): Promise<BackupWriter> {
    const file = await open(join(folder, backupFile(about.holds)), 'wx', 0o600);
    await file.write(`${' '.repeat(headerBytes - 1)}\n`);
    return new BackupWriter(file, about);
  }

  async write(lines: readonly BackupLine[]): Promise<void> {
    for (const line of lines) this.counts[Object.keys(line)[0] as keyof typeof this.counts] += 1;
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    this.hash.update(text);
    await this.file.writeFile(text);
  }

  /** Durable when this resolves. */
  async finish(): Promise<BackupHeader> {
    const { document, audit, setting } = this.counts;
    const header: BackupHeader = {
      format: 'ieum-backup',
      formatVersion: 2,
      ...this.about,
      documents: document,
      audit,
      settings: setting,
      sha256: this.hash.digest('hex'),
    };
    await this.file.sync();
    await this.file.write(Buffer.from(JSON.stringify(header)), 0, undefined, 0);
    await this.file.sync();
    await this.file.close();
    return header;
  }

  /** Leaves the file unfinished. */
  async abandon(): Promise<void> {
    await this.file.close();
  }
}

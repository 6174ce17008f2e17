import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const suffix = '.eml';
const idShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,250}$/;

/** Mails as files, one each. A file is there as a whole or not at all, and stays when the machine loses its power. */
export class MailFolder {
  constructor(readonly path: string) {}

  /** Replaces a mail of the same id. */
  async write(id: string, mail: Buffer): Promise<void> {
    // Mails hold addresses and links that act for their owner.
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const unfinished = join(this.path, `.${randomUUID()}.unfinished`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(mail);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, this.fileOf(id));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    const folder = await open(this.path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Ids, the newest first. */
  async ids(): Promise<readonly string[]> {
    const names = await readdir(this.path).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error as Error)));
    return names
      .filter((name) => name.endsWith(suffix))
      .map((name) => name.slice(0, -suffix.length))
      .filter((id) => idShape.test(id))
      .sort()
      .reverse();
  }

  /** null where there is none. */
  async read(id: string): Promise<Buffer | null> {
    if (!idShape.test(id)) return null;
    return readFile(this.fileOf(id)).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error as Error)));
  }

  private fileOf(id: string): string {
    return join(this.path, `${id}${suffix}`);
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

import { DatabaseSync } from '@photostructure/sqlite';

/** Another process writes this file. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
  constructor(readonly file: string) {
    super(`${file} is in use by another process. Only one process may use it: stop that one, or give this one another data folder.`);
  }
}

/** Long enough for a process that was just killed to be gone. */
const patienceMillis = 1000;

/**
 * Claims a database file for this process until the returned function is called or the process ends, however it ends.
 *
 * The claim is SQLite's own lock on an empty file beside the database: the kernel drops it with the process, so a crash leaves nothing stale,
 * and the database itself stays readable for a backup.
 * @throws DatabaseInUse another process holds it
 */
export function claim(file: string): () => void {
  const lock = new DatabaseSync(`${file}-lock`, { timeout: patienceMillis });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DatabaseInUse(file) : error;
  }
  return () => lock.close();
}

const busy = 5;

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && (Number(error.errcode) & 0xff) === busy;
}

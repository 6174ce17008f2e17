import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const fileName = 'first-run.json';

/** The staff key in clear in `first-run.json`, if the file is there. */
export async function readFirstRun(dataFolder: string): Promise<string | null> {
  const path = join(dataFolder, fileName);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const key = keyIn(text);
  if (key === undefined) throw new Error(`${path} holds no apiKey: mend it, or remove it to have a new key made`);
  return key;
}

/**
 * Writes the key where there is no such file yet and answers with the key that the file then holds. The file appears whole, on disk and for
 * its owner alone, or not at all; of two processes that write at once, both get the same key.
 */
export async function writeFirstRun(dataFolder: string, apiKey: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  const path = join(dataFolder, fileName);
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ apiKey })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link, unlike a rename, never replaces a file that another process made meanwhile.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  return (await readFirstRun(dataFolder)) ?? apiKey;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function keyIn(text: string): string | undefined {
  try {
    const { apiKey } = JSON.parse(text) as { apiKey?: unknown };
    return typeof apiKey === 'string' && apiKey.length >= 16 ? apiKey : undefined;
  } catch {
    return undefined;
  }
}

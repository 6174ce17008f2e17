import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** @throws Error naming the file and the line that is no YAML */
export async function readYaml(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return parse(text);
  } catch (cause) {
    throw new Error(`${basename(path)}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Every `.yaml` file of a folder, by name without its ending, in order. */
export async function readYamlFolder(folder: string): Promise<readonly { readonly name: string; readonly data: unknown }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(files.map(async (file) => ({ name: basename(file, '.yaml'), data: await readYaml(join(folder, file)) })));
}

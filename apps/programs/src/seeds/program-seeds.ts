import { parseProgram, type ProgramState } from '#contracts';
import { readYamlFolder, type Seed } from '#service-kit';
import { join } from 'node:path';

/**
 * The programmes of the demo data, one file each.
 * @throws Error naming the file and every place in it that is wrong
 */
export async function readProgramSeeds(folder: string): Promise<readonly Seed<ProgramState>[]> {
  const files = await readYamlFolder(join(folder, 'programs'));
  return files.map(({ name, data }) => {
    const parsed = parseProgram(data, () => fail(name, ['a call needs an id']), 'en');
    if (!parsed.ok) return fail(name, parsed.errors.map(({ path, message }) => `${path} ${message}`));
    const { id } = data as { id?: unknown };
    return id === name ? { id: name, state: parsed.value } : fail(name, [`/id must be ${name}`]);
  });
}

function fail(name: string, reasons: readonly string[]): never {
  throw new Error(`programs/${name}.yaml: ${reasons.join('; ')}`);
}

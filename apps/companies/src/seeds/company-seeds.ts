import { parseCompany, type CompanyState } from '#contracts';
import { readYaml, type Seed } from '#service-kit';
import { join } from 'node:path';

/**
 * The invented firms of the demo data.
 * @throws Error naming the firm and every place in it that is wrong
 */
export async function readCompanySeeds(folder: string): Promise<readonly Seed<CompanyState>[]> {
  const { firms } = (await readYaml(join(folder, 'firms.yaml'))) as { firms: readonly Readonly<Record<string, unknown>>[] };
  return firms.map((data) => {
    const { id, note: _note, ...firm } = data;
    const parsed = parseCompany(firm, 'registered', 'en');
    if (typeof id !== 'string' || !parsed.ok) {
      const reasons = parsed.ok ? ['/id is missing'] : parsed.errors.map(({ path, message }) => `${path} ${message}`);
      throw new Error(`firms.yaml, ${String(id)}: ${reasons.join('; ')}`);
    }
    return { id, state: parsed.value };
  });
}

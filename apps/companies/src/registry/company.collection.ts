import type { CompanyState } from '#contracts';
import type { CollectionDefinition } from '#documents';
import { areaPath, sectionOf } from '#korea';

/** The firms as they are kept: one live firm per business number, found by any area and any industry it lies in. */
export const companyCollection: CollectionDefinition<CompanyState> = {
  name: 'companies',
  indexes: [
    { name: 'businessNumber', unique: true, keys: ({ businessNumber }) => (businessNumber === undefined ? [] : [businessNumber]) },
    { name: 'area', keys: ({ sites }) => distinct((sites ?? []).flatMap(({ area }) => areaPath(area))) },
    { name: 'industry', keys: ({ industries }) => distinct((industries ?? []).flatMap(industryPath)) },
  ],
};

/** A code, every shorter code it starts with down to its division, and its section: `28202` → `28202 2820 282 28 C`. */
function industryPath(code: string): string[] {
  const prefixes = Array.from({ length: Math.max(0, code.length - 1) }, (_, index) => code.slice(0, code.length - index));
  return [...prefixes, sectionOf(code)];
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}

import type { CompanyState, PublishedCompany } from '#contracts';
import type { Live } from '#documents';

/** A firm as the API shows it. */
export function companyView({ id, version, state }: Live<CompanyState>): PublishedCompany {
  return { id, version, ...state };
}

import type { CompanyState } from '#contracts';
import { OwnedDocuments } from '#service-kit';

/** The registered firms this service owns. */
export class Companies extends OwnedDocuments<CompanyState> {}

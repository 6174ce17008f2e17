import { topics } from '#contracts';
import type { DocumentCollection, Documents } from '#documents';
import { companyCollection } from '../../../companies/src/registry/company.collection.js';
import { programCollection } from '../../../programs/src/catalogue/program.collection.js';

/** The documents that a topic is published from; null where none of ours are. */
export function ownerOf(documents: Documents, topic: string): Pick<DocumentCollection<unknown>, 'get' | 'reopen'> | null {
  switch (topic) {
    case topics.companies:
      return documents.collection(companyCollection);
    case topics.programs:
      return documents.collection(programCollection);
    default:
      return null;
  }
}

import type { DocumentCollection, Documents } from '#documents';
import { ownedDefinitionsIn } from '#service-kit';
import { modules } from '../modules.js';

/** The documents that a topic is published from; null where none of ours are. */
export function ownerOf(documents: Documents, topic: string): Pick<DocumentCollection<unknown>, 'get' | 'reopen'> | null {
  const definition = ownedDefinitionsIn(modules).find((each) => each.topic === topic);
  return definition === undefined ? null : documents.collection(definition.collection);
}

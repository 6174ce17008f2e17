import type { CollectionDefinition } from './documents.port.js';

/** What of a definition can be compared with the one that was stored: the key functions cannot, hence `revision`. */
export function definitionShape(definition: CollectionDefinition<never>): string {
  const indexes = definition.indexes.map(({ name, unique = false }) => ({ name, unique })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify({ revision: definition.revision ?? 0, indexes });
}

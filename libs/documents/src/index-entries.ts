import type { CollectionDefinition } from './documents.port.js';
import { storedKey } from './stored-key.js';

/** One index entry of a document. */
export interface IndexEntry {
  readonly name: string;
  /** As `storedKey` writes it. */
  readonly key: string;
  readonly unique: boolean;
}

/**
 * The entries under which a state is found, each once; a deleted document has none.
 * @throws TypeError a unique index that yields two keys
 */
export function indexEntries<T>(definition: CollectionDefinition<T>, state: T | null): readonly IndexEntry[] {
  if (state === null) return [];
  return definition.indexes.flatMap(({ name, unique = false, keys }) => {
    const distinct = [...new Set(keys(state))];
    if (unique && distinct.length > 1)
      throw new TypeError(`the unique index ${definition.name}.${name} yields ${distinct.length} keys for one document`);
    return distinct.map((key) => ({ name, key: storedKey(key), unique }));
  });
}

import type { QueryFilter } from 'mongoose';
import type { CollectionDefinition, FindQuery } from '../documents.port.js';
import { storedKey } from '../stored-key.js';
import { keysField, type StoredDocument, uniqueField } from './stored-document.js';

/**
 * The live documents that a query's conditions leave. A deleted document has no keys, so it is found by none.
 * @throws TypeError an index that the collection does not declare
 */
export function filterOf(definition: CollectionDefinition<never>, where: NonNullable<FindQuery['where']>): QueryFilter<StoredDocument> {
  const conditions = where.map(({ index, anyOf }) => {
    const declared = definition.indexes.find(({ name }) => name === index);
    if (declared === undefined) throw new TypeError(`${definition.name} declares no index "${index}"`);
    const [first, ...others] = anyOf.map(storedKey);
    // A single key is asked for as such: its ids come out of the index in order.
    const keys = first !== undefined && others.length === 0 ? first : { $in: anyOf.map(storedKey) };
    return { [declared.unique ? uniqueField(index) : keysField(index)]: keys };
  });
  return conditions.length === 0 ? { live: true } : { $and: conditions };
}

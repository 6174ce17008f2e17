import type { SqlValue } from '#sqlite';
import type { CollectionDefinition, FindQuery } from '../documents.port.js';
import { storedKey } from '../stored-key.js';

/** The live documents `d` of a collection that a query's conditions leave, as SQL. */
export interface Conditions {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
  /** What to order and page by. */
  readonly id: string;
}

/**
 * The condition with the fewest keys drives; the others are asked of each document it yields.
 * @throws TypeError an index that the collection does not declare
 */
export function conditionsOf(definition: CollectionDefinition<never>, where: NonNullable<FindQuery['where']>): Conditions {
  for (const { index } of where) {
    if (!definition.indexes.some((each) => each.name === index)) throw new TypeError(`${definition.name} declares no index "${index}"`);
  }
  const [first, ...others] = [...where].sort((a, b) => a.anyOf.length - b.anyOf.length);
  if (first === undefined)
    return { from: 'documents d', where: 'd.collection = ? and d.state is not null', values: [definition.name], id: 'd.id' };
  const keys = first.anyOf.map(storedKey);
  const also = others.map(
    () =>
      `and exists (select 1 from document_keys o where o.collection = k.collection and o.id = k.id and o.name = ? and o.key in (select value from json_each(?)))`,
  );
  return {
    from: 'document_keys k cross join documents d on d.collection = k.collection and d.id = k.id',
    // A single key is asked for as such: its ids come out of the index in order, so that a page needs no sorting.
    where: `k.collection = ? and k.name = ? and k.key ${keys.length === 1 ? '= ?' : 'in (select value from json_each(?))'} ${also.join(' ')}`,
    values: [
      definition.name,
      first.index,
      keys.length === 1 ? (keys[0] as string) : JSON.stringify(keys),
      ...others.flatMap((each) => [each.index, JSON.stringify(each.anyOf.map(storedKey))]),
    ],
    // Of several keys, the sign keeps the planner from taking the order of ids, for which it would look through all keys of the collection.
    id: keys.length === 1 ? 'k.id' : '+k.id',
  };
}

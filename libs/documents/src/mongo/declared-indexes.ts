import type { Model } from 'mongoose';
import type { CollectionDefinition } from '../documents.port.js';
import { isUnknownCollection } from './mongo-errors.js';
import { keysField, type StoredDocument, uniqueField } from './stored-document.js';

export interface DeclaredIndex {
  readonly name: string;
  readonly key: Readonly<Record<string, 1>>;
  readonly unique?: true;
  readonly sparse?: true;
  /** The index of the definition that it stands for, where it is a unique one. */
  readonly of?: string;
}

/** By it this program knows its own indexes; others, which an operator made, are left alone. */
const prefix = 'ieum_';

/** The indexes that a collection has in MongoDB. */
export function declaredIndexes(definition: CollectionDefinition<never>): readonly DeclaredIndex[] {
  const ofKeys = definition.indexes.map(({ name, unique = false }): DeclaredIndex => {
    // With the id in it, a page of the documents of one key comes out in order.
    if (!unique) return { name: `${prefix}${keysField(name)}`, key: { [keysField(name)]: 1, _id: 1 } };
    return { name: `${prefix}${uniqueField(name)}`, key: { [uniqueField(name)]: 1 }, unique: true, of: name };
  });
  return [
    ...ofKeys,
    { name: `${prefix}live`, key: { live: 1, _id: 1 } },
    { name: `${prefix}pending`, key: { pending: 1 }, sparse: true },
    { name: `${prefix}once`, key: { onceKeys: 1 }, unique: true, sparse: true },
  ];
}

interface PresentIndex {
  readonly name: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly unique?: boolean;
}

export async function presentIndexes(model: Model<StoredDocument>): Promise<readonly PresentIndex[]> {
  try {
    const indexes = (await model.collection.indexes()) as readonly PresentIndex[];
    return indexes.filter(({ name }) => name.startsWith(prefix));
  } catch (error) {
    if (isUnknownCollection(error)) return [];
    throw error;
  }
}

/** By name, fields and uniqueness: not every server gives back more of what it was told. */
export function isPresent(declared: DeclaredIndex, present: readonly PresentIndex[]): boolean {
  return present.some(
    ({ name, key, unique = false }) =>
      name === declared.name &&
      JSON.stringify(Object.entries(key)) === JSON.stringify(Object.entries(declared.key)) &&
      unique === (declared.unique ?? false),
  );
}

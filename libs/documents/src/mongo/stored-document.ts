import { Schema } from 'mongoose';
import type { AuditEntry, CollectionDefinition, Document, OnceEntry } from '../documents.port.js';
import { indexEntries } from '../index-entries.js';
import { storedKey } from '../stored-key.js';

export type KeysField = `keys_${string}`;
export type UniqueField = `unique_${string}`;

/**
 * A document with its outbox, as one document of MongoDB. What the port hands over is kept as JSON text, exactly as it was: BSON knows no lone
 * surrogates and no NUL in a name, and servers differ over `$` and `.` in names. What it is found by lies beside it.
 */
export interface StoredDocument {
  readonly _id: string;
  readonly version: number;
  readonly state: string | null;
  readonly live: boolean;
  readonly savedAt: string;
  readonly once: string;
  /** Absent where there are none: of an empty array MongoDB indexes one `undefined`, of which there could be but one. */
  readonly onceKeys?: readonly string[];
  readonly audit: string;
  /** Place in the order of saving; absent once everything is settled. */
  readonly pending?: number;
  /** Names the save that made this version. */
  readonly ticket: string;
  readonly [keys: KeysField]: readonly string[];
  /** Always there, as MongoDB counts an absent field as a key. */
  readonly [unique: UniqueField]: string;
}

export function keysField(index: string): KeysField {
  return `keys_${index}`;
}

export function uniqueField(index: string): UniqueField {
  return `unique_${index}`;
}

export function storedSchema(definition: CollectionDefinition<never>): Schema<StoredDocument> {
  const keyFields = definition.indexes.map(({ name, unique = false }) =>
    unique ? [uniqueField(name), { type: String }] : [keysField(name), { type: [String], default: undefined }],
  );
  return new Schema<StoredDocument>(
    {
      _id: { type: String },
      version: { type: Number },
      state: { type: String },
      live: { type: Boolean },
      savedAt: { type: String },
      once: { type: String },
      onceKeys: { type: [String], default: undefined },
      audit: { type: String },
      pending: { type: Number },
      ticket: { type: String },
      ...(Object.fromEntries(keyFields) as object),
    },
    { versionKey: false, strict: 'throw', strictQuery: 'throw' },
  );
}

/** The fields a document is found by. @throws TypeError a unique index that yields two keys */
export function keyFieldsOf<T>(definition: CollectionDefinition<T>, id: string, state: T | null): Partial<StoredDocument> {
  const entries = indexEntries(definition, state);
  return Object.fromEntries(
    definition.indexes.map(({ name, unique = false }) => {
      const keys = entries.filter((entry) => entry.name === name).map(({ key }) => key);
      // A stored key begins with a quotation mark: no key is ever this filler.
      return unique ? [uniqueField(name), keys[0] ?? `none ${id}`] : [keysField(name), keys];
    }),
  );
}

export function onceKeysOf(once: readonly OnceEntry[]): readonly string[] | undefined {
  return once.length === 0 ? undefined : once.map(({ key }) => storedKey(key));
}

export function documentOf<T>(stored: StoredDocument): Document<T> {
  return {
    id: stored._id,
    version: stored.version,
    state: stored.state === null ? null : (JSON.parse(stored.state) as T),
    savedAt: stored.savedAt,
    once: JSON.parse(stored.once) as readonly OnceEntry[],
  };
}

export function auditIn(stored: Pick<StoredDocument, 'audit'>): readonly AuditEntry[] {
  return JSON.parse(stored.audit) as readonly AuditEntry[];
}

/** Every field is set or removed: what was written before leaves nothing behind. */
export function wholeUpdate({ _id, ...fields }: StoredDocument) {
  return { $set: fields, ...(fields.onceKeys === undefined && { $unset: { onceKeys: '' } }) };
}

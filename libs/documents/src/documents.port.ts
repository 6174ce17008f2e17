/**
 * The `documents` port: where a service keeps the documents it owns.
 *
 * A put saves the state, the intention to publish it and its audit entry as one atomic write of one document. Nothing here needs a
 * transaction over several documents.
 */

/** A value that a document is found by. */
export type IndexKey = string;

export interface IndexDefinition<T> {
  readonly name: string;
  /** At most one live document may hold a key; an index that is unique yields at most one key per document. */
  readonly unique?: boolean;
  /** The keys under which a state is found. A deleted document has none. */
  readonly keys: (state: T) => readonly IndexKey[];
}

export interface CollectionDefinition<T> {
  /** Lower-case letters and dashes. */
  readonly name: string;
  readonly indexes: readonly IndexDefinition<T>[];
}

/** A document as it stands: `state` is null once it is deleted. Its id is never used again. */
export interface Document<T> {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly state: T | null;
  /** Instant of the last save, ISO 8601. */
  readonly savedAt: string;
  /** Requests that were carried out once, newest last; kept for 24 hours. */
  readonly once: readonly OnceEntry[];
}

/** What a client asked for under an `Idempotency-Key`, so that asking again does nothing twice. */
export interface OnceEntry {
  readonly key: string;
  /** Digest of the request, to tell a repeat from another request under the same key. */
  readonly fingerprint: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** What the request made inside the document (a call's id), if anything. */
  readonly made?: string;
}

export interface AuditEntry {
  readonly documentId: string;
  readonly version: number;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** Who did it: a key's id or `system`. */
  readonly by: string;
  readonly action: 'create' | 'update' | 'delete';
  /** Names of the top-level fields that changed; never their values. */
  readonly changed: readonly string[];
}

export interface Change<T> {
  readonly id: string;
  /** The version that was read; 0 for a document that must not exist yet. */
  readonly expectedVersion: number;
  /** null deletes. */
  readonly state: T | null;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly once?: OnceEntry;
}

/** A document whose latest version, or whose audit entries, have not been moved on yet. */
export interface Pending<T> {
  readonly document: Document<T>;
  readonly audit: readonly AuditEntry[];
}

export interface FindQuery {
  /** Every condition must hold: the document has one of `anyOf` in that index. */
  readonly where?: readonly { readonly index: string; readonly anyOf: readonly IndexKey[] }[];
  /** Ids come in code-unit order; only those after this one. */
  readonly after?: string;
  readonly limit: number;
}

/** A live document: one that is not deleted. */
export type Live<T> = Document<T> & { readonly state: T };

export interface DocumentCollection<T> {
  /** The document, deleted or not; null where the id was never used. */
  get(id: string): Promise<Document<T> | null>;

  /**
   * Saves a next version.
   * @throws VersionConflict the document is at another version (or exists, or is deleted, where 0 was expected)
   * @throws UniqueViolation another live document holds a unique key
   * @throws AlreadyDone the `once` key was used within 24 hours for a change to another document of this collection
   */
  put(change: Change<T>): Promise<Document<T>>;

  /** Saves each by itself, in order; one that is refused does not stop the others. */
  putMany(changes: readonly Change<T>[]): Promise<readonly PutOutcome<T>[]>;

  /** Live documents in id order. An undeclared index is a programming error and throws. */
  find(query: FindQuery): Promise<readonly Live<T>[]>;
  count(where?: FindQuery['where']): Promise<number>;

  /** All documents, deleted ones too, in id order. */
  scan(after: string | undefined, limit: number): Promise<readonly Document<T>[]>;

  /** The live document that was made under this `once` key in the 24 hours before `now` (ISO 8601), if any. */
  madeBy(onceKey: string, now: string): Promise<Document<T> | null>;

  /** What is to be published, in the order it was saved. */
  pending(limit: number): Promise<readonly Pending<T>[]>;
  /**
   * Notes that these versions have been published and their audit entries recorded. A document that has moved on since stays pending.
   * Repeating it changes nothing.
   */
  settle(published: readonly { readonly id: string; readonly version: number }[]): Promise<void>;
  /** Makes a document pending again, as when its topic was found to hold an older state. */
  reopen(id: string): Promise<void>;

  /** Keeps audit entries for good; an entry of the same document and version is kept once. */
  recordAudit(entries: readonly AuditEntry[]): Promise<void>;
  auditOf(id: string): Promise<readonly AuditEntry[]>;
}

export type PutOutcome<T> = { readonly saved: Document<T> } | { readonly refused: VersionConflict | UniqueViolation | AlreadyDone };

/** The port. One instance per service; `collection` may be called again with the same definition. */
export abstract class Documents {
  /** Declares a collection and checks its indexes; a unique index that present documents break is refused. */
  abstract collection<T>(definition: CollectionDefinition<T>): DocumentCollection<T>;
  /** Small settings that belong to the data rather than to a document (the demo clock's start, key hashes). */
  abstract setting(name: string): Promise<string | null>;
  /** Keeps the first value given for a name and returns the one that is kept. */
  abstract keepSetting(name: string, value: string): Promise<string>;
  /** Resolves if the store answers; rejects with the reason. */
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}

/** The document is not at the version that the writer had read. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  constructor(
    readonly id: string,
    readonly expected: number,
    /** 0 where there is none. */
    readonly current: number,
    readonly deleted: boolean,
  ) {
    super(`${id} is at version ${current}, not ${expected}`);
  }
}

/** Another live document holds the key. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
  constructor(
    readonly index: string,
    readonly key: IndexKey,
    readonly heldBy: string,
  ) {
    super(`${index} is taken`);
  }
}

/** The `once` key was used before, for another document. */
export class AlreadyDone extends Error {
  override readonly name = 'AlreadyDone';
  constructor(
    readonly key: string,
    readonly documentId: string,
  ) {
    super(`already done`);
  }
}

/**
 * The `documents` port: where a service keeps the documents it owns.
 *
 * A put saves the state, the intention to publish it and its audit entry as one atomic write of one document. Nothing here needs a
 * transaction over several documents.
 */

/** A value that a document is found by; compared code point by code point, never normalised or folded. */
export type IndexKey = string;

export interface IndexDefinition<T> {
  /** Lower-case letters and dashes. */
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
  /** Nobody else hears of these documents: no save makes one pending, and none leaves an audit entry. */
  readonly unpublished?: true;
  /** To be raised (from 0) whenever a `keys` function begins to answer otherwise: what is stored is then indexed anew at the start. */
  readonly revision?: number;
}

/** A document as it stands: `state` is null once it is deleted. Its id is never used again. */
export interface Document<T> {
  /** 1 to 200 printable ASCII characters. */
  readonly id: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly state: T | null;
  /** Instant of the last save, ISO 8601. */
  readonly savedAt: string;
  /** Requests that were carried out once, newest last; one older than 24 hours goes with the next save. */
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
  readonly action: 'create' | 'update' | 'delete' | 'restore';
  /** Names of the top-level fields that changed, sorted; never their values. All fields of a new document, none of a deleted one. */
  readonly changed: readonly string[];
}

export interface Change<T> {
  readonly id: string;
  /** The version that was read; 0 for a document that must not exist yet, nor ever have existed. */
  readonly expectedVersion: number;
  /** What JSON can hold; null deletes. */
  readonly state: T | null;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** Noted with the document; an earlier entry of the same document under the same key gives way. */
  readonly once?: OnceEntry;
  /** Of a restore alone: takes the document back to what a backup holds of it, also where it was deleted since. */
  readonly restored?: Restored;
}

/** What a document gets instead of what a save would give it. */
export interface Restored {
  /** Above `expectedVersion`, and above whatever has been published of the document. */
  readonly version: number;
  /** Instant, ISO 8601. */
  readonly savedAt: string;
  /** In place of those it has. */
  readonly once: readonly OnceEntry[];
}

/** A document whose latest version, or whose audit entries, have not been moved on yet. */
export interface Pending<T> {
  readonly document: Document<T>;
  /** Not settled yet, oldest first. */
  readonly audit: readonly AuditEntry[];
  /** Of this being pending: another one, once the document was put or reopened again. To be handed back to `settle`. */
  readonly token: string;
}

/** What of a pending document has been moved on. */
export interface Settled {
  readonly id: string;
  readonly version: number;
  readonly token: string;
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
  /** The document, deleted or not; null where the id was never used, or cannot be one (1 to 200 printable ASCII characters). */
  get(id: string): Promise<Document<T> | null>;

  /**
   * Saves a next version; it is durable when this resolves. Where it is refused for several reasons, the first of these is given.
   * @throws VersionConflict the document is at another version (or exists, where 0 was expected), or is deleted, whatever was expected
   * @throws AlreadyDone the `once` key was used in the 24 hours before `at` for a change to another document of this collection
   * @throws UniqueViolation another live document holds a unique key
   * @throws TypeError no change at all: a malformed id or instant, a deletion of nothing, a unique index that yields two keys
   */
  put(change: Change<T>): Promise<Document<T>>;

  /** Saves each by itself, in order; one that is refused does not stop the others. */
  putMany(changes: readonly Change<T>[]): Promise<readonly PutOutcome<T>[]>;

  /** Live documents in id order. An undeclared index is a programming error and rejects. */
  find(query: FindQuery): Promise<readonly Live<T>[]>;
  count(where?: FindQuery['where']): Promise<number>;

  /** All documents, deleted ones too, in id order. */
  scan(after: string | undefined, limit: number): Promise<readonly Document<T>[]>;

  /** The live document that was changed under this `once` key in the 24 hours before `now` (ISO 8601), if any. */
  madeBy(onceKey: string, now: string): Promise<Document<T> | null>;

  /** What is to be published, in the order it was last saved. */
  pending(limit: number): Promise<readonly Pending<T>[]>;
  /**
   * Notes that these versions have been published and their audit entries recorded. A document that has moved on since stays pending, with
   * the later audit entries; so does one that was reopened since it was found pending. Repeating it changes nothing, nor does an unknown id or
   * a version that is yet to come.
   *
   * @param under the lease under which they were published
   * @throws LeaseLost nothing is noted, as another holder may have gone on from there meanwhile
   */
  settle(published: readonly Settled[], under?: Lease): Promise<void>;
  /** Makes a document pending again, as when its topic was found to hold an older state; also while it is about to be settled. */
  reopen(id: string): Promise<void>;

  /** Keeps audit entries for good; an entry of the same document and version is kept once. */
  recordAudit(entries: readonly AuditEntry[]): Promise<void>;
  auditOf(id: string): Promise<readonly AuditEntry[]>;
  /** All that is kept, by document and version, from behind an entry. */
  scanAudit(after: AuditPosition | undefined, limit: number): Promise<readonly AuditEntry[]>;
}

export type AuditPosition = Pick<AuditEntry, 'documentId' | 'version'>;

export type PutOutcome<T> = { readonly saved: Document<T> } | { readonly refused: VersionConflict | UniqueViolation | AlreadyDone };

/**
 * The right to do alone, for a while, what only one process at a time should do. Real time, unlike everything else here: the clocks of the
 * processes must differ by much less than a lease lasts.
 */
export interface Lease {
  readonly name: string;
  /** One process, not one machine: a name that no other process bears, nor this one after a restart. */
  readonly holder: string;
  /** Fencing: higher each time the lease is taken, the same while it is renewed. */
  readonly token: number;
  /** Until when it is held, epoch milliseconds of real time. */
  readonly until: number;
}

export interface LeaseRequest {
  readonly name: string;
  readonly holder: string;
  readonly ttlMillis: number;
  /** Real time, epoch milliseconds. */
  readonly now: number;
}

/**
 * The port. One instance per service; `collection` may be called again with the same definition. What cannot be done because the store does
 * not answer rejects with StoreUnavailable; such a write may have been made all the same.
 */
export abstract class Documents {
  /**
   * Declares a collection. Documents that were indexed under another definition are indexed anew; a unique index that they break is refused
   * with UniqueIndexBroken, thrown here or by each method of the collection.
   * @throws TypeError a malformed name, or the same collection with other indexes
   */
  abstract collection<T>(definition: CollectionDefinition<T>): DocumentCollection<T>;
  /** Small settings that belong to the data rather than to a document (the demo clock's start, key hashes). */
  abstract setting(name: string): Promise<string | null>;
  /** Keeps the first value given for a name and returns the one that is kept. */
  abstract keepSetting(name: string, value: string): Promise<string>;
  abstract settings(): Promise<Readonly<Record<string, string>>>;

  /**
   * Takes a lease that nobody holds, or that has run out; renews one that this holder has. A lease that ran out gets a new token even if nobody
   * took it meanwhile, so that a holder who slept through its end notices.
   * @returns null while another holds it
   */
  abstract lease(request: LeaseRequest): Promise<Lease | null>;
  /** Gives it up before its time; does nothing where it was lost. */
  abstract release(lease: Lease): Promise<void>;
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
    super(deleted ? `${id} was deleted at version ${current}` : `${id} is at version ${current}, not ${expected}`);
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

/** Documents that are stored already break a unique index that is declared now. */
export class UniqueIndexBroken extends Error {
  override readonly name = 'UniqueIndexBroken';
  constructor(
    readonly collection: string,
    readonly index: string,
    readonly ids: readonly [string, string],
  ) {
    super(`${collection}: ${ids[0]} and ${ids[1]} hold the same key of the unique index "${index}"; one of them has to give way`);
  }
}

/** The lease has run out and another may have been given since; what was done under it may be done again. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor(readonly lease: Pick<Lease, 'name' | 'token'>) {
    super(`the lease "${lease.name}" was lost`);
  }
}

/** The store does not answer, or cannot keep what it is given for now. Says nothing of where it is: addresses may hold passwords. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(cause: unknown) {
    super('the document store is not available', { cause });
  }
}

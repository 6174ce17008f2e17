import type { Model } from 'mongoose';
import { checkChange, checkLimit, isId } from '../checks.js';
import {
  AlreadyDone,
  type AuditEntry,
  type AuditPosition,
  type Change,
  type CollectionDefinition,
  type Document,
  type DocumentCollection,
  type FindQuery,
  type Lease,
  type Live,
  type OnceEntry,
  type Pending,
  type PutOutcome,
  type Settled,
  StoreUnavailable,
  UniqueViolation,
  VersionConflict,
} from '../documents.port.js';
import { nextDocument, onceSince } from '../next-document.js';
import { storedKey } from '../stored-key.js';
import { CollectionPreparation } from './collection-preparation.js';
import { filterOf } from './mongo-conditions.js';
import { isDuplicateKey } from './mongo-errors.js';
import { MongoAudit } from './mongo-audit.js';
import type { MongoLeases } from './mongo-leases.js';
import type { MongoStore } from './mongo-store.js';
import { type PreparedChange, PutWaves } from './put-waves.js';
import type { SaveOrder } from './save-order.js';
import {
  auditIn,
  documentOf,
  keyFieldsOf,
  onceKeysOf,
  type StoredDocument,
  storedSchema,
  uniqueField,
  wholeUpdate,
} from './stored-document.js';
import { updateEach } from './update-each.js';

/** Tries of one save: each after the first follows a refusal whose reason was gone when it was looked for. */
const attempts = 5;

export interface CollectionParts {
  readonly store: MongoStore;
  readonly leases: MongoLeases;
  readonly order: SaveOrder;
  readonly real: () => number;
}

/**
 * A collection in MongoDB: one document each, outbox included, that is written whole and only while it is at the version that was read. No
 * operation needs more of the server than that one such write is atomic and that a unique index holds.
 */
export class MongoCollection<T> implements DocumentCollection<T> {
  private readonly store: MongoStore;
  private readonly leases: MongoLeases;
  private readonly model: Model<StoredDocument>;
  private readonly audit: MongoAudit;
  private readonly preparation: CollectionPreparation<T>;
  private readonly waves: PutWaves<T>;
  private preparing: Promise<void> | null = null;

  constructor(
    private readonly parts: CollectionParts,
    private readonly definition: CollectionDefinition<T>,
  ) {
    this.store = parts.store;
    this.leases = parts.leases;
    this.model = parts.store.model(definition.name, storedSchema(definition));
    this.audit = new MongoAudit(parts.store, definition.name);
    this.preparation = new CollectionPreparation({ ...parts, model: this.model }, definition);
    this.waves = new PutWaves(this.model, definition, (stored, document, audit) => this.written(stored, document, audit));
    // Whoever uses the collection first is told what is wrong with it.
    this.run(async () => undefined).catch(() => undefined);
  }

  get(id: string): Promise<Document<T> | null> {
    return this.run(async () => {
      const stored = await this.stored(id);
      return stored === null ? null : documentOf<T>(stored);
    });
  }

  async put(change: Change<T>): Promise<Document<T>> {
    const prepared = prepare(change);
    return this.run(() => this.save(prepared));
  }

  async putMany(changes: readonly Change<T>[]): Promise<readonly PutOutcome<T>[]> {
    const prepared = changes.map(prepare);
    return this.run(() => this.waves.put(prepared, (each) => this.save(each).then((saved) => ({ saved }), refusal)));
  }

  async find(query: FindQuery): Promise<readonly Live<T>[]> {
    checkLimit(query.limit);
    const filter = { ...filterOf(this.definition, query.where ?? []), _id: { $gt: query.after ?? '' } };
    return this.run(async () => {
      const found = await this.model.find(filter).sort({ _id: 1 }).limit(query.limit).lean<StoredDocument[]>();
      return found.map((stored) => documentOf<T>(stored) as Live<T>);
    });
  }

  async count(where: FindQuery['where'] = []): Promise<number> {
    const filter = filterOf(this.definition, where);
    return this.run(() => this.model.countDocuments(filter).exec());
  }

  async scan(after: string | undefined, limit: number): Promise<readonly Document<T>[]> {
    checkLimit(limit);
    return this.run(async () => {
      const filter = { _id: { $gt: after ?? '' } };
      const found = await this.model.find(filter).sort({ _id: 1 }).limit(limit).lean<StoredDocument[]>();
      return found.map(documentOf<T>);
    });
  }

  madeBy(onceKey: string, now: string): Promise<Document<T> | null> {
    return this.run(async () => {
      const holder = await this.holderOfOnce(onceKey, onceSince(now));
      return holder === null || !holder.live ? null : documentOf<T>(holder);
    });
  }

  async pending(limit: number): Promise<readonly Pending<T>[]> {
    checkLimit(limit);
    return this.run(async () => {
      const found = await this.model
        .find({ pending: { $gt: 0 } })
        .sort({ pending: 1 })
        .limit(limit)
        .lean<StoredDocument[]>();
      return found.map((stored) => ({ document: documentOf<T>(stored), audit: auditIn(stored), token: String(stored.pending) }));
    });
  }

  settle(published: readonly Settled[], under?: Lease): Promise<void> {
    return this.run(async () => {
      if (under !== undefined) await this.leases.assertHeld(under);
      const matched = await updateEach(
        this.model,
        published.map(({ id, version, token }) => ({
          filter: { _id: id, version, pending: Number(token) || 0 },
          update: { $set: { audit: '[]' }, $unset: { pending: '' } },
        })),
      );
      if (matched < published.length) await this.settleAudit(published);
    });
  }

  reopen(id: string): Promise<void> {
    return this.run(async () => {
      const { pending } = this.parts.order.next();
      await this.model.updateOne({ _id: id }, { $set: { pending } });
    });
  }

  recordAudit(entries: readonly AuditEntry[]): Promise<void> {
    return this.run(() => this.audit.record(entries));
  }

  auditOf(id: string): Promise<readonly AuditEntry[]> {
    return this.run(() => this.audit.of(id));
  }

  async scanAudit(after: AuditPosition | undefined, limit: number): Promise<readonly AuditEntry[]> {
    checkLimit(limit);
    return this.run(() => this.audit.scan(after, limit));
  }

  private run<R>(work: () => Promise<R>): Promise<R> {
    return this.store.run(async () => {
      await this.prepared();
      return work();
    });
  }

  private prepared(): Promise<void> {
    this.preparing ??= this.prepareOnce();
    return this.preparing;
  }

  private async prepareOnce(): Promise<void> {
    try {
      await this.preparation.run();
      await this.audit.prepare();
    } catch (error) {
      // An outage passes; what was found broken stays so until someone has mended it and starts again.
      if ((error as Error).name !== 'UniqueIndexBroken') this.preparing = null;
      throw error;
    }
  }

  private async save({ change, json }: PreparedChange<T>): Promise<Document<T>> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const stored = await this.stored(change.id);
      const [document, entry] = nextDocument(stored === null ? null : documentOf<T>(stored), change, json);
      await this.freeOnce(change);
      const next = this.written(stored, document, entry);
      if (attempt > 1) await this.refuseTaken(next);
      if (await this.write(stored, next)) return document;
    }
    throw new StoreUnavailable(new Error(`${change.id}: the reason of a refusal was gone ${attempts} times`));
  }

  /** The whole next value of what is stored. */
  private written(stored: StoredDocument | null, document: Document<T>, entry: AuditEntry): StoredDocument {
    const { id, version, state, savedAt, once } = document;
    const onceKeys = onceKeysOf(once);
    const { pending, ticket } = this.parts.order.next();
    const { unpublished = false } = this.definition;
    return {
      _id: id,
      version,
      state: state === null ? null : JSON.stringify(state),
      live: state !== null,
      savedAt,
      once: JSON.stringify(once),
      ...(onceKeys !== undefined && { onceKeys }),
      audit: unpublished ? '[]' : JSON.stringify([...(stored === null ? [] : auditIn(stored)), entry]),
      ...(!unpublished && { pending }),
      ticket,
      ...keyFieldsOf(this.definition, id, state),
    };
  }

  /** @returns false where another write came first or a unique index refuses it */
  private async write(stored: StoredDocument | null, next: StoredDocument): Promise<boolean> {
    try {
      if (stored === null) {
        await this.model.insertOne(next);
        return true;
      }
      const { matchedCount } = await this.model.updateOne({ _id: next._id, version: stored.version }, wholeUpdate(next));
      return matchedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /**
   * Takes the change's `once` keys from documents that hold them for longer than 24 hours.
   * @throws AlreadyDone
   */
  private async freeOnce({ id, at, once, restored }: Change<T>): Promise<void> {
    const since = onceSince(at);
    for (const { key } of restored?.once ?? (once === undefined ? [] : [once])) {
      const holder = await this.model.findOne({ onceKeys: storedKey(key), _id: { $ne: id } }).lean<StoredDocument>();
      if (holder === null) continue;
      const entries = documentOf<T>(holder).once;
      if (entries.some((entry) => entry.key === key && Date.parse(entry.at) > since)) throw new AlreadyDone(key, holder._id);
      await this.dropOnce(
        holder,
        entries.filter((entry) => entry.key !== key),
      );
    }
  }

  private async dropOnce(holder: StoredDocument, kept: readonly OnceEntry[]): Promise<void> {
    const onceKeys = onceKeysOf(kept);
    await this.model.updateOne(
      { _id: holder._id, version: holder.version },
      { $set: { once: JSON.stringify(kept), ...(onceKeys && { onceKeys }) }, ...(!onceKeys && { $unset: { onceKeys: '' } }) },
    );
  }

  /** @throws UniqueViolation */
  private async refuseTaken(next: StoredDocument): Promise<void> {
    for (const { name } of this.definition.indexes.filter(({ unique }) => unique)) {
      const field = uniqueField(name);
      const key = next[field] as string;
      const holder = await this.model.findOne({ [field]: key, _id: { $ne: next._id } }).lean<StoredDocument>();
      if (holder !== null) throw new UniqueViolation(name, JSON.parse(key) as string, holder._id);
    }
  }

  private async holderOfOnce(key: string, since: number): Promise<StoredDocument | null> {
    const holders = await this.model.find({ onceKeys: storedKey(key) }).lean<StoredDocument[]>();
    const counts = (stored: StoredDocument) =>
      documentOf<T>(stored).once.some((entry) => entry.key === key && Date.parse(entry.at) > since);
    return holders.find(counts) ?? null;
  }

  /** Of documents that moved on or were reopened while they were published, lets go of the audit entries up to the published version. */
  private async settleAudit(published: readonly Settled[]): Promise<void> {
    const versions = new Map(published.map(({ id, version }) => [id, version]));
    const found = await this.model.find({ _id: { $in: [...versions.keys()] } }).lean<StoredDocument[]>();
    const updates = found.flatMap((stored) => {
      const settled = versions.get(stored._id) ?? 0;
      if (stored.version < settled) return [];
      const audit = JSON.stringify(auditIn(stored).filter((entry) => entry.version > settled));
      return audit === stored.audit ? [] : [{ filter: { _id: stored._id, version: stored.version }, update: { $set: { audit } } }];
    });
    // One that moves on just now keeps them: they are recorded again then, and kept once.
    await updateEach(this.model, updates);
  }

  private async stored(id: string): Promise<StoredDocument | null> {
    return isId(id) ? this.model.findById(id).lean<StoredDocument>() : null;
  }
}

/** Taken down at once: what the caller does to its object later must not be saved. */
function prepare<T>(change: Change<T>): PreparedChange<T> {
  checkChange(change);
  return { change, json: change.state === null ? null : JSON.stringify(change.state) };
}

function refusal(error: unknown): { readonly refused: VersionConflict | UniqueViolation | AlreadyDone } {
  if (error instanceof VersionConflict || error instanceof UniqueViolation || error instanceof AlreadyDone) return { refused: error };
  throw error;
}

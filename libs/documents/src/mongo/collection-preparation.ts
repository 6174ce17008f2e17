import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Model, Schema } from 'mongoose';
import { definitionShape } from '../definition-shape.js';
import { type CollectionDefinition, type Lease, LeaseLost, UniqueIndexBroken } from '../documents.port.js';
import { type DeclaredIndex, declaredIndexes, isPresent, presentIndexes } from './declared-indexes.js';
import type { MongoLeases } from './mongo-leases.js';
import { type MongoStore, operationMillis } from './mongo-store.js';
import { documentOf, keyFieldsOf, type StoredDocument, uniqueField } from './stored-document.js';
import { updateEach } from './update-each.js';

interface StoredDefinition {
  readonly _id: string;
  /** As `definitionShape` writes it; '' while documents are being indexed anew. */
  readonly shape: string;
}

const schema = new Schema<StoredDefinition>({ _id: { type: String }, shape: { type: String } }, { versionKey: false, strict: 'throw' });

const pageSize = 500;
const sampleSize = 100;
const leaseMillis = 4 * operationMillis;
const waitMillis = 200;
/** Over millions of documents an index takes minutes. */
const whateverItTakes = { socketTimeoutMS: 0 };

export interface PreparationParts {
  readonly store: MongoStore;
  readonly model: Model<StoredDocument>;
  readonly leases: MongoLeases;
  readonly real: () => number;
}

/** Sees to it that a collection's documents and indexes are as its definition says, by one process at a time. */
export class CollectionPreparation<T> {
  private readonly definitions: Model<StoredDefinition>;
  private readonly model: Model<StoredDocument>;
  private readonly declared: readonly DeclaredIndex[];
  private readonly shape: string;
  private readonly holder = randomUUID();

  constructor(
    private readonly parts: PreparationParts,
    private readonly definition: CollectionDefinition<T>,
  ) {
    this.definitions = parts.store.model('ieum.definitions', schema);
    this.model = parts.model;
    this.declared = declaredIndexes(definition);
    this.shape = definitionShape(definition);
  }

  /** @throws UniqueIndexBroken two documents hold one unique key; the next who asks finds it so too */
  async run(): Promise<void> {
    while (!(await this.isDone())) {
      const lease = await this.takeLease();
      if (lease === null) {
        await pause(waitMillis);
        continue;
      }
      try {
        // Another may have seen to it before the lease was given.
        if (!(await this.isDone())) await this.keeping(lease, () => this.make(lease));
      } finally {
        await this.parts.leases.release(lease);
      }
    }
  }

  private async isDone(): Promise<boolean> {
    const stored = await this.definitions.findById(this.definition.name).lean<StoredDefinition>();
    if (stored?.shape !== this.shape) return false;
    const present = await presentIndexes(this.model);
    return this.declared.every((index) => isPresent(index, present)) && (await this.looksCurrent());
  }

  /** Whether the first and last documents are indexed as the definition's functions say now; a function is not to be compared by itself. */
  private async looksCurrent(): Promise<boolean> {
    for (const order of [1, -1] as const) {
      const sample = await this.model.find({ live: true }).sort({ _id: order }).limit(sampleSize).lean<StoredDocument[]>();
      if (sample.some((stored) => this.changesOf(stored) !== null)) return false;
    }
    return true;
  }

  private async make(lease: Lease): Promise<void> {
    await this.note('');
    const present = await presentIndexes(this.model);
    // A unique index would refuse what is only on the way to being unique.
    const obsolete = present.filter(({ name, unique }) => unique || !this.declared.some((index) => index.name === name));
    for (const { name } of obsolete) await this.model.collection.dropIndex(name);
    await this.indexDocuments(lease);
    for (const index of this.declared) await this.create(index);
    await this.renew(lease);
    await this.note(this.shape);
  }

  private async indexDocuments(lease: Lease): Promise<void> {
    for (let after = ''; ;) {
      await this.renew(lease);
      const page = await this.model
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(pageSize)
        .lean<StoredDocument[]>();
      const updates = page.flatMap((stored) => {
        const fields = this.changesOf(stored);
        if (fields === null) return [];
        return [{ filter: { _id: stored._id, version: stored.version }, update: { $set: fields } }];
      });
      await updateEach(this.model, updates);
      if (page.length < pageSize) return;
      after = page.at(-1)?._id ?? '';
    }
  }

  private changesOf(stored: StoredDocument): Partial<StoredDocument> | null {
    const fields = keyFieldsOf(this.definition, stored._id, documentOf<T>(stored).state);
    return Object.entries(fields).every(([name, value]) => isDeepStrictEqual(stored[name as keyof StoredDocument], value)) ? null : fields;
  }

  private async create({ name, key, unique, sparse, of }: DeclaredIndex): Promise<void> {
    // Looked for beforehand: not every server says why it cannot build an index, and one does not recover from having tried.
    const broken = of === undefined ? null : await this.broken(of);
    if (broken !== null) throw broken;
    await this.model.collection.createIndex({ ...key }, { name, ...(unique && { unique }), ...(sparse && { sparse }), ...whateverItTakes });
  }

  private async broken(index: string): Promise<UniqueIndexBroken | null> {
    const field = uniqueField(index);
    const [twice] = await this.model
      .aggregate<{ _id: string }>([
        { $group: { _id: `$${field}`, holders: { $sum: 1 } } },
        { $match: { holders: { $gt: 1 } } },
        { $limit: 1 },
      ])
      .option({ allowDiskUse: true, ...whateverItTakes });
    if (twice === undefined) return null;
    const holders = await this.model
      .find({ [field]: twice._id })
      .sort({ _id: 1 })
      .limit(2)
      .lean<StoredDocument[]>();
    return new UniqueIndexBroken(this.definition.name, index, [holders[0]?._id ?? '?', holders[1]?._id ?? '?']);
  }

  private takeLease(): Promise<Lease | null> {
    const name = `definition ${this.definition.name}`;
    return this.parts.leases.take({ name, holder: this.holder, ttlMillis: leaseMillis, now: this.parts.real() });
  }

  /** Renews the lease beside the work: to build an index may take longer than a lease lasts. */
  private async keeping(lease: Lease, work: () => Promise<void>): Promise<void> {
    const timer = setInterval(() => void this.renew(lease).catch(() => undefined), leaseMillis / 4);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
  }

  private async renew(lease: Lease): Promise<void> {
    if ((await this.takeLease())?.token !== lease.token) throw new LeaseLost(lease);
  }

  private async note(shape: string): Promise<void> {
    await this.definitions.updateOne({ _id: this.definition.name }, { $set: { shape } }, { upsert: true });
  }
}

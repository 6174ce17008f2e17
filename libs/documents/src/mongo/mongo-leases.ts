import { type Model, Schema } from 'mongoose';
import { type Lease, LeaseLost, type LeaseRequest } from '../documents.port.js';
import { isDuplicateKey } from './mongo-errors.js';
import type { MongoStore } from './mongo-store.js';

interface StoredLease {
  readonly _id: string;
  readonly holder: string;
  readonly token: number;
  readonly until: number;
}

const schema = new Schema<StoredLease>(
  { _id: { type: String }, holder: { type: String }, token: { type: Number }, until: { type: Number } },
  { versionKey: false, strict: 'throw' },
);

/** Leases as documents of their own; each step is guarded by the token it was decided on. */
export class MongoLeases {
  private readonly leases: Model<StoredLease>;

  constructor(store: MongoStore) {
    this.leases = store.model('ieum.leases', schema);
  }

  async take({ name, holder, ttlMillis, now }: LeaseRequest): Promise<Lease | null> {
    const held = await this.leases.findById(name).lean<StoredLease>();
    if (held === null) return this.first({ name, holder, token: 1, until: now + ttlMillis });
    const runs = held.until > now;
    if (runs && held.holder !== holder) return null;
    const lease = { name, holder, token: held.token + (runs ? 0 : 1), until: now + ttlMillis };
    const { matchedCount } = await this.leases.updateOne(
      { _id: name, token: held.token },
      { $set: { holder, token: lease.token, until: lease.until } },
    );
    return matchedCount === 1 ? lease : null;
  }

  async release({ name, token }: Lease): Promise<void> {
    await this.leases.updateOne({ _id: name, token }, { $set: { until: 0 } });
  }

  /** @throws LeaseLost it was taken again since */
  async assertHeld(lease: Lease): Promise<void> {
    const held = await this.leases.findById(lease.name).lean<StoredLease>();
    if (held?.token !== lease.token) throw new LeaseLost(lease);
  }

  private async first(lease: Lease): Promise<Lease | null> {
    const { name, ...rest } = lease;
    try {
      await this.leases.insertOne({ _id: name, ...rest });
      return lease;
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }
}

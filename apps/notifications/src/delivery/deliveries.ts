import { type DocumentCollection, Documents, type Live, VersionConflict } from '#documents';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import type { Delivery } from './delivery.js';
import { deliveryCollection } from './delivery.collection.js';

const pageSize = 500;

export type KeptDelivery = Live<Delivery>;

/** Messages on their way. Each attempt is claimed by a write from the version that was read, so that of two senders one begins it. */
@Injectable()
export class Deliveries {
  private readonly collection: DocumentCollection<Delivery>;

  constructor(
    documents: Documents,
    private readonly clock: Clock,
  ) {
    this.collection = documents.collection(deliveryCollection);
  }

  async get(id: string): Promise<KeptDelivery | null> {
    const document = await this.collection.get(id);
    return document === null || document.state === null ? null : (document as KeptDelivery);
  }

  async *open(): AsyncGenerator<readonly KeptDelivery[]> {
    for (let after: string | undefined; ;) {
      const where = [{ index: 'open', anyOf: ['yes'] }];
      const page = await this.collection.find({ where, limit: pageSize, ...(after !== undefined && { after }) });
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.id;
    }
  }

  /** @returns null where another sender was first */
  async save(id: string, expectedVersion: number, state: Delivery): Promise<KeptDelivery | null> {
    try {
      return (await this.collection.put({ id, expectedVersion, state, at: this.clock.asOf(), by: 'system' })) as KeptDelivery;
    } catch (error) {
      if (error instanceof VersionConflict) return null;
      throw error;
    }
  }
}

import { type DocumentCollection, Documents } from '#documents';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';

export interface UndeliverableState {
  readonly since: string;
  readonly reason: 'bounce' | 'complaint' | 'refused';
  readonly detail?: string;
}

/** Recipients whose address takes no messages. */
@Injectable()
export class Undeliverable {
  private readonly collection: DocumentCollection<UndeliverableState>;

  constructor(
    documents: Documents,
    private readonly clock: Clock,
  ) {
    this.collection = documents.collection({ name: 'undeliverable', unpublished: true, indexes: [] });
  }

  async has(recipient: string): Promise<boolean> {
    return ((await this.collection.get(recipient))?.state ?? null) !== null;
  }

  async add(recipient: string, reason: UndeliverableState['reason'], detail?: string): Promise<void> {
    const state = { since: this.clock.asOf(), reason, ...(detail !== undefined && { detail }) };
    await this.collection.put({ id: recipient, expectedVersion: 0, state, at: this.clock.asOf(), by: 'system' });
  }
}

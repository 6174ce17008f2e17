import { type DocumentCollection, Documents, type Live } from '#documents';
import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { samenessOf, type Subscription } from './subscription.js';
import { subscriptionCollection } from './subscription.collection.js';

const pageSize = 500;
const attempts = 5;

export type KeptSubscription = Live<Subscription>;

/** Subscriptions where they are kept. */
@Injectable()
export class SubscriptionStore {
  readonly collection: DocumentCollection<Subscription>;

  constructor(
    documents: Documents,
    private readonly clock: Clock,
  ) {
    this.collection = documents.collection(subscriptionCollection);
  }

  /** null where there is none, or it is stopped. */
  async live(id: string): Promise<KeptSubscription | null> {
    const document = await this.collection.get(id);
    return document === null || document.state === null || document.state.state === 'stopped' ? null : (document as KeptSubscription);
  }

  /** The live one that is the same in what it hears of, and where. */
  async sameAs(subscription: Subscription): Promise<KeptSubscription | null> {
    const [same] = await this.collection.find({ where: [{ index: 'same', anyOf: [samenessOf(subscription)] }], limit: 1 });
    return same ?? null;
  }

  /** Active ones of one address or endpoint, as they are this moment. */
  async activeOf(recipient: string): Promise<readonly KeptSubscription[]> {
    const all = await this.all({ index: 'recipient', anyOf: [recipient] });
    return all.filter(({ state }) => state.state === 'active');
  }

  /** A page of those in which a condition holds; all of them in turn. */
  async *pages(where: { readonly index: string; readonly anyOf: readonly string[] }): AsyncGenerator<readonly KeptSubscription[]> {
    for (let after: string | undefined; ;) {
      const page = await this.collection.find({ where: [where], limit: pageSize, ...(after !== undefined && { after }) });
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1)?.id;
    }
  }

  async all(where: { readonly index: string; readonly anyOf: readonly string[] }): Promise<readonly KeptSubscription[]> {
    const found: KeptSubscription[] = [];
    for await (const page of this.pages(where)) found.push(...page);
    return found;
  }

  /**
   * Changes a subscription as it is now, and tries over where another change came between; null from `edit` leaves it.
   * @returns null where there is none, or `edit` left it
   */
  async amend(
    id: string,
    by: string,
    edit: (state: Subscription, document: KeptSubscription) => Subscription | null,
  ): Promise<KeptSubscription | null> {
    for (let attempt = 1; ; attempt += 1) {
      const document = await this.live(id);
      const state = document === null ? null : edit(document.state, document);
      if (document === null || state === null) return null;
      try {
        return (await this.collection.put({
          id,
          expectedVersion: document.version,
          state,
          at: this.clock.asOf(),
          by,
        })) as KeptSubscription;
      } catch (error) {
        if (attempt === attempts || !(error instanceof Error) || error.name !== 'VersionConflict') throw error;
      }
    }
  }
}

import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { type StoppedBy, stoppedOf } from './subscription.js';
import { type KeptSubscription, SubscriptionStore } from './subscriptions.store.js';

/** Ends subscriptions. What is stopped keeps no address; whoever plans takes up that it ended. */
@Injectable()
export class Stopping {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly clock: Clock,
  ) {}

  /**
   * @param check looks at the version that is stopped, and throws where it is not the one that was read
   * @returns false where there is none, or it was stopped before
   */
  async stop(id: string, by: StoppedBy, check: (document: KeptSubscription) => void = () => undefined): Promise<boolean> {
    const stopped = await this.store.amend(id, by, (state, document) => {
      check(document);
      return stoppedOf(state, by, this.clock.asOf());
    });
    return stopped !== null;
  }

  /** All that one address or endpoint hears, pending ones too. @returns how many were stopped now */
  async stopAllOf(recipient: string, by: StoppedBy): Promise<number> {
    let count = 0;
    for (const { id } of await this.store.all({ index: 'recipient', anyOf: [recipient] })) if (await this.stop(id, by)) count += 1;
    return count;
  }

  /**
   * Those whose owner has not confirmed them in time: they lose their address.
   * @param now real time, epoch milliseconds
   * @returns how many were stopped now
   */
  async expireUnconfirmed(now: number): Promise<number> {
    let count = 0;
    for await (const page of this.store.pages({ index: 'unconfirmed', anyOf: ['yes'] })) {
      for (const { id } of page) {
        const stopped = await this.store.amend(id, 'unconfirmed', (state) => {
          const isOver = state.confirmation !== undefined && Date.parse(state.confirmation.expiresAt) <= now;
          return state.state === 'pending' && isOver ? stoppedOf(state, 'unconfirmed', this.clock.asOf()) : null;
        });
        if (stopped !== null) count += 1;
      }
    }
    return count;
  }
}

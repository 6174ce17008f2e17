import { Problem } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Secrets, type TokenPurpose } from './secrets.js';
import { type KeptSubscription, SubscriptionStore } from './subscriptions.store.js';

export type Manager = 'staff' | 'recipient';

export interface Managed {
  readonly subscription: KeptSubscription;
  readonly as: Manager;
}

/** The right to see and stop subscriptions: that of staff, or of whoever holds a link from a mail. */
@Injectable()
export class Managing {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly secrets: Secrets,
  ) {}

  /**
   * A live subscription, and as whom it is asked for.
   * @param token of the subscription, or of the address it goes to
   * @throws Problem `unauthorized` for neither a token nor staff; `not-found` for another's token, as for what is not there
   */
  subscription(id: string, isStaff: boolean, token: string | undefined): Promise<Managed> {
    return this.managed(id, isStaff, token, []);
  }

  /** The same to look at only: whoever is asked to confirm it may see what that would be. @throws Problem as above */
  subscriptionToSee(id: string, isStaff: boolean, token: string | undefined): Promise<Managed> {
    return this.managed(id, isStaff, token, ['confirm']);
  }

  /** As whom all that goes to one address is asked for. @throws Problem as above */
  async recipient(recipient: string, isStaff: boolean, token: string | undefined): Promise<Manager> {
    if (isStaff) return 'staff';
    if (token === undefined) throw new Problem('unauthorized');
    if (!(await this.isOwn(recipient, token))) throw new Problem('not-found');
    return 'recipient';
  }

  private async managed(id: string, isStaff: boolean, token: string | undefined, also: readonly TokenPurpose[]): Promise<Managed> {
    if (!isStaff && token === undefined) throw new Problem('unauthorized');
    const subscription = await this.store.live(id);
    if (subscription === null) throw new Problem('not-found');
    if (isStaff) return { subscription, as: 'staff' };
    const rights = await Promise.all([
      this.isOwn(id, token),
      this.isOwn(subscription.state.recipient, token),
      ...also.map((purpose) => this.secrets.isToken(purpose, id, token)),
    ]);
    if (!rights.includes(true)) throw new Problem('not-found');
    return { subscription, as: 'recipient' };
  }

  private isOwn(subject: string, token: string | undefined): Promise<boolean> {
    return this.secrets.isToken('manage', subject, token);
  }
}

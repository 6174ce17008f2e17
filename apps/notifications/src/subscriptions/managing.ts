import { Problem } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Secrets } from './secrets.js';
import { type KeptSubscription, SubscriptionStore } from './subscriptions.store.js';

export type Manager = 'staff' | 'recipient';

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
  async subscription(
    id: string,
    isStaff: boolean,
    token: string | undefined,
  ): Promise<{ readonly subscription: KeptSubscription; readonly as: Manager }> {
    if (!isStaff && token === undefined) throw new Problem('unauthorized');
    const subscription = await this.store.live(id);
    if (subscription === null) throw new Problem('not-found');
    if (isStaff) return { subscription, as: 'staff' };
    const isOwn = (await this.isOwn(id, token)) || (await this.isOwn(subscription.state.recipient, token));
    if (!isOwn) throw new Problem('not-found');
    return { subscription, as: 'recipient' };
  }

  /** As whom all that goes to one address is asked for. @throws Problem as above */
  async recipient(recipient: string, isStaff: boolean, token: string | undefined): Promise<Manager> {
    if (isStaff) return 'staff';
    if (token === undefined) throw new Problem('unauthorized');
    if (!(await this.isOwn(recipient, token))) throw new Problem('not-found');
    return 'recipient';
  }

  private isOwn(subject: string, token: string | undefined): Promise<boolean> {
    return this.secrets.isToken('manage', subject, token);
  }
}

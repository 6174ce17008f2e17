import { Clock, Problem } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Secrets } from './secrets.js';
import { type KeptSubscription, SubscriptionStore } from './subscriptions.store.js';

/** Takes the word of whoever reads the mails of an address that they want them. */
@Injectable()
export class Confirming {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * Pending → active; one that is active stays as it is.
   * @throws Problem `not-found` for none, another's token, or a link that is too old
   */
  async confirm(id: string, token: string | undefined): Promise<KeptSubscription> {
    if (!(await this.secrets.isToken('confirm', id, token))) throw new Problem('not-found');
    const confirmed = await this.store.amend(id, 'recipient', ({ confirmation, ...state }) => {
      if (state.state !== 'pending') return null;
      if (confirmation !== undefined && Date.parse(confirmation.expiresAt) <= this.clock.real()) throw tooOld();
      return { ...state, state: 'active', confirmedAt: this.clock.asOf(), isPlanned: false };
    });
    const subscription = confirmed ?? (await this.store.live(id));
    if (subscription === null) throw new Problem('not-found');
    return subscription;
  }
}

function tooOld(): Problem {
  return new Problem('not-found', {
    detail: {
      ko: '확인 기한(7일)이 지났습니다. 다시 신청해 주세요.',
      en: 'This link was good for seven days. Please ask for it again.',
    },
  });
}

import { Config } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { maskedEmail, maskedPhone, maskedUrl } from './masked.js';
import { Secrets } from './secrets.js';
import type { ChannelAnswer, FeedsAnswer, SavedSearchAnswer, SubscriptionAnswer } from './subscription.answer.js';
import type { Channel, SavedSearch } from './subscription.js';
import type { KeptSubscription } from './subscriptions.store.js';
import type { Wish } from './wish.js';

/** What the API answers, made without its class. */
export type SubscriptionView = Omit<SubscriptionAnswer, 'channel'> & { readonly channel?: ChannelView };
type ChannelView = Omit<ChannelAnswer, never>;

/** Subscriptions as the API shows them: never a secret, and an address only to staff. */
@Injectable()
export class SubscriptionViews {
  constructor(
    private readonly secrets: Secrets,
    private readonly config: Config,
  ) {}

  async forStaff({ id, state }: KeptSubscription): Promise<SubscriptionView> {
    const { recipient, consent, companyId, channel } = state;
    return {
      ...shown(id, state),
      ...(channel !== undefined && { channel: whole(channel) }),
      recipient,
      ...(consent !== undefined && { consent }),
      ...(companyId !== undefined && { feeds: await this.feedsOf(companyId) }),
    };
  }

  /** For the holder of a token. */
  forRecipient({ id, state }: KeptSubscription): SubscriptionView {
    return { ...shown(id, state), ...(state.channel !== undefined && { channel: masked(state.channel) }) };
  }

  /** What anyone is answered who asked for a subscription: nothing that they did not say themselves. */
  forAsker({ id, state }: KeptSubscription, wish: Wish): SubscriptionView {
    return { ...shown(id, { ...wish, state: 'pending', createdAt: state.createdAt }), channel: masked(wish.channel) };
  }

  private async feedsOf(companyId: string): Promise<FeedsAnswer> {
    const token = await this.secrets.tokenFor('feed', companyId);
    const feed = (kind: string) => `${this.config.publicUrl}/feeds/companies/${encodeURIComponent(companyId)}.${kind}?token=${token}`;
    return { atom: feed('atom'), ics: feed('ics') };
  }
}

type Shown = Omit<Wish, 'channel' | 'consent'> & Pick<SubscriptionAnswer, 'state' | 'createdAt' | 'confirmedAt'>;

function shown(id: string, subscription: Shown): SubscriptionView {
  const { state, kind, companyId, programId, search, frequency, language, createdAt, confirmedAt } = subscription;
  return {
    id,
    state,
    kind,
    ...(companyId !== undefined && { companyId }),
    ...(programId !== undefined && { programId }),
    ...(search !== undefined && { search: searchOf(search) }),
    frequency,
    language,
    createdAt,
    ...(confirmedAt !== undefined && { confirmedAt }),
  };
}

function searchOf({ query, filter, profile }: SavedSearch): SavedSearchAnswer {
  return { ...(query !== null && { query }), filter, ...(profile !== null && { profile }) };
}

function whole(channel: Channel): ChannelView {
  switch (channel.kind) {
    case 'email':
      return { email: channel.address };
    case 'webhook':
      return { webhook: channel.url };
    case 'inbox':
      return { inbox: true };
    case 'phone':
      return { phone: channel.number };
  }
}

function masked(channel: Channel): ChannelView {
  switch (channel.kind) {
    case 'email':
      return { email: maskedEmail(channel.address) };
    case 'webhook':
      return { webhook: maskedUrl(channel.url) };
    case 'inbox':
      return { inbox: true };
    case 'phone':
      return { phone: maskedPhone(channel.number) };
  }
}

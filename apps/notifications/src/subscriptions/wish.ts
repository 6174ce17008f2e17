import type { Channel, Consent, Frequency, SavedSearch, SubscriptionKind } from './subscription.js';

/** What somebody asks to hear of, checked. */
export interface Wish {
  readonly kind: SubscriptionKind;
  readonly companyId?: string;
  readonly programId?: string;
  readonly search?: SavedSearch;
  readonly channel: Channel;
  readonly frequency: Frequency;
  readonly language: 'ko' | 'en';
  readonly consent?: Consent;
}

/** Whether the owner of the address has to confirm it first. What staff enter for a registered firm stands on the firm's consent instead. */
export function needsConfirmation({ channel, companyId }: Pick<Wish, 'channel' | 'companyId'>): boolean {
  return channel.kind === 'email' && companyId === undefined;
}

/** Whether an address or number is written to that its owner has not confirmed. */
export function needsConsent(wish: Pick<Wish, 'channel' | 'companyId'>): boolean {
  return (wish.channel.kind === 'email' || wish.channel.kind === 'phone') && !needsConfirmation(wish);
}

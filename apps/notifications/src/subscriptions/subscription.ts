import type { ProgramFilter } from '#contracts';
import type { Profile } from '#eligibility';
import { fingerprint } from '#service-kit';

/** `company`: what newly fits a firm; `search`: what fits a saved search; `program`: one programme, whatever happens to it. */
export const subscriptionKinds = ['company', 'search', 'program'] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];
/** `daily`: 09:00 in Seoul on working days; `weekly`: 09:00 on the first working day of the week. */
export const frequencies = ['at-once', 'daily', 'weekly'] as const;
export type Frequency = (typeof frequencies)[number];
/** `pending` until the owner of the address has confirmed it; a `stopped` one keeps no address. */
export type SubscriptionState = 'pending' | 'active' | 'stopped';

export type Channel =
  | { readonly kind: 'email'; readonly address: string }
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
  /** The inbox of a registered firm. */
  | { readonly kind: 'inbox'; readonly companyId: string }
  /** 알림톡, or a text message where that cannot be delivered. Digits only. */
  | { readonly kind: 'phone'; readonly number: string };
export type ChannelKind = Channel['kind'];

export interface SavedSearch {
  /** null: everything that passes the filter. */
  readonly query: string | null;
  readonly filter: ProgramFilter;
  /** Whom it should fit; null: anyone. */
  readonly profile: Profile | null;
}

/** `deleted`: the firm is not registered any more. `duplicate`: it was asked for again by someone who is not told that it is there; nothing was made of it. */
export type StoppedBy = 'recipient' | 'staff' | 'undeliverable' | 'unconfirmed' | 'deleted' | 'duplicate';

/** A call that fitted when the subscription was made, and what its material fields were: it is not told as new. */
export interface BaselineCall {
  readonly programId: string;
  readonly callId: string;
  readonly material: string;
}

export interface Consent {
  /** What the address may be used for, in the words in which it was given. */
  readonly purpose: string;
  /** Instant or day. */
  readonly at: string;
}

/** Who wants to hear of what, and how. Instants are ISO 8601. */
export interface Subscription {
  readonly kind: SubscriptionKind;
  readonly companyId?: string;
  readonly programId?: string;
  readonly search?: SavedSearch;
  /** Gone once it is stopped. */
  readonly channel?: Channel;
  readonly recipient: string;
  readonly frequency: Frequency;
  readonly language: 'ko' | 'en';
  readonly state: SubscriptionState;
  readonly consent?: Consent;
  /** By the clock everything is judged by. */
  readonly createdAt: string;
  readonly confirmedAt?: string;
  readonly stopped?: { readonly at: string; readonly by: StoppedBy };
  /** Still to be entered in the ledger; null once it is. */
  readonly baseline: readonly BaselineCall[] | null;
  /** Whether the planner has taken the present version up. */
  readonly isPlanned: boolean;
  /** Of a pending one: the mail that asks for confirmation, by real time. */
  readonly confirmation?: {
    readonly sentAt?: string;
    readonly attempts: number;
    readonly nextAttemptAt: string;
    readonly expiresAt: string;
  };
}

/** Whose match it is, as the ledger names it. */
export function subjectOf({
  id,
  kind,
  companyId,
  programId,
}: Pick<Subscription, 'kind' | 'companyId' | 'programId'> & { readonly id: string }): string {
  if (kind === 'company') return `company:${companyId}`;
  return kind === 'program' ? `program:${programId}` : `search:${id}`;
}

/** What two subscriptions that are the same have in common: the address or endpoint, and what it hears of. */
export function samenessOf({
  recipient,
  kind,
  companyId = '',
  programId = '',
  search,
}: Pick<Subscription, 'recipient' | 'kind' | 'companyId' | 'programId' | 'search'>): string {
  return [recipient, kind, companyId, programId, search === undefined ? '' : fingerprint(search)].join(' ');
}

/** Keeps that it was, and for whom; what it heard of, and its address, are gone. */
export function stoppedOf(subscription: Subscription, by: StoppedBy, at: string): Subscription {
  const { kind, companyId, programId, recipient, frequency, language, consent, createdAt, confirmedAt } = subscription;
  return {
    kind,
    ...(companyId !== undefined && { companyId }),
    ...(programId !== undefined && { programId }),
    recipient,
    frequency,
    language,
    ...(consent !== undefined && { consent }),
    createdAt,
    ...(confirmedAt !== undefined && { confirmedAt }),
    state: 'stopped',
    stopped: { at, by },
    baseline: null,
    isPlanned: false,
  };
}

import type { ProgramFilter } from '#contracts';
import type { Profile } from '#eligibility';

/** `company`: what newly fits a firm; `search`: what fits a saved search; `program`: one programme, whatever happens to it. */
export type SubscriptionKind = 'company' | 'search' | 'program';
/** `daily`: 09:00 in Seoul on working days; `weekly`: 09:00 on the first working day of the week. */
export type Frequency = 'at-once' | 'daily' | 'weekly';
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
  readonly stopped?: { readonly at: string; readonly by: 'recipient' | 'staff' | 'undeliverable' | 'unconfirmed' };
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

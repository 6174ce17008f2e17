import type { Profile } from '#eligibility';
import type { Lang } from '#korea';

/** What the pages read of the API of alerts. Fields may be added to an answer at any time. */
export const frequencies = ['at-once', 'daily', 'weekly'] as const;
export type Frequency = (typeof frequencies)[number];

export interface SavedSearch {
  readonly query?: string;
  readonly filter: { readonly tracks?: readonly string[]; readonly areas?: readonly string[]; readonly kinds?: readonly string[] };
  readonly profile?: Profile;
}

/** What somebody wants to hear of. */
export type Wish = { readonly kind: 'search'; readonly search: SavedSearch } | { readonly kind: 'program'; readonly programId: string };

export type SubscriptionQuestion = Wish & {
  readonly channel: { readonly email: string };
  readonly frequency: Frequency;
  readonly language: Lang;
  readonly consent: { readonly purpose: string; readonly at: string };
};

export interface SubscriptionAnswer {
  readonly id: string;
  readonly state: 'pending' | 'active' | 'stopped';
  readonly kind: 'company' | 'search' | 'program';
  readonly programId?: string;
  readonly search?: SavedSearch;
  /** Masked. */
  readonly channel?: { readonly email?: string; readonly webhook?: string; readonly inbox?: true; readonly phone?: string };
  readonly frequency: Frequency;
  readonly language: Lang;
}

export type ConfirmedAnswer = SubscriptionAnswer & { readonly manageUrl: string };

/** A code is never renamed; a new one may come. */
export const dismissalReasons = ['not-for-us', 'not-eligible', 'applied', 'too-many', 'other'] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/** A line of a message. */
export interface ToldLineAnswer {
  readonly kind: string;
  readonly programId: string;
  readonly recipient: string;
  readonly dismissed?: { readonly reason: string; readonly at: string };
}

export interface ListAnswer<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

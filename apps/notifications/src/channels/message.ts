import type { Closing } from '#contracts';
import type { Text } from '#service-kit';
import type { MaterialChange, StatementKind } from '#telling';

/** One statement as it is shown, with why it is there. */
export interface MessageLine {
  /** The ledger entry's id. */
  readonly key: string;
  readonly kind: StatementKind;
  /** Whose match it is, where it is a registered firm's. */
  readonly companyId?: string;
  readonly companyName?: string;
  readonly programId: string;
  readonly programTitle: string;
  readonly callId: string;
  readonly callTitle: string;
  /** As the call gives them: a day, or an instant with offset. */
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly closing: Closing;
  /** Whole days in Seoul from now to the day of the close; 0 on the day. */
  readonly daysLeft?: number;
  /** KRW, the programme's. */
  readonly amount?: number;
  /** What changed, as it was told and as it is; sentences about eligibility are in the message's language. */
  readonly changes?: readonly MaterialChange[];
  /** Through which subscription it comes: the firm, the saved search, the programme followed. */
  readonly why: Text;
  /** The reason it fits: up to two sentences, each with the words quoted from the notice where there are any. */
  readonly reasons: readonly { readonly text: Text; readonly quote?: string }[];
  /** Leads to the programme's page with the verdict, and notes that it was followed. */
  readonly url: string;
  /** Leads to a page with one button: to hear no more of this programme, and why. */
  readonly dismissUrl: string;
}

/** All that one recipient hears at one time. */
export interface Message {
  /** Stable over attempts: receivers can drop repeats by it. */
  readonly id: string;
  readonly language: 'ko' | 'en';
  /** Instant ISO 8601, by the clock everything is judged by. */
  readonly at: string;
  /** Whether it gathers what a day or a week brought. */
  readonly isDigest: boolean;
  /** At least one. */
  readonly lines: readonly MessageLine[];
  /** The one answer that would settle most programmes for the firm; at most one such line. */
  readonly question?: { readonly text: Text; readonly url: string };
  /** A page on which each subscription can be seen and stopped. */
  readonly manageUrl: string;
  /** Takes a POST and stops all that this address hears, at once (RFC 8058). */
  readonly oneClickUrl: string;
}

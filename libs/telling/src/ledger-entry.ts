/** What can be said to a recipient about a call. `match.new`: it is there, and fits. */
export const statementKinds = ['match.new', 'call.opened', 'call.changed', 'call.closing', 'call.withdrawn'] as const;
export type StatementKind = (typeof statementKinds)[number];

/**
 * planned → sending → sent | failed | suppressed. A planned entry that turns untrue before it is sent is suppressed; one that was suppressed for
 * that and turns true again is planned again. A failed one is planned again when staff ask for it.
 */
export type EntryState = 'planned' | 'sending' | 'sent' | 'failed' | 'suppressed';

/**
 * Why nobody is told:
 * - `baseline`: it was so when they subscribed; - `told-with`: another message says it too; - `nearer-step`: a later closing step is due as well;
 * - `superseded`: a later change came first; - `no-longer-fits`, `withdrawn`, `closed`: it stopped being so before it was sent;
 * - `stopped`: nobody subscribes to it any more; - `undeliverable`: the address takes no mail; - `dismissed`: they asked to hear no more of it;
 * - `silent`: the call is one that nobody is told of.
 */
export type SuppressedFor =
  | 'baseline'
  | 'told-with'
  | 'nearer-step'
  | 'superseded'
  | 'no-longer-fits'
  | 'withdrawn'
  | 'closed'
  | 'stopped'
  | 'undeliverable'
  | 'dismissed'
  | 'silent';

/** What was or will be said to one recipient, once. Instants are ISO 8601 in UTC, by the clock everything is judged by. */
export interface LedgerEntry {
  readonly kind: StatementKind;
  /** Digest of the address or endpoint. */
  readonly recipient: string;
  /** Whose match it is: `company:<id>`, `search:<subscription id>` or `program:<id>` for who follows it. */
  readonly subject: string;
  /** The subscription through which it is told. */
  readonly subscriptionId: string;
  readonly programId: string;
  readonly callId: string;
  readonly state: EntryState;
  readonly suppressedFor?: SuppressedFor;
  readonly plannedAt: string;
  /** From when it may be sent. */
  readonly dueAt: string;
  /** Hash of the material fields as they were told; of a planned entry, as they were when it was planned. */
  readonly material: string;
  /** Of a change: the hash that the recipient knew before. */
  readonly from?: string;
  /** Of a closing step: the closing date as the call gives it, and how many days before. */
  readonly closesAt?: string;
  readonly days?: number;
  /** The message it is or was part of. */
  readonly deliveryId?: string;
  readonly sentAt?: string;
  /** When its link was first followed. */
  readonly openedAt?: string;
  /** Why the recipient wants to hear no more of it: a code, and what they added in their own words. */
  readonly dismissed?: { readonly reason: string; readonly text?: string; readonly at: string };
  /** Why it failed, in a sentence for staff. */
  readonly failure?: string;
  /** How often staff have asked to send it again. */
  readonly resent?: number;
}

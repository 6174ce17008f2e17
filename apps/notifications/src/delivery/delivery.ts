/**
 * A message to one recipient on its way. sending → handed → done: `handed` once the channel has acknowledged it, `done` once the ledger says so of
 * each entry. A message that was handed over is never handed over again.
 */
export type DeliveryState = 'sending' | 'handed' | 'done' | 'failed';

export interface Delivery {
  readonly recipient: string;
  readonly state: DeliveryState;
  /** Ids in the ledger. */
  readonly entries: readonly string[];
  /** Begun, the one under way included. */
  readonly attempts: number;
  /** Of the lease under which the latest was begun: whoever holds a later one need not wait for it. */
  readonly attemptToken: number;
  /** Real time, ISO 8601. */
  readonly nextAttemptAt: string;
  /** By the clock everything is judged by. */
  readonly createdAt: string;
  readonly handedAt?: string;
  /** Hash of the material fields that was told, by entry. */
  readonly materials?: Readonly<Record<string, string>>;
  /** In a sentence for staff; holds no address. */
  readonly lastFailure?: string;
}

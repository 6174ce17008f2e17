import type { LedgerEntry } from './ledger-entry.js';

type Keyed = Pick<LedgerEntry, 'kind' | 'recipient' | 'subject' | 'programId' | 'callId' | 'material' | 'closesAt' | 'days'> & {
  /** Of a change that goes back to what was told before: how many times that was told already. */
  readonly again?: number;
};

/**
 * What makes two statements the same one, so that it is said once: a new match by recipient, firm or saved search, programme and call; opened and
 * withdrawn by recipient and call; changed by recipient, call and what the material fields are now; closing by recipient, call, closing date and days.
 */
export function ledgerKey({ kind, recipient, subject, programId, callId, material, closesAt, days, again = 0 }: Keyed): string {
  const call = [kind, recipient, programId, callId];
  switch (kind) {
    case 'match.new':
      return [...call, subject].join(' ');
    case 'call.opened':
    case 'call.withdrawn':
      return call.join(' ');
    case 'call.changed':
      return [...call, material, ...(again > 0 ? [again] : [])].join(' ');
    case 'call.closing':
      return [...call, closesAt, days].join(' ');
  }
}

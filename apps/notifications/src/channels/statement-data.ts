import type { MaterialChange } from '#telling';
import type { MessageLine } from './message.js';

/** A statement as programs read it: in a webhook's body, and with an `id` in the inbox. */
export interface StatementData {
  /** The same for as long as the statement is: receivers can drop repeats by it. */
  readonly key: string;
  readonly companyId?: string;
  readonly programId: string;
  readonly callId: string;
  /** A day, or an instant with offset. */
  readonly closesAt?: string;
  /** Dates and codes as the API gives them, amounts in KRW; of `eligibility`, sentences. */
  readonly changes?: readonly MaterialChange[];
  readonly url: string;
}

export function statementData({ key, companyId, programId, callId, closesAt, changes, url }: MessageLine): StatementData {
  return {
    key,
    ...(companyId !== undefined && { companyId }),
    programId,
    callId,
    ...(closesAt !== undefined && { closesAt }),
    ...(changes !== undefined &&
      changes.length > 0 && { changes: changes.map(({ field, from, to }) => ({ field, from, to }) as MaterialChange) }),
    url,
  };
}

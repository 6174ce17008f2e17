import type { ListAnswer } from '../alerts-api.types.js';

/** What the pages for staff read of the API. Fields may be added to an answer at any time. */
export interface MailSummary {
  readonly id: string;
  readonly subject: string;
  readonly to: string;
  /** An instant, by real time. */
  readonly date: string | null;
}

export type Mail = MailSummary & {
  readonly from: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
};

export const outcomes = ['sent', 'sending', 'planned', 'failed', 'suppressed'] as const;
export type ToldOutcome = (typeof outcomes)[number];
export type ToldCounts = Readonly<Record<ToldOutcome | 'opened', number>>;

export type ToldAnswer = ToldCounts & {
  readonly baseline: number;
  readonly byKind: Readonly<Record<string, ToldCounts>>;
  readonly byChannel: Readonly<Record<string, ToldCounts>>;
  readonly suppressedFor: Readonly<Record<string, number>>;
  readonly delay: { readonly medianSeconds: number | null; readonly p95Seconds: number | null };
  readonly failures: readonly { readonly entry: string; readonly recipient: string; readonly reason: string }[];
};

export interface InboxItem {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly programId: string;
  readonly callId: string;
  readonly programTitle: string | null;
  readonly callTitle: string | null;
  readonly closesAt?: string;
  readonly changes?: readonly { readonly field: string; readonly from: string | number | null; readonly to: string | number | null }[];
  readonly read: boolean;
}

export type MailsAnswer = ListAnswer<MailSummary>;
export type InboxAnswer = ListAnswer<InboxItem>;

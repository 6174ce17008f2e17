import type { StatementKind } from '#telling';
import type { Message, MessageLine } from '../message.js';
import { statementData, type StatementData } from '../statement-data.js';

export interface WebhookStatement {
  readonly type: StatementKind;
  readonly data: StatementData;
}

export interface DigestData {
  /** The message's id. */
  readonly key: string;
  /** The page on which all of it can be stopped. */
  readonly url: string;
  readonly items: readonly WebhookStatement[];
}

export type WebhookBody = { readonly timestamp: string } & (WebhookStatement | { readonly type: 'digest'; readonly data: DigestData });

/** One statement by itself, several as a digest; the same bytes at every attempt. `timestamp` is by the clock everything is judged by. */
export function webhookBody({ id, at, lines, manageUrl }: Message): WebhookBody {
  const items = lines.map(statementOf);
  const [only] = items;
  if (only !== undefined && items.length === 1) return { type: only.type, timestamp: at, data: only.data };
  return { type: 'digest', timestamp: at, data: { key: id, url: manageUrl, items } };
}

function statementOf(line: MessageLine): WebhookStatement {
  return { type: line.kind, data: statementData(line) };
}

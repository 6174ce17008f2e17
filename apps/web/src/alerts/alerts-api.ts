import { Injectable } from '@nestjs/common';
import { segment } from '../address/segment.js';
import type { Visitor } from '../api-client/api-client.types.js';
import { ApiTransport } from '../api-client/api-transport.js';
import type {
  ConfirmedAnswer,
  DismissalReason,
  ListAnswer,
  SubscriptionAnswer,
  SubscriptionQuestion,
  ToldLineAnswer,
} from './alerts-api.types.js';

/**
 * What anyone may ask for who has an address, or a link out of a mail.
 * Methods throw as the transport does; `not-found` for another's token as for what is not there.
 */
@Injectable()
export class AlertsApi {
  constructor(private readonly api: ApiTransport) {}

  /** @param once a name for this very wish: asked again, it is still one */
  subscribe(question: SubscriptionQuestion, once: string, visitor: Visitor): Promise<SubscriptionAnswer> {
    return this.api.ask('POST', '/api/subscriptions', { visitor, body: question, idempotencyKey: once });
  }

  subscription(id: string, token: string, visitor: Visitor): Promise<SubscriptionAnswer> {
    return this.api.ask('GET', `/api/subscriptions/${segment(id)}${withToken(token)}`, { visitor });
  }

  /** Repeated, it answers the same. */
  confirm(id: string, token: string, visitor: Visitor): Promise<ConfirmedAnswer> {
    return this.api.ask('POST', `/api/subscriptions/${segment(id)}/confirm${withToken(token)}`, { visitor });
  }

  stop(id: string, token: string, visitor: Visitor): Promise<void> {
    return this.api.ask('DELETE', `/api/subscriptions/${segment(id)}${withToken(token)}`, { visitor });
  }

  /** All that an address hears, up to a hundred. */
  ofRecipient(recipient: string, token: string, visitor: Visitor): Promise<ListAnswer<SubscriptionAnswer>> {
    return this.api.ask('GET', `/api/recipients/${segment(recipient)}/subscriptions${withToken(token)}&pageSize=100`, { visitor });
  }

  toldLine(entryId: string, token: string, visitor: Visitor): Promise<ToldLineAnswer> {
    return this.api.ask('GET', `/api/told/${segment(entryId)}${withToken(token)}`, { visitor });
  }

  dismiss(
    entryId: string,
    token: string,
    why: { readonly reason: DismissalReason; readonly text?: string },
    visitor: Visitor,
  ): Promise<void> {
    return this.api.ask('POST', `/api/told/${segment(entryId)}/dismiss${withToken(token)}`, { visitor, body: why });
  }
}

function withToken(token: string): string {
  return `?token=${encodeURIComponent(token)}`;
}

import type { Clock } from '#service-kit';
import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import type { Channel } from '../../subscriptions/subscription.js';
import { MessageChannel, type Outcome } from '../channel.port.js';
import type { Message } from '../message.js';
import { NotPublic, publicLookup, type Resolve, systemResolve } from './public-lookup.js';
import { retryAfterMillis } from './retry-after.js';
import { refusalOfUrl } from './webhook-address.js';
import { webhookBody } from './webhook-body.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** Bytes of an answer; nothing in it is of use. */
const mostRead = 64 * 1024;
const usualBackoff = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

export interface WebhookOptions {
  /** Whether private addresses may be called, and without encryption. */
  readonly allowsPrivate: boolean;
  readonly clock: Clock;
  readonly attemptMillis?: number;
  readonly backoffMillis?: readonly number[];
  readonly resolve?: Resolve;
}

/**
 * Webhooks after Standard Webhooks 1: JSON, signed with the subscription's secret over id, time and body.
 *
 * Accepted means any 2xx. Whatever else comes is tried again, as a receiver may be under repair, except 410, which ends the subscription's address.
 * Redirects are not followed: they could lead where the checks did not look. `webhook-id` is the same at every attempt; receivers drop repeats by it.
 */
export class WebhookChannel extends MessageChannel {
  readonly kind = 'webhook';
  readonly concurrency = 20;
  readonly attemptMillis: number;
  readonly backoffMillis: readonly number[];
  private readonly agent: Agent;

  constructor(private readonly options: WebhookOptions) {
    super();
    this.attemptMillis = options.attemptMillis ?? 15 * second;
    this.backoffMillis = options.backoffMillis ?? usualBackoff;
    const resolve = options.resolve ?? systemResolve;
    this.agent = new Agent({
      connect: { timeout: this.attemptMillis, ...(!options.allowsPrivate && { lookup: publicLookup(resolve) }) },
      maxHeaderSize: 16 * 1024,
      keepAliveTimeout: 10 * second,
    });
  }

  async handOver(message: Message, to: Channel): Promise<Outcome> {
    if (to.kind !== 'webhook') return { kind: 'refused', reason: `A ${to.kind} channel takes no webhook.` };
    const refusal = refusalOfUrl(to.url, this.options.allowsPrivate);
    if (refusal !== null) return { kind: 'refused', reason: refusal };
    try {
      return await this.call(to.url, this.sign(message, to.secret));
    } catch (error) {
      return failed(error);
    }
  }

  override async close(): Promise<void> {
    await this.agent.destroy();
  }

  private sign(message: Message, secret: string): { readonly body: string; readonly headers: Record<string, string> } {
    const body = JSON.stringify(webhookBody(message));
    const at = new Date(this.options.clock.real());
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Ieum-Webhooks/1',
        'webhook-id': message.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signerOf(secret).sign(message.id, at, body),
      },
    };
  }

  private async call(
    url: string,
    { body, headers }: { readonly body: string; readonly headers: Record<string, string> },
  ): Promise<Outcome> {
    const signal = AbortSignal.timeout(this.attemptMillis);
    const answer = await request(url, { method: 'POST', body, headers, dispatcher: this.agent, signal });
    // The status decides; the rest is let in, up to a limit, so that the connection may be used again.
    answer.body.dump({ limit: mostRead, signal }).catch(() => undefined);
    const retryAfter = answer.headers['retry-after'];
    return outcomeOf(
      answer.statusCode,
      retryAfterMillis(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter, this.options.clock.real()),
    );
  }
}

class UnusableSecret extends Error {}

function signerOf(secret: string): Webhook {
  try {
    return new Webhook(secret);
  } catch {
    throw new UnusableSecret();
  }
}

function outcomeOf(status: number, afterMillis: number | undefined): Outcome {
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  if (status === 410) return { kind: 'refused', reason: 'The webhook answered 410: it is gone.', gone: true };
  const reason =
    status >= 300 && status < 400
      ? `The webhook answered ${status}; redirects are not followed, its address has to be changed.`
      : `The webhook answered ${status}.`;
  return { kind: 'retry', reason, ...(afterMillis !== undefined && { afterMillis }) };
}

function failed(error: unknown): Outcome {
  if (error instanceof UnusableSecret) return { kind: 'refused', reason: 'The webhook’s secret is not base64.' };
  if (error instanceof NotPublic) return { kind: 'refused', reason: error.message };
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT')
    return { kind: 'retry', reason: 'The webhook did not answer in time.' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'retry', reason: 'The webhook’s host could not be resolved.' };
  return { kind: 'retry', reason: `The webhook could not be called (${code ?? name}).` };
}

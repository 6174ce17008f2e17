import type { Channel } from '../../subscriptions/subscription.js';
import { MessageChannel, type Outcome } from '../channel.port.js';
import type { Message } from '../message.js';
import { alimtalkMessage } from './alimtalk-message.js';
import type { PhoneCarrier } from './phone-carrier.port.js';

const minute = 60_000;
const hour = 60 * minute;

export interface PhoneOptions {
  readonly carrier: PhoneCarrier;
  readonly attemptMillis?: number;
  readonly backoffMillis?: readonly number[];
}

/**
 * 알림톡 through a carrier. Accepted means that the carrier has taken it; the message's id goes with it at every attempt, by which a carrier that
 * knows such a key drops a repeat.
 */
export class PhoneChannel extends MessageChannel {
  readonly kind = 'phone';
  readonly concurrency = 5;
  readonly attemptMillis: number;
  readonly backoffMillis: readonly number[];

  constructor(private readonly options: PhoneOptions) {
    super();
    this.attemptMillis = options.attemptMillis ?? 15_000;
    this.backoffMillis = options.backoffMillis ?? [minute, 5 * minute, 15 * minute, hour, 2 * hour];
  }

  async handOver(message: Message, to: Channel): Promise<Outcome> {
    if (to.kind !== 'phone') return { kind: 'refused', reason: `A ${to.kind} channel takes no 알림톡.` };
    const signal = AbortSignal.timeout(this.attemptMillis);
    try {
      const sending = this.options.carrier.send({ id: message.id, number: to.number, ...alimtalkMessage(message) }, signal);
      return await Promise.race([sending, aborted(signal)]);
    } catch {
      // What a carrier's client says may hold the number.
      return { kind: 'retry', reason: signal.aborted ? 'The carrier did not answer in time.' : 'The carrier could not be reached.' };
    }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
}

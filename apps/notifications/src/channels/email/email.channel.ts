import type { Channel } from '../../subscriptions/subscription.js';
import { MessageChannel, type Outcome } from '../channel.port.js';
import type { Message } from '../message.js';
import { composeMail } from './compose-mail.js';
import type { Mail } from './mail.js';
import type { Sender } from './mail-view.js';

/** One mailbox, without a name or a quoted part: nothing in it can begin another. */
const oneAddress = /^[^\s@<>"(),:;\\[\]\p{Cc}]{1,64}@[^\s@<>"(),;\\\p{Cc}]{1,253}$/u;

/** A mail on its way to one address. */
export interface OutgoingMail {
  /** Stable over attempts: it is the local part of the Message-ID. */
  readonly id: string;
  /** Instant ISO 8601, by the clock everything is judged by. */
  readonly at: string;
  readonly to: string;
  readonly mail: Mail;
  /** Takes a POST and stops all that the address hears (RFC 8058); null for a mail that is no part of a subscription. */
  readonly oneClickUrl: string | null;
}

/**
 * E-mail. Every adapter gives a message the same Message-ID at every attempt, `<id@host of the public address>`, by which mailboxes and people tell a
 * repeat.
 */
export abstract class EmailChannel extends MessageChannel {
  readonly kind = 'email';

  protected constructor(protected readonly sender: Sender) {
    super();
  }

  /** Hands over any mail, also one that is no message of the ledger, as the one that asks for confirmation. Throws as little as `handOver`. */
  async post(mail: OutgoingMail): Promise<Outcome> {
    return oneAddress.test(mail.to) ? this.send(mail) : { kind: 'refused', reason: 'The address is none.', gone: true };
  }

  protected abstract send(mail: OutgoingMail): Promise<Outcome>;

  async handOver(message: Message, to: Channel): Promise<Outcome> {
    if (to.kind !== 'email') return { kind: 'refused', reason: `A ${to.kind} channel takes no e-mail.` };
    return this.post({
      id: message.id,
      at: message.at,
      to: to.address,
      mail: composeMail(message, this.sender),
      oneClickUrl: message.oneClickUrl,
    });
  }
}

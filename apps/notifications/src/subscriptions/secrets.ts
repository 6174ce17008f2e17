import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Documents } from '#documents';
import { Injectable } from '@nestjs/common';
import type { Channel, ChannelKind } from './subscription.js';

/** The setting that holds the key; where it is another, every link that was sent and every recipient in the ledger is void. */
export const notificationsKey = 'notifications-key';

/** What a token lets its holder do, and with what. */
export type TokenPurpose = 'confirm' | 'manage' | 'feed' | 'unsubscribe';

/**
 * What only this service can make: tokens for links, and the digests by which the ledger names recipients without keeping their addresses. Both
 * hang on one random key, made at the first start and kept with the data.
 */
@Injectable()
export class Secrets {
  private key: Promise<Buffer> | null = null;

  constructor(private readonly documents: Documents) {}

  /** `<kind>.<digest>`: one per address or endpoint, whatever its case where that does not count. */
  async recipientOf(channel: Channel): Promise<string> {
    return `${channel.kind}.${await this.digest(`recipient ${channel.kind} ${addressOf(channel)}`, 22)}`;
  }

  /** Goes with a link; the same for as long as the data lives. */
  tokenFor(purpose: TokenPurpose, subject: string): Promise<string> {
    return this.digest(`${purpose} ${subject}`, 32);
  }

  async isToken(purpose: TokenPurpose, subject: string, given: string | undefined): Promise<boolean> {
    const right = Buffer.from(await this.tokenFor(purpose, subject));
    const other = Buffer.from(given ?? '');
    return right.length === other.length && timingSafeEqual(right, other);
  }

  private async digest(text: string, characters: number): Promise<string> {
    this.key ??= this.keep();
    return createHmac('sha256', await this.key)
      .update(text)
      .digest('base64url')
      .slice(0, characters);
  }

  private async keep(): Promise<Buffer> {
    try {
      return Buffer.from(await this.documents.keepSetting(notificationsKey, randomBytes(32).toString('base64url')), 'base64url');
    } catch (error) {
      // A rejected attempt is not remembered: the next one has to try again.
      this.key = null;
      throw error;
    }
  }
}

export function kindOf(recipient: string): ChannelKind {
  return recipient.slice(0, recipient.indexOf('.')) as ChannelKind;
}

function addressOf(channel: Channel): string {
  switch (channel.kind) {
    case 'email':
      return channel.address.toLowerCase();
    case 'webhook':
      return channel.url;
    case 'inbox':
      return channel.companyId;
    case 'phone':
      return channel.number;
  }
}

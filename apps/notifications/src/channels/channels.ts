import type { ChannelKind } from '../subscriptions/subscription.js';
import type { MessageChannel } from './channel.port.js';

/** The channels that hand something over. An inbox is none: what was told is read there from the ledger. */
export class Channels {
  private readonly byKind: ReadonlyMap<ChannelKind, MessageChannel>;

  constructor(channels: readonly MessageChannel[]) {
    this.byKind = new Map(channels.map((channel) => [channel.kind, channel]));
  }

  get all(): readonly MessageChannel[] {
    return [...this.byKind.values()];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.byKind.values()].map((channel) => channel.close()));
  }
}

import type { ChannelKind } from '../subscriptions/subscription.js';
import type { MessageChannel } from './channel.port.js';

/** The channels through which messages go out; the inbox has none, as being in the ledger is being in it. */
export abstract class Channels {
  abstract readonly all: readonly MessageChannel[];

  of(kind: ChannelKind): MessageChannel | undefined {
    return this.all.find((channel) => channel.kind === kind);
  }
}

import { inspect } from 'node:util';
import { Logger } from '@nestjs/common';
import { deadTopic, type SetAside, type StateMessage, type StateRecord } from './events.port.js';
import type { ViewDefinition } from './view.decorator.js';

/** Handles a batch; throws if it could not. */
export type Handle = (messages: readonly StateMessage[]) => Promise<void>;

const longestReason = 300;

/** Hands a view's batches to its handler and sets aside what the handler fails on. Which log the batches come from is not its business. */
export class ViewDelivery {
  private readonly logger = new Logger('events');
  /** Keys that failed in this run. */
  private readonly stale = new Set<string>();
  private done = 0;

  /**
   * @param dead the keys that `ieum.dead` holds of this view from earlier runs
   * @param publishDead resolves once the record is on `ieum.dead`
   */
  constructor(
    private readonly view: ViewDefinition,
    private readonly handle: Handle,
    private readonly dead: Set<string>,
    private readonly publishDead: (record: StateRecord) => Promise<void>,
  ) {}

  get handled(): number {
    return this.done;
  }

  get staleKeys(): number {
    return this.stale.size;
  }

  /** Returns when each message is handled or set aside, or when `stopped` turns true between two. Rejects only if `publishDead` does. */
  async deliver(messages: readonly StateMessage[], stopped: () => boolean): Promise<void> {
    const failure = await this.attempt(messages);
    if (failure === null) return;
    for (const message of messages) {
      if (stopped()) return;
      const reason = await this.attempt([message]);
      if (reason !== null) await this.setAside(message, reason);
    }
  }

  private async attempt(messages: readonly StateMessage[]): Promise<string | null> {
    try {
      await this.handle(messages);
    } catch (error) {
      return reasonOf(error);
    }
    this.done += messages.length;
    for (const { key } of this.dead.size === 0 ? [] : messages) await this.takeBack(key);
    return null;
  }

  private async setAside({ topic, key }: StateMessage, reason: string): Promise<void> {
    this.logger.warn(`view ${this.view.name} set aside ${key} of ${topic}: ${reason}`);
    this.stale.add(key);
    const at = new Date().toISOString();
    const value: SetAside = { view: this.view.name, topic, key, reason, at };
    // A view of ieum.dead that fails must not feed itself.
    if (topic === deadTopic) return;
    await this.publishDead({ key: deadKey(this.view, key), value });
    this.dead.add(key);
  }

  private async takeBack(key: string): Promise<void> {
    this.stale.delete(key);
    if (!this.dead.has(key)) return;
    await this.publishDead({ key: deadKey(this.view, key), value: null });
    this.dead.delete(key);
  }
}

/** The key on `ieum.dead` of a message that a view set aside; that of '' begins all of the view's. */
export function deadKey(view: ViewDefinition, key: string): string {
  return `${view.name}/${view.topic}/${key}`;
}

function reasonOf(thrown: unknown): string {
  const { name = 'Error', message } = (thrown ?? {}) as Partial<Error>;
  return (typeof message === 'string' ? `${name}: ${message}` : inspect(thrown)).slice(0, longestReason);
}

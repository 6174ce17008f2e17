import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Logger } from '@nestjs/common';
import { deadTopic, type SetAside, type StateMessage, type StateRecord } from './events.port.js';

/** Handles a batch; throws if it could not. */
export type Handle = (messages: readonly StateMessage[]) => Promise<void>;

/** Whether all that handlers stand on answers. Never rejects. */
export type Healthy = () => Promise<boolean>;

/** A view or a group, of one topic. */
export interface Listener {
  readonly name: string;
  readonly topic: string;
}

/** The keys that a listener has failed on. */
export class AsideKeys {
  /** Noted on `ieum.dead`, now or in earlier runs; of a group, by any of its instances. */
  readonly noted: Set<string>;
  /** Failed here in this run, and not handled here since. */
  readonly failed = new Set<string>();

  constructor(noted: Iterable<string> = []) {
    this.noted = new Set(noted);
  }

  /** Those that nobody has handled since. */
  get stale(): number {
    return [...this.failed].filter((key) => this.noted.has(key)).length;
  }
}

const longestReason = 300;
const firstDelayMillis = 100;
const longestDelayMillis = 10_000;

/**
 * Hands a listener's batches to its handler, waits where a port is down, and sets aside what the handler fails on. Which log the batches come
 * from is not its business.
 */
export class Delivery {
  private readonly logger = new Logger('events');
  private done = 0;
  private waiting = false;
  /** Grows until something is handled again. */
  private delay = firstDelayMillis;

  /**
   * @param parts.publishDead resolves once the record is on `ieum.dead`
   * @param parts.healthy is asked whenever the handler has failed, before that is held against a message
   */
  constructor(
    private readonly listener: Listener,
    private readonly handle: Handle,
    private readonly aside: AsideKeys,
    private readonly parts: { readonly publishDead: (record: StateRecord) => Promise<void>; readonly healthy: Healthy },
  ) {}

  get handled(): number {
    return this.done;
  }

  get staleKeys(): number {
    return this.aside.stale;
  }

  get setAsideKeys(): number {
    return this.aside.noted.size;
  }

  get paused(): boolean {
    return this.waiting;
  }

  /** Never rejects. Returns how many of the messages, from the first, are handled or set aside: all, unless it was told to stop. */
  async deliver(messages: readonly StateMessage[], stop: AbortSignal): Promise<number> {
    if ((await this.attempt(messages, stop)) === null) return messages.length;
    for (const [at, message] of messages.entries()) {
      if (stop.aborted) return at;
      const reason = await this.attempt([message], stop);
      if (reason !== null && !(await this.setAside(message, reason, stop))) return at;
    }
    return messages.length;
  }

  /** Sets a message aside that cannot even be read. False if it was told to stop before that was noted. */
  async setAside({ key, headers }: Omit<StateMessage, 'value'>, reason: string, stop: AbortSignal): Promise<boolean> {
    // What it failed on may be the stopping itself.
    if (stop.aborted) return false;
    const { name, topic } = this.listener;
    this.logger.warn(`${name} set aside ${key} of ${topic}: ${reason}`);
    this.aside.failed.add(key);
    this.aside.noted.add(key);
    const value: SetAside = { view: name, topic, key, reason, at: new Date().toISOString() };
    const { traceparent } = headers;
    const record = { key: deadKey(this.listener, key), value, ...(traceparent !== undefined && { headers: { traceparent } }) };
    return this.note(record, stop);
  }

  /** What the handler threw, if it did so while the ports answered, or while stopping. */
  private async attempt(messages: readonly StateMessage[], stop: AbortSignal): Promise<string | null> {
    for (;;) {
      const reason = await this.tryOnce(messages);
      if (reason === null) return (await this.takeBack(messages, stop)) ? null : 'stopped';
      if (stop.aborted || (await this.parts.healthy())) return reason;
      await this.outage(reason, stop);
      if (stop.aborted) return reason;
    }
  }

  private async tryOnce(messages: readonly StateMessage[]): Promise<string | null> {
    try {
      await this.handle(messages);
    } catch (error) {
      return reasonOf(error);
    }
    this.done += messages.length;
    this.delay = firstDelayMillis;
    return null;
  }

  /** Takes the entries of what is handled again back from `ieum.dead`. */
  private async takeBack(messages: readonly StateMessage[], stop: AbortSignal): Promise<boolean> {
    if (this.aside.noted.size === 0) return true;
    for (const { key } of messages) {
      this.aside.failed.delete(key);
      if (!this.aside.noted.has(key)) continue;
      if (!(await this.note({ key: deadKey(this.listener, key), value: null }, stop))) return false;
      this.aside.noted.delete(key);
    }
    return true;
  }

  /** Publishes on `ieum.dead`, however long that takes; false if it was told to stop before. */
  private async note(record: StateRecord, stop: AbortSignal): Promise<boolean> {
    // A listener to ieum.dead that fails must not feed itself.
    if (this.listener.topic === deadTopic) return true;
    for (;;) {
      try {
        await this.parts.publishDead(record);
        return true;
      } catch (error) {
        if (stop.aborted) return false;
        await this.outage(reasonOf(error), stop);
      }
    }
  }

  /** Waits until the ports answer, at least for a moment. */
  private async outage(reason: string, stop: AbortSignal): Promise<void> {
    const { name, topic } = this.listener;
    this.logger.warn(`${name} of ${topic} pauses, as a port is down: ${reason}`);
    this.waiting = true;
    do {
      await pause(this.delay, undefined, { signal: stop }).catch(() => undefined);
      this.delay = Math.min(this.delay * 2, longestDelayMillis);
    } while (!stop.aborted && !(await this.parts.healthy()));
    this.waiting = false;
    if (!stop.aborted) this.logger.log(`${name} of ${topic} goes on`);
  }
}

/** The key on `ieum.dead` of a message that was set aside; that of '' begins all of the listener's. */
export function deadKey({ name, topic }: Listener, key: string): string {
  return `${name}/${topic}/${key}`;
}

function reasonOf(thrown: unknown): string {
  const { name = 'Error', message } = (thrown ?? {}) as Partial<Error>;
  return (typeof message === 'string' ? `${name}: ${message}` : inspect(thrown)).slice(0, longestReason);
}

import { Logger } from '@nestjs/common';
import type { DocumentCollection } from '#documents';
import type { Events, StateMessage } from '#events';
import type { OwnedDefinition } from './owned-definition.js';
import { publishedAtHeader } from './published-record.js';
import type { Relay } from './relay.js';
import { SeenVersions } from './seen-versions.js';

const pageSize = 500;
const dayMillis = 24 * 60 * 60 * 1000;
/** A comparison that failed, as in an outage of the store, is made again after this. */
const retryMillis = 10_000;
/** So long a deletion stays on its topic as a state; then a null lets compaction forget it. */
const deletionMillis = 7 * dayMillis;

/** What is asked of a record of the own topic; anything may be on it. */
interface Seen {
  readonly version?: unknown;
  readonly deleted?: unknown;
}

/**
 * Keeps a topic at what its owner's store holds. Two relays that overlap can leave an older state behind a newer one, and compaction keeps
 * the one that came last; a topic may also have lost what was published. So the owner reads its own topic, and has its relay publish again
 * each document of which the topic ends with less than the store has.
 */
export class TopicRepair<T> {
  private readonly logger: Logger;
  /** What the topic ends with: a version, or 0 for a null. */
  private readonly seen = new SeenVersions();
  /** Deletions that no null follows yet, and the real time at which they were published. */
  private readonly deletions = new Map<string, number>();
  /** Ids of which a lower version has followed a higher one. */
  private readonly suspects = new Set<string>();
  private readonly timers: NodeJS.Timeout[] = [];
  private work: Promise<void> = Promise.resolve();
  private stopped = false;
  private caughtUp = false;

  constructor(
    private readonly definition: OwnedDefinition<T>,
    private readonly collection: DocumentCollection<T>,
    private readonly events: Pick<Events, 'publish' | 'caughtUp'>,
    private readonly relay: Pick<Relay<T>, 'kick' | 'idle'>,
    private readonly real: () => number,
  ) {
    this.logger = new Logger(`Repair ${definition.topic}`);
  }

  /** Compares the whole topic with the store once it has been read, and then once a day. */
  start(): void {
    const daily = () => this.enqueue(() => this.daily());
    this.timers.push(setInterval(daily, dayMillis).unref());
    this.timers.push(setInterval(() => this.suspects.size > 0 && this.enqueue(() => this.compareSuspects()), retryMillis).unref());
    daily();
  }

  /** Resolves when the comparisons that have been begun are done. */
  async idle(): Promise<void> {
    await this.work;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.timers.forEach(clearInterval);
    if (this.caughtUp) await this.work;
  }

  /** Records of the own topic. Never fails: whatever is on the topic, the owner must not lose sight of the rest. */
  handle(messages: readonly Pick<StateMessage<Seen>, 'key' | 'value' | 'headers'>[]): void {
    for (const { key, value, headers } of messages) {
      const version = typeof value?.version === 'number' ? value.version : 0;
      const lower = value !== null && version < (this.seen.get(key) ?? 0);
      this.seen.set(key, version);
      if (value?.deleted === true) this.deletions.set(key, Date.parse(headers[publishedAtHeader] ?? '') || this.real());
      else this.deletions.delete(key);
      // Until the end is reached, a later record may well be the newer one.
      if (lower && this.caughtUp) this.suspects.add(key);
    }
    if (this.suspects.size > 0) this.enqueue(() => this.compareSuspects());
  }

  private async compareAll(): Promise<void> {
    let reopened = 0;
    let ahead = 0;
    for (let after: string | undefined; !this.stopped;) {
      const page = await this.collection.scan(after, pageSize);
      for (const { id, version, state } of page) {
        const seen = this.seen.get(id);
        if (seen !== undefined && seen > version) ahead += 1;
        // A deletion that the topic no longer knows has been forgotten, as it should be.
        const behind = state === null ? seen !== undefined && seen !== 0 && seen < version : (seen ?? 0) < version;
        if (!behind) continue;
        await this.collection.reopen(id);
        reopened += 1;
      }
      after = page.at(-1)?.id;
      if (page.length < pageSize) break;
    }
    if (reopened > 0) this.logger.warn(`${reopened} documents were not on the topic as they are, and are published again`);
    if (ahead > 0) this.logger.error(`the topic is ahead of the store in ${ahead} documents: was an old copy of the store put back?`);
    this.relay.kick();
  }

  /** Publishes the null that follows a deletion after seven days. */
  private async forgetDeletions(): Promise<void> {
    const due = [...this.deletions].filter(([, at]) => this.real() - at >= deletionMillis).map(([id]) => id);
    for (let start = 0; start < due.length && !this.stopped; start += pageSize) {
      const records = due.slice(start, start + pageSize).map((key) => ({ key, value: null }));
      await this.events.publish(this.definition.topic, records);
    }
  }

  private async compareSuspects(): Promise<void> {
    for (const id of this.suspects) {
      const document = await this.collection.get(id);
      if (document !== null && document.version > (this.seen.get(id) ?? 0)) await this.collection.reopen(id);
      this.suspects.delete(id);
    }
    this.relay.kick();
  }

  private async daily(): Promise<void> {
    await this.events.caughtUp();
    this.caughtUp = true;
    await this.relay.idle();
    await this.compareAll();
    await this.forgetDeletions();
  }

  private enqueue(task: () => Promise<void>): void {
    this.work = this.work.then(() => (this.stopped ? undefined : task())).catch((error: unknown) => this.logger.warn(error));
  }
}

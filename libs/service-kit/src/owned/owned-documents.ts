import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Change, Document, DocumentCollection, FindQuery, Live, OnceEntry, PutOutcome } from '#documents';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../clock/clock.js';
import { requestContext } from '../http/request-context.js';
import type { Precondition } from '../preconditions/precondition.js';
import { Problem } from '../problems/problem.js';
import type { Relay } from './relay.js';
import type { TopicRepair } from './topic-repair.js';

/** How often a change that depends on no version read is tried over when another one came between. */
const attempts = 5;
/** How long a start waits for what was saved before it to be published. */
const startMillis = 10_000;
/** How long an `Idempotency-Key` is kept. */
const onceMillis = 24 * 60 * 60 * 1000;

/** A request that is to be carried out once: its `Idempotency-Key` and the fingerprint of what it asks. */
export interface Once {
  readonly key: string;
  readonly fingerprint: string;
}

export interface Written<T> {
  readonly document: Live<T>;
  /** True where the request had been carried out before, and nothing was done now. */
  readonly repeated: boolean;
  /** What the request made inside the document. */
  readonly made?: string;
}

export interface OwnedParts<T> {
  readonly collection: DocumentCollection<T>;
  readonly relay: Relay<T>;
  readonly repair: TopicRepair<T>;
  readonly clock: Clock;
}

/**
 * The documents of one kind that a service owns. What is written here is saved with its audit entry and published on the kind's topic.
 * Refusals are thrown as Problems or as the errors of the documents port, which the problem filter knows.
 */
export class OwnedDocuments<T> implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly relay: Relay<T>;
  readonly repair: TopicRepair<T>;
  private readonly collection: DocumentCollection<T>;
  private readonly clock: Clock;

  constructor({ collection, relay, repair, clock }: OwnedParts<T>) {
    this.collection = collection;
    this.relay = relay;
    this.repair = repair;
    this.clock = clock;
  }

  /** The document, deleted or not; null where the id was never used. */
  get(id: string): Promise<Document<T> | null> {
    return this.collection.get(id);
  }

  /** @throws Problem `not-found` */
  async live(id: string): Promise<Live<T>> {
    const document = await this.collection.get(id);
    if (document === null || !isLive(document)) throw new Problem('not-found');
    return document;
  }

  find(query: FindQuery): Promise<readonly Live<T>[]> {
    return this.collection.find(query);
  }

  count(where?: FindQuery['where']): Promise<number> {
    return this.collection.count(where);
  }

  scan(after: string | undefined, limit: number): Promise<readonly Document<T>[]> {
    return this.collection.scan(after, limit);
  }

  /**
   * Saves a new document.
   *
   * @throws Problem `idempotency-conflict`; `duplicate` by way of UniqueViolation or of an id that is or was in use
   */
  async create(request: { readonly id?: string; readonly state: T; readonly by: string; readonly once?: Once }): Promise<Written<T>> {
    const { id = randomUUID(), state, by, once } = request;
    const before = await this.doneBefore(once);
    if (before !== null) return before;
    try {
      const document = await this.put({ id, expectedVersion: 0, state, by, once: this.entry(once) });
      return { document, repeated: false };
    } catch (error) {
      // The same request may have come twice at once: the later one finds what the first has made.
      const meanwhile = await this.doneBefore(once);
      if (meanwhile !== null) return meanwhile;
      throw error;
    }
  }

  /** Replaces a document that the writer has read. @throws Problem `not-found`, `version-conflict` */
  async update(id: string, precondition: Precondition, request: { readonly edit: (state: T) => T; readonly by: string }): Promise<Live<T>> {
    const document = await this.collection.get(id);
    const expectedVersion = precondition.check(document);
    if (document === null || !isLive(document)) throw new Problem('not-found');
    return this.put({ id, expectedVersion, state: request.edit(document.state), by: request.by });
  }

  /**
   * Changes a document as it is now, whatever its version, and tries over where another change came between. `edit` answers with the next
   * state and the id of what it made in it; it may be called several times.
   */
  async amend(
    id: string,
    request: {
      readonly edit: (state: T, document: Live<T>) => { readonly state: T; readonly made?: string };
      readonly by: string;
      readonly once?: Once;
    },
  ): Promise<Written<T>> {
    for (let attempt = 1; ; attempt += 1) {
      const document = await this.live(id);
      const before = this.repeatOf(document, request.once);
      if (before !== null) return before;
      const { state, made } = request.edit(document.state, document);
      try {
        const change = { id, expectedVersion: document.version, state, by: request.by, once: this.entry(request.once, made) };
        return { document: await this.put(change), repeated: false, ...(made !== undefined && { made }) };
      } catch (error) {
        if (attempt === attempts || !(error instanceof Error) || error.name !== 'VersionConflict') throw error;
      }
    }
  }

  /** Deletes a document that the writer has read. @throws Problem `not-found`, `version-conflict` */
  async delete(id: string, precondition: Precondition, by: string): Promise<Document<T>> {
    const expectedVersion = precondition.check(await this.collection.get(id));
    return this.save({ id, expectedVersion, state: null, by });
  }

  /** Saves each by itself, in order, as an import does; one that is refused does not stop the others. */
  async saveMany(changes: readonly Omit<Change<T>, 'at'>[]): Promise<readonly PutOutcome<T>[]> {
    const at = this.clock.asOf();
    const outcomes = await this.collection.putMany(changes.map((change) => ({ ...change, at })));
    this.relay.kick();
    return outcomes;
  }

  /**
   * What was saved before the start is published before the views begin, so that they have it by the time they say they have caught up. An
   * outage holds the start up for a while only.
   */
  async onApplicationBootstrap(): Promise<void> {
    // What is wrong with the stored documents, as a unique index that they break, refuses the start.
    await this.collection.scan(undefined, 1);
    this.relay.start();
    // While the brokers are away nothing else may keep the process alive, which does not listen yet: this has to.
    const patience = new AbortController();
    await Promise.race([this.relay.idle(), pause(startMillis, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    this.repair.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.repair.stop(), this.relay.stop()]);
  }

  private async put(change: Omit<Change<T>, 'at'> & { readonly state: T }): Promise<Live<T>> {
    const document = await this.save(change);
    return { ...document, state: change.state };
  }

  private async save(change: Omit<Change<T>, 'at'>): Promise<Document<T>> {
    const traceparent = requestContext()?.traceparent;
    if (traceparent !== undefined) this.relay.trace(change.id, change.expectedVersion + 1, traceparent);
    const document = await this.collection.put({ ...change, at: this.clock.asOf() });
    this.relay.kick();
    return document;
  }

  private async doneBefore(once: Once | undefined): Promise<Written<T> | null> {
    if (once === undefined) return null;
    const document = await this.collection.madeBy(once.key, this.clock.asOf());
    return document !== null && isLive(document) ? this.repeatOf(document, once) : null;
  }

  private repeatOf(document: Live<T>, once: Once | undefined): Written<T> | null {
    // An older entry stays with its document until the next save.
    const since = this.clock.now() - onceMillis;
    const entry = once && document.once.find(({ key, at }) => key === once.key && Date.parse(at) > since);
    if (entry === undefined) return null;
    if (entry.fingerprint !== once?.fingerprint) throw new Problem('idempotency-conflict');
    return { document, repeated: true, ...(entry.made !== undefined && { made: entry.made }) };
  }

  private entry(once: Once | undefined, made?: string): OnceEntry | undefined {
    return once && { ...once, at: this.clock.asOf(), ...(made !== undefined && { made }) };
  }
}

function isLive<T>(document: Document<T>): document is Live<T> {
  return document.state !== null;
}

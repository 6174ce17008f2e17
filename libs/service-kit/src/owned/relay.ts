import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type Document, type DocumentCollection, type Documents, type Lease, LeaseLost, type Pending } from '#documents';
import type { Events } from '#events';
import type { OwnedDefinition } from './owned-definition.js';
import { publishedRecord } from './published-record.js';

const batchSize = 1_000;
const firstDelayMillis = 100;
const longestDelayMillis = 10_000;
/** A kick can be lost with the process that meant to give it; nothing waits longer than this for the next. */
const netMillis = 5_000;
/** How long a relay that has stopped in the middle keeps the others waiting. */
const leaseMillis = 10_000;
/** How often one looks whether another has moved on what is waiting. */
const standbyMillis = 200;
/** Traces of changes that are on their way; the oldest give way. */
const mostTraces = 10_000;

export interface RelayStatus {
  /** Documents last seen waiting, up to the size of a batch. */
  readonly backlog: number;
  readonly published: number;
  /** For how long something has been waiting whenever it was looked; 0 where nothing was. */
  readonly waitingMillis: number;
  /** Real time since which every attempt has failed; null where the last one did not. */
  readonly failingSince: number | null;
}

type Move = 'moved' | 'nothing waits' | 'another moves';

/**
 * Moves saved changes on: publishes each document's latest state, keeps its audit entries, and notes that both were done. At least once and
 * in the order saved; what it had begun when the process died it does again.
 *
 * Of the processes that share a store one moves at a time, under a lease that it takes when something waits and gives up when nothing does any
 * more. One that slept through the end of its lease may publish an older state behind a newer one, which TopicRepair mends, but it notices
 * before it notes anything.
 */
export class Relay<T> {
  private readonly logger: Logger;
  private readonly stopping = new AbortController();
  private readonly holder = randomUUID();
  private lease: Lease | null = null;
  private readonly traces = new Map<string, string>();
  private running: Promise<void> | null = null;
  private kicked = false;
  private timer: NodeJS.Timeout | undefined;
  private backlog = 0;
  private published = 0;
  private waitingSince: number | null = null;
  private failingSince: number | null = null;

  constructor(
    private readonly definition: OwnedDefinition<T>,
    private readonly collection: DocumentCollection<T>,
    private readonly leases: Pick<Documents, 'lease' | 'release'>,
    private readonly events: Pick<Events, 'publish'>,
    private readonly real: () => number,
  ) {
    this.logger = new Logger(`Relay ${definition.topic}`);
  }

  start(): void {
    this.timer = setInterval(() => this.kick(), netMillis).unref();
    this.kick();
  }

  /** Something has been saved. */
  kick(): void {
    this.kicked = true;
    if (this.stopping.signal.aborted || this.running !== null) return;
    this.running = this.run().finally(() => {
      this.running = null;
      if (this.kicked) this.kick();
    });
  }

  /** The trace in which a version came to be goes out with it. */
  trace(id: string, version: number, traceparent: string): void {
    this.traces.set(`${id}@${version}`, traceparent);
    if (this.traces.size > mostTraces) this.traces.delete(this.traces.keys().next().value ?? '');
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    this.kick();
    while (this.running !== null) await this.running;
  }

  status(): RelayStatus {
    const { backlog, published, waitingSince, failingSince } = this;
    return { backlog, published, waitingMillis: waitingSince === null ? 0 : this.real() - waitingSince, failingSince };
  }

  /** Resolves when the batch that is under way has been moved on or has failed. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let delay = firstDelayMillis; !this.stopping.signal.aborted;) {
      this.kicked = false;
      try {
        const move = await this.move();
        if (move === 'nothing waits' && !this.kicked) break;
        if (move === 'another moves') await this.pause(standbyMillis);
        delay = firstDelayMillis;
      } catch (error) {
        if (error instanceof LeaseLost) {
          this.lease = null;
          continue;
        }
        if (this.failingSince === null) this.logger.warn(error);
        this.failingSince ??= this.real();
        // Another process may fare better meanwhile.
        await this.letGo();
        await this.pause(delay);
        delay = Math.min(delay * 2, longestDelayMillis);
      }
    }
    await this.letGo();
  }

  private async move(): Promise<Move> {
    const waits = this.lease !== null || (await this.collection.pending(1)).length > 0;
    if (waits) this.waitingSince ??= this.real();
    if (waits && !(await this.holds())) return 'another moves';
    // Read under the lease: what was read before may have been moved on, and more than that, by another.
    const pending = waits ? await this.collection.pending(batchSize) : [];
    this.backlog = pending.length;
    if (pending.length === 0) this.waitingSince = null;
    if (pending.length > 0) await this.moveBatch(pending);
    if (this.failingSince !== null) this.logger.log('publishing again');
    this.failingSince = null;
    return pending.length > 0 ? 'moved' : 'nothing waits';
  }

  private async moveBatch(pending: readonly Pending<T>[]): Promise<void> {
    const { lease } = this;
    if (lease === null) return;
    if (this.real() >= lease.until) throw new LeaseLost(lease);
    const documents = pending.map(({ document }) => document);
    await this.events.publish(
      this.definition.topic,
      documents.map((document) => this.record(document)),
    );
    await this.collection.recordAudit(pending.flatMap(({ audit }) => audit));
    await this.collection.settle(
      pending.map(({ document: { id, version }, token }) => ({ id, version, token })),
      lease,
    );
    for (const { id, version } of documents) this.traces.delete(`${id}@${version}`);
    this.published += documents.length;
  }

  /** Takes the lease, or renews it in good time. */
  private async holds(): Promise<boolean> {
    const now = this.real();
    if (this.lease === null || this.lease.until - now < leaseMillis / 2) {
      const name = `relay ${this.definition.topic}`;
      this.lease = await this.leases.lease({ name, holder: this.holder, ttlMillis: leaseMillis, now });
    }
    return this.lease !== null;
  }

  private async letGo(): Promise<void> {
    const { lease } = this;
    this.lease = null;
    // One that cannot be given back runs out.
    if (lease !== null) await this.leases.release(lease).catch(() => undefined);
  }

  private async pause(millis: number): Promise<void> {
    await pause(millis, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }

  private record(document: Document<T>) {
    const traceparent = this.traces.get(`${document.id}@${document.version}`);
    return publishedRecord(this.definition, document, { publishedAt: this.real(), traceparent });
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Document, DocumentCollection } from '#documents';
import type { Events } from '#events';
import type { OwnedDefinition } from './owned-definition.js';
import { publishedRecord } from './published-record.js';

const batchSize = 1_000;
const firstDelayMillis = 100;
const longestDelayMillis = 10_000;
/** A kick can be lost with the process that meant to give it; nothing waits longer than this for the next. */
const netMillis = 5_000;
/** Traces of changes that are on their way; the oldest give way. */
const mostTraces = 10_000;

export interface RelayStatus {
  /** Documents last seen waiting, up to the size of a batch. */
  readonly backlog: number;
  readonly published: number;
  /** Real time since which every attempt has failed; null where the last one did not. */
  readonly failingSince: number | null;
}

/**
 * Moves saved changes on: publishes each document's latest state, keeps its audit entries, and notes that both were done. At least once and
 * in the order saved; what it had begun when the process died it does again.
 */
export class Relay<T> {
  private readonly logger: Logger;
  private readonly stopping = new AbortController();
  private readonly traces = new Map<string, string>();
  private running: Promise<void> | null = null;
  private kicked = false;
  private timer: NodeJS.Timeout | undefined;
  private backlog = 0;
  private published = 0;
  private failingSince: number | null = null;

  constructor(
    private readonly definition: OwnedDefinition<T>,
    private readonly collection: DocumentCollection<T>,
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
    return { backlog: this.backlog, published: this.published, failingSince: this.failingSince };
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
        if ((await this.moveBatch()) === 0 && !this.kicked) return;
        delay = firstDelayMillis;
      } catch (error) {
        if (this.failingSince === null) this.logger.warn(error);
        this.failingSince ??= this.real();
        await pause(delay, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
        delay = Math.min(delay * 2, longestDelayMillis);
      }
    }
  }

  private async moveBatch(): Promise<number> {
    const pending = await this.collection.pending(batchSize);
    this.backlog = pending.length;
    if (pending.length > 0) {
      const documents = pending.map(({ document }) => document);
      await this.events.publish(
        this.definition.topic,
        documents.map((document) => this.record(document)),
      );
      await this.collection.recordAudit(pending.flatMap(({ audit }) => audit));
      await this.collection.settle(documents.map(({ id, version }) => ({ id, version })));
      for (const { id, version } of documents) this.traces.delete(`${id}@${version}`);
      this.published += documents.length;
    }
    if (this.failingSince !== null) this.logger.log('publishing again');
    this.failingSince = null;
    return pending.length;
  }

  private record(document: Document<T>) {
    const traceparent = this.traces.get(`${document.id}@${document.version}`);
    return publishedRecord(this.definition, document, { publishedAt: this.real(), traceparent });
  }
}

import { ProgramCopy, searchDocumentOf } from '#copies';
import { setTimeout as sleep } from 'node:timers/promises';
import { Events } from '#events';
import { Search, type SearchSource } from '#search';
import { Readiness } from '#service-kit';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { IndexLease } from './index-lease.js';

const untilRightMs = 1_000;
const onceRightMs = 300_000;
const patienceMs = 2_000;

/**
 * Holds a shared index to this instance's copy of the programmes: once the copy has caught up, then every few minutes. So whatever the index
 * has lost or missed comes back by itself. Until it was right once, this instance is not ready.
 */
@Injectable()
export class IndexRepairs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('IndexRepairs');
  private readonly stop = new AbortController();
  private right = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly events: Events,
    private readonly search: Search,
    private readonly programs: ProgramCopy,
    private readonly lease: IndexLease,
    private readonly readiness: Readiness,
  ) {}

  /** Whether a text may be looked for: what all share was right once since this instance began. */
  get isRight(): boolean {
    return this.right || !this.search.shared;
  }

  onApplicationBootstrap(): void {
    if (!this.search.shared) return;
    this.readiness.add('texts', async () => ({ ok: this.right }));
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await Promise.race([this.running, sleep(patienceMs, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    // Rejects where the process stops before.
    await this.events.caughtUp().catch(() => undefined);
    while (!signal.aborted) {
      await this.repair();
      await sleep(this.right ? onceRightMs : untilRightMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async repair(): Promise<void> {
    const lease = { hold: async () => !this.stop.signal.aborted && (await this.lease.hold()), release: () => this.lease.release() };
    try {
      const done = await this.search.repair(this.source(), lease);
      if (done === 'mended' || done === 'rebuilt') this.logger.log(`the index was ${done}`);
      if (done !== 'elsewhere') this.right = true;
    } catch (error) {
      if (!this.stop.signal.aborted) this.logger.error(error);
    }
  }

  private source(): SearchSource {
    return {
      versions: () => new Map(Array.from(this.programs.values(), ({ id, version }) => [id, version])),
      document: (id) => {
        const program = this.programs.get(id);
        return program === undefined ? undefined : searchDocumentOf(program);
      },
    };
  }
}

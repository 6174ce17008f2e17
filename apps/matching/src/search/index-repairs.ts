import { ProgramCopy, searchDocumentOf } from '#copies';
import { setTimeout as sleep } from 'node:timers/promises';
import { Events } from '#events';
import { Search, SearchUnavailable, type SearchSource } from '#search';
import { Readiness } from '#service-kit';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { IndexLease } from './index-lease.js';

const untilRightMs = 1_000;
const onceRightMs = 300_000;
/** An index that does not answer may be lost: it is looked after at once. */
const lookMs = 2_000;
const patienceMs = 2_000;

/**
 * Holds a shared index to this instance's copy of the programmes: once the copy has caught up, then every few minutes, and within seconds where it
 * does not answer. So whatever the index has lost or missed comes back by itself. Until it was right once, this instance is not ready.
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
      await (this.right ? this.whileItAnswers(signal) : pause(untilRightMs, signal));
    }
  }

  private async whileItAnswers(signal: AbortSignal): Promise<void> {
    for (let waited = 0; waited < onceRightMs && !signal.aborted; waited += lookMs) {
      await pause(lookMs, signal);
      if (
        !(await this.search.ping().then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }

  private async repair(): Promise<void> {
    const lease = { hold: async () => !this.stop.signal.aborted && (await this.lease.hold()), release: () => this.lease.release() };
    try {
      const done = await this.search.repair(this.source(), lease);
      if (done === 'mended' || done === 'rebuilt') this.logger.log(`the index was ${done}`);
      if (done !== 'elsewhere') this.right = true;
    } catch (error) {
      // A server that is away is seen in the readiness already.
      if (!this.stop.signal.aborted && !(error instanceof SearchUnavailable)) this.logger.error(error);
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

async function pause(millis: number, signal: AbortSignal): Promise<void> {
  await sleep(millis, undefined, { signal, ref: false }).catch(() => undefined);
}

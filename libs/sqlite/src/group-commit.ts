import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

interface Job {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A transaction takes in no more work after this long, so that requests are served in between. */
const sliceMillis = 20;

/**
 * Lets writes that are asked for in one turn of the event loop share one transaction, and so one flush to disk.
 * Each stays atomic by itself: work that throws undoes its own writes and no others.
 */
export class GroupCommit {
  private queue: Job[] = [];
  private scheduled = false;
  private readonly savepoint: StatementSyncInstance;
  private readonly release: StatementSyncInstance;

  constructor(private readonly sqlite: DatabaseSyncInstance) {
    this.savepoint = sqlite.prepare('savepoint job');
    this.release = sqlite.prepare('release job');
  }

  /** Resolves with what `work` returned once it is durable; rejects with what it threw, or with the reason the commit failed. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.schedule();
    });
  }

  /** Resolves when all that was asked for so far has been settled. */
  async drain(): Promise<void> {
    if (this.queue.length > 0) await this.write(() => undefined);
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.commit());
  }

  private commit(): void {
    const settle: (() => void)[] = [];
    let taken = 0;
    try {
      const until = performance.now() + sliceMillis;
      this.sqlite.exec('begin immediate');
      while (taken < this.queue.length && (taken === 0 || performance.now() < until)) {
        const job = this.queue[taken] as Job;
        taken += 1;
        settle.push(this.attempt(job));
      }
      this.sqlite.exec('commit');
    } catch (error) {
      if (this.sqlite.isTransaction) this.sqlite.exec('rollback');
      taken = Math.max(taken, 1);
      for (const job of this.queue.slice(0, taken)) job.reject(error);
      settle.length = 0;
    }
    this.queue = this.queue.slice(taken);
    this.scheduled = false;
    if (this.queue.length > 0) this.schedule();
    for (const each of settle) each();
  }

  private attempt(job: Job): () => void {
    this.savepoint.run();
    try {
      const value = job.work();
      this.release.run();
      return () => job.resolve(value);
    } catch (error) {
      // A full disk or an I/O error has already undone the whole transaction: nothing of it may be reported as saved.
      if (!this.sqlite.isTransaction) throw error;
      this.sqlite.exec('rollback to job; release job');
      return () => job.reject(error);
    }
  }
}

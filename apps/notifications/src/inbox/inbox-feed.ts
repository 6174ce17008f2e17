import { Logger } from '@nestjs/common';
import type { InboxBell } from './inbox-bell.js';
import type { Inbox } from './inbox.service.js';
import { byTime, type ToldStatement } from './told-statement.js';

/** Real time between two looks: another instance may have told something. */
const lookMillis = 1_500;

/** Follows what one firm is told, from a statement on. */
export class InboxFeed {
  private readonly logger = new Logger('Inbox');
  /** Entries that the follower has, or had no wish to. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly inbox: Inbox,
    private readonly bell: InboxBell,
    private readonly companyId: string,
  ) {}

  /**
   * What the firm is told, as it is, until the signal.
   *
   * @param after the id of the last statement that the follower has; left out, or unknown, from now on
   */
  async *follow(after: string | undefined, signal: AbortSignal): AsyncGenerator<readonly ToldStatement[]> {
    const waiting = new Waiting(signal);
    const deafen = this.bell.listen((companyId) => {
      if (companyId === this.companyId) waiting.wake();
    });
    try {
      yield this.take(await this.missed(after));
      while (!signal.aborted) {
        await waiting.for(lookMillis);
        if (!signal.aborted) yield this.take(await this.look());
      }
    } finally {
      deafen();
      waiting.end();
    }
  }

  private async missed(after: string | undefined): Promise<readonly ToldStatement[]> {
    const all = await this.inbox.all(this.companyId);
    const last = all.find(({ ids }) => after !== undefined && ids.includes(after));
    const isMissed = ({ first }: ToldStatement) => last !== undefined && byTime(first, last.first) > 0;
    this.note(all.filter((statement) => !isMissed(statement)));
    return all.filter(isMissed);
  }

  /** A store that does not answer is asked again at the next look. */
  private async look(): Promise<readonly ToldStatement[]> {
    try {
      const recent = await this.inbox.recentIds(this.companyId);
      return recent.every((id) => this.seen.has(id)) ? [] : await this.inbox.all(this.companyId);
    } catch (error) {
      this.logger.warn(`Not read, to be tried again: ${String(error)}`);
      return [];
    }
  }

  private take(statements: readonly ToldStatement[]): readonly ToldStatement[] {
    const news = statements.filter(({ ids }) => !ids.some((id) => this.seen.has(id)));
    this.note(statements);
    return news;
  }

  private note(statements: readonly ToldStatement[]): void {
    for (const { ids } of statements) for (const id of ids) this.seen.add(id);
  }
}

/** Waits for a while, less long when it is woken or all is over. A call that comes between two waits counts for the next. */
class Waiting {
  private isWoken = false;
  private done: (() => void) | null = null;
  private readonly wakeUp = () => this.wake();

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', this.wakeUp);
  }

  wake(): void {
    this.isWoken = true;
    this.done?.();
  }

  async for(millis: number): Promise<void> {
    if (!this.isWoken && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, millis);
        this.done = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.done = null;
    }
    this.isWoken = false;
  }

  end(): void {
    this.signal.removeEventListener('abort', this.wakeUp);
  }
}

import type { Lang } from '#korea';
import { Injectable } from '@nestjs/common';
import { ApiClient } from '../api-client/api-client.js';
import type { Visitor } from '../api-client/api-client.types.js';
import type { PageClock } from './page-clock.js';

const keptForMillis = 30_000;

interface Answer {
  readonly clock: PageClock;
  readonly readAt: number;
}

/** The service's clock, asked once in a while and run on in between; where there is none to ask, the system's is taken. */
@Injectable()
export class PageClockSource {
  /** By language: the help is in words. */
  private readonly answers = new Map<Lang, Answer>();

  constructor(private readonly api: ApiClient) {}

  async read(visitor: Visitor): Promise<PageClock> {
    const kept = this.answers.get(visitor.lang);
    if (kept && performance.now() - kept.readAt < keptForMillis) return runOn(kept);
    try {
      const { now, demo, help } = await this.api.clock(visitor);
      this.answers.set(visitor.lang, { clock: { now, demo, help: help ?? null }, readAt: performance.now() });
    } catch {
      // A page as of the last clock known is better than none.
    }
    return this.lastKnown(visitor.lang);
  }

  /** Without asking. */
  lastKnown(lang: Lang): PageClock {
    const kept = this.answers.get(lang);
    return kept ? runOn(kept) : { now: new Date().toISOString(), demo: false, help: null };
  }
}

function runOn({ clock, readAt }: Answer): PageClock {
  return { ...clock, now: new Date(Date.parse(clock.now) + performance.now() - readAt).toISOString() };
}

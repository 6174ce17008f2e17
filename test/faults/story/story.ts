import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../client.js';
import { Random } from '../random.js';
import { until } from '../../support/until.js';
import { History } from './deeds.js';
import { Reader } from './reader.js';
import { Writer } from './writer.js';

const writers = 3;
const pauseMillis = 10;

/** Load: clerks who write and someone who reads, all through the edge. What each of them does is fixed by the seed, how far they come is not. */
export class Story {
  readonly history = new History();
  readonly reader: Reader;
  private readonly writers: readonly Writer[];
  private running: Promise<void>[] = [];
  private ending = new AbortController();
  private failure: Error | null = null;

  constructor(seed: string, client: Client) {
    this.reader = new Reader(new Random(`${seed}/reader`), client);
    this.writers = Array.from(
      { length: writers },
      (_, number) => new Writer(number, new Random(`${seed}/writer ${number}`), client, this.history),
    );
  }

  begin(): void {
    this.ending = new AbortController();
    this.running = [this.reader, ...this.writers].map((each) => this.run(each));
  }

  /** Resolves when so many more things are acknowledged. @throws what a writer or reader failed with */
  async goesOn(deeds: number): Promise<void> {
    const goal = this.history.size + deeds;
    await until(`${deeds} more were acknowledged`, async () => {
      if (this.failure !== null) throw this.failure;
      return this.history.size >= goal ? null : `${goal - this.history.size} are missing`;
    });
  }

  /** Resolves when all that was begun is acknowledged. */
  async end(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.running);
    if (this.failure !== null) throw this.failure;
  }

  private async run(each: { step(): Promise<void> }): Promise<void> {
    try {
      while (!this.ending.signal.aborted) {
        await each.step();
        await pause(pauseMillis);
      }
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
    }
  }
}

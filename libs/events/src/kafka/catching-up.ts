import type { Admin } from 'kafkajs';
import { Gate } from '../gate.js';
import type { TopicReader } from './topic-reader.js';

/** Whether a reader has come to the end that its topic had when it began. */
export class CatchingUp {
  private readonly end = new Gate();
  private target: ReadonlyMap<number, number> | null = null;
  private isThere = false;

  get reached(): boolean {
    return this.isThere;
  }

  get passed(): Promise<void> {
    return this.end.passed;
  }

  /** Looks at the ends of all partitions; the reader has to begin after that. */
  async begin(admin: Admin, topic: string, reader: TopicReader): Promise<void> {
    const offsets = await admin.fetchTopicOffsets(topic);
    for (const { partition, low, high } of offsets) reader.expect(partition, Number(low), Number(high));
    this.target = new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
    this.look(reader);
  }

  /** To be called whenever the reader has moved. */
  look(reader: TopicReader): void {
    if (this.isThere || this.target === null || !reader.hasReached(this.target)) return;
    this.isThere = true;
    this.end.open();
  }

  giveUp(reason: Error): void {
    this.end.shut(reason);
  }
}

import type { StateMessage, StateRecord } from '#events';

interface Listener {
  handle(messages: readonly StateMessage<object>[]): void;
}

/** A topic in memory whose history a test can bend: lose records, put old ones behind new ones, refuse to publish. */
export class TopicLog {
  readonly records: StateRecord[] = [];
  fail = false;
  /** Resolves once a publication has been refused. */
  readonly refused: Promise<void>;
  /** Resolves once a publication is held. */
  held: Promise<void> = Promise.resolve();
  private hold: (() => Promise<void>) | null = null;
  private noteRefusal: () => void = () => undefined;
  private listener: Listener | undefined;
  private waiting: (() => void)[] = [];

  constructor() {
    this.refused = new Promise((resolve) => (this.noteRefusal = resolve));
  }

  /** The next publication, and no other, waits until the returned function is called. */
  holdNext(): () => void {
    let resume: () => void = () => undefined;
    const resumed = new Promise<void>((resolve) => (resume = resolve));
    this.held = new Promise((resolve) => {
      this.hold = () => {
        resolve();
        return resumed;
      };
    });
    return resume;
  }

  async publish(_: string, records: readonly StateRecord[]): Promise<void> {
    const { hold } = this;
    this.hold = null;
    await hold?.();
    if (this.fail) {
      this.noteRefusal();
      throw new Error('the log does not answer');
    }
    for (const record of records) this.push(record);
  }

  async caughtUp(): Promise<void> {}

  append(key: string, value: unknown): void {
    this.push({ key, value });
  }

  forget(key: string): void {
    this.records.splice(0, this.records.length, ...this.records.filter((record) => record.key !== key));
  }

  last(key: string): unknown {
    return this.records.findLast((record) => record.key === key)?.value;
  }

  /** Delivers everything so far and whatever comes. */
  deliverTo(listener: Listener): void {
    this.listener = listener;
    listener.handle(this.records.map(asMessage));
  }

  /** Resolves when a version of the key is in the log, behind so many records. */
  async delivered(key: string, version: number, { after = 0 } = {}): Promise<void> {
    const found = () =>
      this.records.slice(after).some((record) => record.key === key && (record.value as { version?: number }).version === version);
    while (!found()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private push(record: StateRecord): void {
    this.records.push(record);
    this.listener?.handle([asMessage(record)]);
    for (const wake of this.waiting.splice(0)) wake();
  }
}

function asMessage({ key, value, headers = {} }: StateRecord): StateMessage<object> {
  return { topic: 'test.firms', key, value: value as object | null, headers };
}

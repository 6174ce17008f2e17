import { MessageChannel, type Outcome } from '../src/channels/channel.port.js';
import type { Message } from '../src/channels/message.js';
import type { ChannelKind } from '../src/subscriptions/subscription.js';

type Answer = Outcome | 'hang';

/** A channel whose other side is the test: it keeps what was handed over, and answers what it is told to. */
export class Recorder extends MessageChannel {
  override readonly concurrency = 4;
  override readonly attemptMillis = 1_000;
  readonly messages: Message[] = [];
  /** For the next attempts, in turn; then everything is accepted. */
  readonly answers: Answer[] = [];
  private waiters: (() => void)[] = [];
  private released: (() => void)[] = [];

  constructor(
    override readonly kind: ChannelKind,
    override readonly backoffMillis: readonly number[] = [20, 20],
  ) {
    super();
  }

  override async handOver(message: Message): Promise<Outcome> {
    this.messages.push(message);
    for (const wake of this.waiters.splice(0)) wake();
    const answer = this.answers.shift() ?? { kind: 'accepted' };
    if (answer !== 'hang') return answer;
    await new Promise<void>((resolve) => this.released.push(resolve));
    return { kind: 'accepted' };
  }

  /** Lets go what hangs. */
  release(): void {
    for (const resolve of this.released.splice(0)) resolve();
  }

  async until(holds: (messages: readonly Message[]) => boolean): Promise<void> {
    while (!holds(this.messages)) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }

  /** `kind programme` of each line, by message. */
  get told(): readonly (readonly string[])[] {
    return this.messages.map(({ lines }) => lines.map(({ kind, programId }) => `${kind} ${programId}`));
  }
}

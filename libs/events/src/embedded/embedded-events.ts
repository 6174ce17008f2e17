import type { Healthy } from '../delivery.js';
import { Events, type StateRecord, type ViewStatus, type WorkStatus } from '../events.port.js';
import { EmbeddedEventsStrategy } from './embedded-events.strategy.js';
import { EventLog } from './event-log.js';

export interface EmbeddedOptions {
  readonly healthy?: Healthy;
  /** How long closing waits for handlers that have a batch in hand. */
  readonly closeMillis?: number;
}

/** The `events` port on a log in a SQLite file; it reaches this process and no other. */
export class EmbeddedEvents extends Events {
  private readonly transport: EmbeddedEventsStrategy;
  private isAsked = false;

  private constructor(
    private readonly log: EventLog,
    { healthy = async () => true, closeMillis = 5000 }: EmbeddedOptions,
  ) {
    super();
    this.transport = new EmbeddedEventsStrategy(log, healthy, closeMillis);
  }

  /**
   * @param file a path, or `:memory:` for a log that is gone when this is closed
   * @throws DatabaseInUse another process has the file open
   */
  static open(file: string, options: EmbeddedOptions = {}): EmbeddedEvents {
    return new EmbeddedEvents(EventLog.open(file), options);
  }

  override publish(topic: string, records: readonly StateRecord[]): Promise<void> {
    return this.log.append(topic, records);
  }

  override strategy(): EmbeddedEventsStrategy {
    this.isAsked = true;
    return this.transport;
  }

  override views(): readonly ViewStatus[] {
    return this.transport.views();
  }

  override works(): readonly WorkStatus[] {
    return this.transport.works();
  }

  override async caughtUp(): Promise<void> {
    if (this.isAsked) await this.transport.caughtUp();
  }

  override async ping(): Promise<void> {
    this.log.ping();
  }

  override async close(): Promise<void> {
    await this.transport.close();
    await this.log.close();
  }
}

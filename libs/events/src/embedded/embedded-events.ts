import { Events, type StateRecord, type ViewStatus } from '../events.port.js';
import { EmbeddedEventsStrategy } from './embedded-events.strategy.js';
import { EventLog } from './event-log.js';

/** The `events` port on a log in a SQLite file; it reaches this process and no other. */
export class EmbeddedEvents extends Events {
  private readonly transport: EmbeddedEventsStrategy;
  private hasViews = false;

  private constructor(
    private readonly log: EventLog,
    closeMillis: number,
  ) {
    super();
    this.transport = new EmbeddedEventsStrategy(log, closeMillis);
  }

  /**
   * @param file a path, or `:memory:` for a log that is gone when this is closed
   * @param closeMillis how long closing waits for handlers that have a batch in hand
   * @throws DatabaseInUse another process has the file open
   */
  static open(file: string, closeMillis = 5000): EmbeddedEvents {
    return new EmbeddedEvents(EventLog.open(file), closeMillis);
  }

  override publish(topic: string, records: readonly StateRecord[]): Promise<void> {
    return this.log.append(topic, records);
  }

  override strategy(): EmbeddedEventsStrategy {
    this.hasViews = true;
    return this.transport;
  }

  override views(): readonly ViewStatus[] {
    return this.transport.views();
  }

  override async caughtUp(): Promise<void> {
    if (this.hasViews) await this.transport.caughtUp();
  }

  override async ping(): Promise<void> {
    this.log.ping();
  }

  override async close(): Promise<void> {
    await this.transport.close();
    await this.log.close();
  }
}

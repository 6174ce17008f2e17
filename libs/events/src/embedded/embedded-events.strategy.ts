import type { Handle, Healthy, Listener } from '../delivery.js';
import { EventsStrategy, type Loop, type ViewLoop, type WorkLoop } from '../events.strategy.js';
import { EmbeddedViewLoop } from './embedded-view.loop.js';
import { EmbeddedWorkLoop } from './embedded-work.loop.js';
import type { EventLog } from './event-log.js';

/** Delivers the log of this process. */
export class EmbeddedEventsStrategy extends EventsStrategy {
  constructor(
    private readonly log: EventLog,
    private readonly healthy: Healthy,
    closeMillis: number,
  ) {
    super(closeMillis);
  }

  protected override viewLoop(listener: Listener, handle: Handle): ViewLoop {
    return new EmbeddedViewLoop(this.log, listener, handle, this.healthy);
  }

  protected override workLoop(listener: Listener, handle: Handle): WorkLoop {
    return new EmbeddedWorkLoop(this.log, listener, handle, this.healthy);
  }

  protected override async begin(loops: readonly Loop[]): Promise<void> {
    for (const loop of loops) loop.start();
  }
}

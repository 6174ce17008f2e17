import { setTimeout as pause } from 'node:timers/promises';
import { BaseRpcContext, type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { StateMessage, ViewStatus } from '../events.port.js';
import { eventsTransport, type ViewDefinition } from '../view.decorator.js';
import type { EventLog } from './event-log.js';
import { Gate } from './gate.js';
import { ViewLoop } from './view-loop.js';

/** Delivers the log of this process to its views. */
export class EmbeddedEventsStrategy extends Server implements CustomTransportStrategy {
  // Failures are dealt with here, where the handler is awaited; Nest must neither log nor swallow them.
  override readonly propagatesEventHandlerErrors = true;
  override readonly transportId = eventsTransport;
  private readonly loops = new Map<string, ViewLoop>();
  private readonly started = new Gate();
  private state: 'new' | 'listening' | 'closed' = 'new';

  /** @param closeMillis how long closing waits for the batches in hand */
  constructor(
    private readonly log: EventLog,
    private readonly closeMillis: number,
  ) {
    super();
  }

  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false, extras: Record<string, unknown> = {}): void {
    const view = extras['view'] as ViewDefinition | undefined;
    if (!isEventHandler || view === undefined)
      throw new Error(`only methods marked @View are delivered to; ${JSON.stringify(pattern)} is none`);
    const name = this.normalizePattern(pattern as ViewDefinition & Record<string, string>);
    if (this.loops.has(name)) throw new Error(`the view ${view.name} of ${view.topic} is declared twice; each needs a name of its own`);
    super.addHandler(pattern, callback, isEventHandler, extras);
    this.loops.set(name, new ViewLoop(this.log, view, (messages) => this.handle(view, callback, messages)));
  }

  override listen(callback: (error?: unknown) => void): void {
    if (this.state !== 'new') return callback(new Error(`the events are ${this.state}`));
    this.state = 'listening';
    for (const loop of this.loops.values()) loop.start();
    this.started.open();
    callback();
  }

  override async close(): Promise<void> {
    if (this.state !== 'closed') this.started.shut(new Error('closed before the views had started'));
    this.state = 'closed';
    const unfinished = new Set(this.loops.values());
    const patience = new AbortController();
    const stopped = Promise.all([...unfinished].map((loop) => loop.stop().then(() => unfinished.delete(loop))));
    await Promise.race([stopped, pause(this.closeMillis, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    for (const { view } of unfinished) this.logger.warn(`view ${view.name} of ${view.topic} was left while it handled a batch`);
  }

  views(): readonly ViewStatus[] {
    return [...this.loops.values()].map((loop) => loop.status());
  }

  async caughtUp(): Promise<void> {
    await this.started.passed;
    await Promise.all([...this.loops.values()].map((loop) => loop.caughtUp));
  }

  override on(): never {
    throw new Error('there are no transport events to listen to');
  }

  override unwrap(): never {
    throw new Error('there is no client underneath');
  }

  private handle(view: ViewDefinition, callback: MessageHandler, messages: readonly StateMessage[]): Promise<void> {
    const context = new BaseRpcContext([view.name, view.topic]);
    return new Promise((resolve, reject) => {
      this.runWithProcessingHooks(context, async (end) => {
        try {
          await lastValueFrom(this.transformToObservable<unknown>(await callback(messages, context)), { defaultValue: undefined });
          resolve();
        } catch (error) {
          reject(error);
        } finally {
          end();
        }
      });
    });
  }
}

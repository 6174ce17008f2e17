import { setTimeout as pause } from 'node:timers/promises';
import { BaseRpcContext, type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { Handle, Listener } from './delivery.js';
import type { StateMessage, ViewStatus, WorkStatus } from './events.port.js';
import { eventsTransport, type HandlerExtras } from './handler.decorators.js';
import { Gate } from './gate.js';

/** What reads a topic for one handler. */
export interface Loop {
  readonly listener: Listener;
  start(): void;
  /** Resolves when the batch in hand is done with. */
  stop(): Promise<void>;
}

export interface ViewLoop extends Loop {
  readonly caughtUp: Promise<void>;
  status(): ViewStatus;
}

export interface WorkLoop extends Loop {
  status(): WorkStatus;
}

/** Delivers to the handlers of a Nest application; what they read from is the adapter's. */
export abstract class EventsStrategy extends Server implements CustomTransportStrategy {
  // Failures are dealt with here, where the handler is awaited; Nest must neither log nor swallow them.
  override readonly propagatesEventHandlerErrors = true;
  override readonly transportId = eventsTransport;
  private readonly viewLoops = new Map<string, ViewLoop>();
  private readonly workLoops = new Map<string, WorkLoop>();
  private readonly started = new Gate();
  private state: 'new' | 'listening' | 'closed' = 'new';

  /** @param closeMillis how long closing waits for the batches in hand */
  constructor(private readonly closeMillis: number) {
    super();
  }

  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler = false, extras: Record<string, unknown> = {}): void {
    const { view, work } = extras as HandlerExtras;
    if (!isEventHandler || (view === undefined && work === undefined))
      throw new Error(`only methods marked @View or @Work are delivered to; ${JSON.stringify(pattern)} is none`);
    super.addHandler(pattern, callback, isEventHandler, extras);
    if (view !== undefined) this.viewLoops.set(this.newKey(view), this.viewLoop(view, this.handleOf(view, callback)));
    if (work === undefined) return;
    const listener = { name: work.group, topic: work.topic };
    this.workLoops.set(this.newKey(listener), this.workLoop(listener, this.handleOf(listener, callback)));
  }

  override listen(callback: (error?: unknown) => void): void {
    if (this.state !== 'new') return callback(new Error(`the events are ${this.state}`));
    this.state = 'listening';
    this.begin(this.loops()).then(
      () => this.started.open(),
      (reason: Error) => this.started.shut(reason),
    );
    callback();
  }

  override async close(): Promise<void> {
    if (this.state !== 'closed') this.started.shut(new Error('closed before the views had started'));
    this.state = 'closed';
    const unfinished = new Set(this.loops());
    const patience = new AbortController();
    const stopped = Promise.all([...unfinished].map((loop) => loop.stop().then(() => unfinished.delete(loop))));
    await Promise.race([stopped, pause(this.closeMillis, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
    for (const { listener } of unfinished) this.logger.warn(`${listener.name} of ${listener.topic} was left while it handled a batch`);
  }

  views(): readonly ViewStatus[] {
    return [...this.viewLoops.values()].map((loop) => loop.status());
  }

  works(): readonly WorkStatus[] {
    return [...this.workLoops.values()].map((loop) => loop.status());
  }

  async caughtUp(): Promise<void> {
    await this.started.passed;
    await Promise.all([...this.viewLoops.values()].map((loop) => loop.caughtUp));
  }

  override on(): never {
    throw new Error('there are no transport events to listen to');
  }

  override unwrap(): never {
    throw new Error('there is no client underneath');
  }

  protected abstract viewLoop(listener: Listener, handle: Handle): ViewLoop;
  protected abstract workLoop(listener: Listener, handle: Handle): WorkLoop;
  /** Makes ready whatever the loops stand on, and starts them; rejects where they never can be. Nobody waits for it. */
  protected abstract begin(loops: readonly Loop[]): Promise<void>;

  private loops(): readonly Loop[] {
    return [...this.viewLoops.values(), ...this.workLoops.values()];
  }

  private newKey({ name, topic }: Listener): string {
    const key = JSON.stringify([name, topic]);
    if (this.viewLoops.has(key) || this.workLoops.has(key))
      throw new Error(`"${name}" of ${topic} is declared twice; each view and group needs a name of its own`);
    return key;
  }

  private handleOf({ name, topic }: Listener, callback: MessageHandler): Handle {
    return (messages: readonly StateMessage[]) => {
      const context = new BaseRpcContext([name, topic]);
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
    };
  }
}

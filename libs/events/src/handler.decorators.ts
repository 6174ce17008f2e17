import { applyDecorators, Catch, type ExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import type { StateMessage } from './events.port.js';

/** What a view is registered under. */
export interface ViewDefinition {
  /** Names the view in progress, logs and on `ieum.dead`. No other view or group of the topic has the same name. */
  readonly name: string;
  readonly topic: string;
}

/** What a group's work is registered under. */
export interface WorkDefinition {
  /** Names the group in progress, logs and on `ieum.dead`, and keeps its position. No other group or view of the topic has the same name. */
  readonly group: string;
  readonly topic: string;
}

/** What a handler listens to, in the metadata of its pattern. */
export interface HandlerExtras {
  readonly view?: ViewDefinition;
  readonly work?: WorkDefinition;
}

/** Of the strategies that deliver to handlers; keeps other transports of an app from taking them up. */
export const eventsTransport = Symbol('ieum.events');

// Parameters are compared bivariantly here on purpose: a handler names the states that its own topic holds.
// oxlint-disable-next-line typescript/no-explicit-any
type BatchHandler = (messages: readonly StateMessage<any>[], ...rest: any[]) => unknown;

/** Marks a controller's method as the handler of a view; its payload is a batch (see the port). Anything else does not compile. */
export function View(view: ViewDefinition) {
  return handler(view, { view });
}

/** Marks a controller's method as the handler of a group's work; its payload is a batch (see the port). Anything else does not compile. */
export function Work(work: WorkDefinition) {
  return handler(work, { work });
}

function handler(pattern: ViewDefinition | WorkDefinition, extras: HandlerExtras) {
  const mark = applyDecorators(
    EventPattern<ViewDefinition | WorkDefinition>(pattern, eventsTransport, extras),
    UseFilters(new ReasonFilter()),
  );
  return <T extends BatchHandler>(target: object, method: string | symbol, descriptor: TypedPropertyDescriptor<T>): void =>
    mark(target, method, descriptor);
}

/** Nest would replace what a handler throws by "Internal server error": the reason is needed by whoever finds the message set aside. */
@Catch()
class ReasonFilter implements ExceptionFilter {
  catch(reason: unknown): Observable<never> {
    return throwError(() => reason);
  }
}

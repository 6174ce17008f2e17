import { applyDecorators, Catch, type ExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import type { StateMessage } from './events.port.js';

/** What a handler is registered under. */
export interface ViewDefinition {
  /** Names the view in progress, logs and on `ieum.dead`. Two views of one topic need two names. */
  readonly name: string;
  readonly topic: string;
}

/** Of the strategies that deliver to views; keeps other transports of an app from taking them up. */
export const eventsTransport = Symbol('ieum.events');

// Parameters are compared bivariantly here on purpose: a handler names the states that its own topic holds.
// oxlint-disable-next-line typescript/no-explicit-any
type BatchHandler = (messages: readonly StateMessage<any>[], ...rest: any[]) => unknown;

/** Marks a controller's method as the handler of a view; its payload is a batch (see the port). Anything else does not compile. */
export function View(view: ViewDefinition) {
  const mark = applyDecorators(EventPattern<ViewDefinition>(view, eventsTransport, { view }), UseFilters(new ReasonFilter()));
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

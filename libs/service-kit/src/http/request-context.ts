import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { preferredLanguage, type Language } from '../problems/text.js';

/** What is known of the request being answered, wherever the code is. */
export interface RequestContext {
  readonly id: string;
  /** W3C Trace Context. */
  readonly traceparent: string;
  readonly language: Language;
}

const storage = new AsyncLocalStorage<RequestContext>();
const traceparentPattern = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Express middleware: gives the request an id and a trace, or takes those it came with. */
export function correlate(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const id = given !== undefined && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', id);
  storage.run({ id, traceparent: traceOf(request), language: preferredLanguage(request.get('accept-language')) }, next);
}

function traceOf(request: Request): string {
  const given = request.get('traceparent');
  if (given !== undefined && traceparentPattern.test(given) && !/^00-0{32}|-0{16}-/.test(given)) return given;
  // Node keeps random bytes ready for these, and they are never zero.
  return `00-${hexOf(randomUUID())}-${hexOf(randomUUID()).slice(16)}-00`;
}

function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}

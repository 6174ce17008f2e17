import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem, ApiUnreachable } from './api-client.errors.js';
import type { Visitor } from './api-client.types.js';

/** Where the API answers, asked at each call: in one process the port is known only once it listens. */
export type ApiUrl = () => string;
export const WEB_API_URL = Symbol('WEB_API_URL');

export interface ApiCall {
  readonly visitor: Visitor;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Of staff, as they gave it. */
  readonly key?: string;
  /** Asked again under the same one, nothing is done twice. */
  readonly idempotencyKey?: string;
}

const timeoutMillis = 5_000;

/**
 * Asks the public HTTP API, as a browser could as well.
 * Throws `ApiProblem` where the API refuses and `ApiUnreachable` where it gives no answer within five seconds.
 */
@Injectable()
export class ApiTransport {
  constructor(@Inject(WEB_API_URL) private readonly url: ApiUrl) {}

  async ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, call: ApiCall): Promise<T> {
    const response = await this.send(method, path, call);
    const answer = response.status === 204 ? undefined : await readJson(response, path);
    if (response.ok) return answer as T;
    throw asProblem(response, answer);
  }

  private async send(method: string, path: string, call: ApiCall): Promise<Response> {
    try {
      return await fetch(new URL(path, this.url()), {
        method,
        headers: headersFor(call),
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        signal: AbortSignal.timeout(timeoutMillis),
      });
    } catch (cause) {
      // What follows the path may hold a token.
      throw new ApiUnreachable(`${method} ${path.replace(/\?.*/s, '')} got no answer`, { cause });
    }
  }
}

function headersFor({ visitor: { lang, address }, body, key, idempotencyKey }: ApiCall): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': lang,
    // Limits count by who asks, not by the pages that ask for all of them.
    ...(address ? { 'X-Forwarded-For': address } : {}),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
    ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
  };
}

async function readJson(response: Response, path: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ApiUnreachable(`${path.replace(/\?.*/s, '')} answered ${response.status} with something that is not JSON`, { cause });
  }
}

function asProblem(response: Response, answer: unknown): ApiProblem {
  const { code, detail, title, errors } = (typeof answer === 'object' && answer !== null ? answer : {}) as Partial<Record<string, unknown>>;
  return new ApiProblem(
    response.status,
    typeof code === 'string' ? code : 'unknown',
    typeof detail === 'string' ? detail : typeof title === 'string' ? title : '',
    Array.isArray(errors) ? errors.filter(isFieldError) : [],
    response.headers.get('retry-after'),
  );
}

function isFieldError(value: unknown): value is { path: string; message: string } {
  const { path, message } = (value ?? {}) as Record<string, unknown>;
  return typeof path === 'string' && typeof message === 'string';
}

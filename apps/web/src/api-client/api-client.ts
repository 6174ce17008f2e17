import type { Judgement } from '#eligibility';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem, ApiUnreachable } from './api-client.errors.js';
import type {
  ClockAnswer,
  MatchesAnswer,
  MatchesQuestion,
  ProgramAnswer,
  SearchAnswer,
  VerdictQuestion,
  Visitor,
  VocabulariesAnswer,
} from './api-client.types.js';

/** Where the API answers, asked at each call: in one process the port is known only once it listens. */
export type ApiUrl = () => string;
export const WEB_API_URL = Symbol('WEB_API_URL');

const timeoutMillis = 5_000;

/**
 * The public HTTP API as a browser sees it; the pages know of nothing else.
 * Every method throws `ApiProblem` where the API refuses and `ApiUnreachable` where it gives no answer within five seconds.
 */
@Injectable()
export class ApiClient {
  constructor(@Inject(WEB_API_URL) private readonly url: ApiUrl) {}

  matches(question: MatchesQuestion, visitor: Visitor): Promise<MatchesAnswer> {
    return this.ask('POST', '/api/matches', visitor, question);
  }

  verdict(question: VerdictQuestion, visitor: Visitor): Promise<Judgement> {
    return this.ask('POST', '/api/verdicts', visitor, question);
  }

  search(query: URLSearchParams, visitor: Visitor): Promise<SearchAnswer> {
    return this.ask('GET', `/api/search?${query}`, visitor);
  }

  program(id: string, visitor: Visitor): Promise<ProgramAnswer> {
    return this.ask('GET', `/api/programs/${encodeURIComponent(id)}`, visitor);
  }

  vocabularies(visitor: Visitor): Promise<VocabulariesAnswer> {
    return this.ask('GET', '/api/vocabularies', visitor);
  }

  clock(visitor: Visitor): Promise<ClockAnswer> {
    return this.ask('GET', '/api/clock', visitor);
  }

  private async ask<T>(method: 'GET' | 'POST', path: string, visitor: Visitor, body?: unknown): Promise<T> {
    const response = await this.send(method, path, visitor, body);
    const answer = await readJson(response, path);
    if (response.ok) return answer as T;
    throw asProblem(response, answer);
  }

  private async send(method: string, path: string, visitor: Visitor, body: unknown): Promise<Response> {
    try {
      return await fetch(new URL(path, this.url()), {
        method,
        headers: headersFor(visitor, body !== undefined),
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMillis),
      });
    } catch (cause) {
      throw new ApiUnreachable(`${method} ${path} got no answer`, { cause });
    }
  }
}

function headersFor({ lang, address }: Visitor, hasBody: boolean): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': lang,
    // Limits count by who asks, not by the pages that ask for all of them.
    ...(address ? { 'X-Forwarded-For': address } : {}),
    ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
  };
}

async function readJson(response: Response, path: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ApiUnreachable(`${path} answered ${response.status} with something that is not JSON`, { cause });
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

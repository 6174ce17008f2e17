import type { Judgement } from '#eligibility';
import { Injectable } from '@nestjs/common';
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
import { ApiTransport } from './api-transport.js';

/**
 * The public HTTP API as a browser sees it; the pages know of nothing else.
 * Every method throws `ApiProblem` where the API refuses and `ApiUnreachable` where it gives no answer within five seconds.
 */
@Injectable()
export class ApiClient {
  constructor(private readonly api: ApiTransport) {}

  matches(question: MatchesQuestion, visitor: Visitor): Promise<MatchesAnswer> {
    return this.api.ask('POST', '/api/matches', { visitor, body: question });
  }

  verdict(question: VerdictQuestion, visitor: Visitor): Promise<Judgement> {
    return this.api.ask('POST', '/api/verdicts', { visitor, body: question });
  }

  search(query: URLSearchParams, visitor: Visitor): Promise<SearchAnswer> {
    return this.api.ask('GET', `/api/search?${query}`, { visitor });
  }

  program(id: string, visitor: Visitor): Promise<ProgramAnswer> {
    return this.api.ask('GET', `/api/programs/${encodeURIComponent(id)}`, { visitor });
  }

  vocabularies(visitor: Visitor): Promise<VocabulariesAnswer> {
    return this.api.ask('GET', '/api/vocabularies', { visitor });
  }

  clock(visitor: Visitor): Promise<ClockAnswer> {
    return this.api.ask('GET', '/api/clock', { visitor });
  }
}

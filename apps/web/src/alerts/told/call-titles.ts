import { Injectable } from '@nestjs/common';
import { ApiClient } from '../../api-client/api-client.js';
import { ApiProblem } from '../../api-client/api-client.errors.js';
import type { Visitor } from '../../api-client/api-client.types.js';

export interface CallTitle {
  readonly program: string;
  readonly call: string;
  /** Whether there is a page of the programme. */
  readonly isThere: boolean;
}

/** What a call and its programme are called; by their ids where they were withdrawn. */
@Injectable()
export class CallTitles {
  constructor(private readonly api: ApiClient) {}

  async of(programId: string, callId: string, visitor: Visitor): Promise<CallTitle> {
    try {
      const { title, calls } = await this.api.program(programId, visitor);
      return { program: title, call: calls.find(({ id }) => id === callId)?.title ?? callId, isThere: true };
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
      return { program: programId, call: callId, isThere: false };
    }
  }
}

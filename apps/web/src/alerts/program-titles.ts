import { Injectable } from '@nestjs/common';
import { ApiClient } from '../api-client/api-client.js';
import { ApiProblem } from '../api-client/api-client.errors.js';
import type { Visitor } from '../api-client/api-client.types.js';
import type { SubscriptionAnswer } from './alerts-api.types.js';
import type { NamedSubscription } from './subscription-words.js';

/** What programmes are called that links and subscriptions name by id alone. */
@Injectable()
export class ProgramTitles {
  constructor(private readonly api: ApiClient) {}

  /** null for one that is gone. */
  async of(programId: string, visitor: Visitor): Promise<string | null> {
    try {
      return (await this.api.program(programId, visitor)).title;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  }

  async name(subscription: SubscriptionAnswer, visitor: Visitor): Promise<NamedSubscription> {
    const { programId } = subscription;
    return { subscription, programTitle: programId === undefined ? null : await this.of(programId, visitor) };
  }
}

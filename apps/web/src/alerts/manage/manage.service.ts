import { Injectable } from '@nestjs/common';
import { ApiProblem } from '../../api-client/api-client.errors.js';
import type { Visitor } from '../../api-client/api-client.types.js';
import { AlertsApi } from '../alerts-api.js';
import { ProgramTitles } from '../program-titles.js';
import type { NamedSubscription } from '../subscription-words.js';

/** What lets its holder see and stop what an address hears. */
export interface Link {
  readonly recipient: string;
  readonly token: string;
}

@Injectable()
export class ManageService {
  constructor(
    private readonly alerts: AlertsApi,
    private readonly titles: ProgramTitles,
  ) {}

  async all({ recipient, token }: Link, visitor: Visitor): Promise<readonly NamedSubscription[]> {
    const { items } = await this.alerts.ofRecipient(recipient, token, visitor);
    return Promise.all(items.map((subscription) => this.titles.name(subscription, visitor)));
  }

  /** What is stopped already stays so. */
  async stop(id: string, { recipient, token }: Link, visitor: Visitor): Promise<void> {
    try {
      await this.alerts.stop(id, token, visitor);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
      // What is not there and what is another's are answered alike: only the link itself can be wrong here.
      await this.alerts.ofRecipient(recipient, token, visitor);
    }
  }

  /** Page by page, as long as there is something that this link can stop. */
  async stopAll(link: Link, visitor: Visitor): Promise<void> {
    for (let before = Number.POSITIVE_INFINITY; ;) {
      const { items, total } = await this.alerts.ofRecipient(link.recipient, link.token, visitor);
      if (total === 0 || total >= before) return;
      for (const { id } of items) await this.stop(id, link, visitor);
      before = total;
    }
  }
}

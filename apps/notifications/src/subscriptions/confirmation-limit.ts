import { type CollectionDefinition, type DocumentCollection, Documents, VersionConflict } from '#documents';
import { Clock, Problem } from '#service-kit';
import { Injectable } from '@nestjs/common';

/** When an address was asked for, by real time, ISO 8601; the id is the recipient's. */
interface ConfirmationAsks {
  readonly askedAt: readonly string[];
}

export const confirmationAskCollection: CollectionDefinition<ConfirmationAsks> = {
  name: 'confirmation-asks',
  unpublished: true,
  indexes: [],
};

const mostAsks = 3;
const windowMillis = 24 * 60 * 60 * 1000;
/** So many at once for one address are no accident. */
const attempts = 5;

/**
 * Keeps an address from being filled with mails that ask to confirm: each request for it counts, whatever becomes of it, so that the count tells
 * nobody who has subscribed.
 */
@Injectable()
export class ConfirmationLimit {
  private readonly collection: DocumentCollection<ConfirmationAsks>;

  constructor(
    documents: Documents,
    private readonly clock: Clock,
  ) {
    this.collection = documents.collection(confirmationAskCollection);
  }

  /** @throws Problem `rate-limited` */
  async take(recipient: string): Promise<void> {
    const now = this.clock.real();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const document = await this.collection.get(recipient);
      const recent = (document?.state?.askedAt ?? []).filter((at) => Date.parse(at) > now - windowMillis);
      if (recent.length >= mostAsks) throw tooOften(Date.parse(recent[0] ?? '') + windowMillis - now);
      const state = { askedAt: [...recent, new Date(now).toISOString()] };
      try {
        await this.collection.put({
          id: recipient,
          expectedVersion: document?.version ?? 0,
          state,
          at: this.clock.asOf(),
          by: 'system',
        });
        return;
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
      }
    }
    throw tooOften(1000);
  }
}

function tooOften(millis: number): Problem {
  return new Problem('rate-limited', {
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(millis / 1000))) },
    detail: {
      ko: `한 주소로는 하루에 ${mostAsks}번까지 신청할 수 있습니다. 내일 다시 시도해 주세요.`,
      en: `One address can be entered ${mostAsks} times a day. Please try again tomorrow.`,
    },
  });
}

import { randomUUID } from 'node:crypto';
import { type Document, type OnceEntry, UniqueViolation } from '#documents';
import { Clock, type Once, Problem } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Undeliverable } from '../undeliverable/undeliverable.js';
import { Baselines } from './baselines.js';
import { ConfirmationLimit } from './confirmation-limit.js';
import { Secrets } from './secrets.js';
import { stoppedOf, type Subscription } from './subscription.js';
import { type KeptSubscription, SubscriptionStore } from './subscriptions.store.js';
import { needsConfirmation, type Wish } from './wish.js';

/** How long a link in a mail that asks to confirm is good, by real time. */
export const confirmationMillis = 7 * 24 * 60 * 60 * 1000;
const onceMillis = 24 * 60 * 60 * 1000;

export interface SubscribeOptions {
  readonly by: string;
  /** Staff are told of what is there already. Nobody else is: who has subscribed to what is nobody's business. */
  readonly isStaff: boolean;
  readonly once: Once | undefined;
}

/** Begins subscriptions. */
@Injectable()
export class Subscribing {
  constructor(
    private readonly store: SubscriptionStore,
    private readonly secrets: Secrets,
    private readonly baselines: Baselines,
    private readonly limit: ConfirmationLimit,
    private readonly undeliverable: Undeliverable,
    private readonly clock: Clock,
  ) {}

  /**
   * The subscription, with what fits it already as its baseline, in one write. For a caller who is not staff and asks for what there is already, a
   * stopped one stands in its place, under an id of its own: the answers, the limits and the work are the same.
   *
   * @throws Problem `not-ready`, `rate-limited`, `idempotency-conflict`; for staff also `duplicate`, and `conflict` for an address that takes no mail
   */
  async subscribe(wish: Wish, { by, isStaff, once }: SubscribeOptions): Promise<KeptSubscription> {
    const before = await this.doneBefore(once);
    if (before !== null) return before;
    this.baselines.assertWhole();
    const recipient = await this.secrets.recipientOf(wish.channel);
    const isListed = await this.undeliverable.has(recipient);
    if (isStaff && isListed) throw takesNoMail(wish.channel.kind);
    if (needsConfirmation(wish)) await this.limit.take(recipient);
    const id = randomUUID();
    const state = await this.begun(id, wish, recipient);
    try {
      if (!isListed && (await this.isFree(state, isStaff))) return await this.put(id, state, by, once);
      return await this.put(id, this.standIn(state), by, once);
    } catch (error) {
      // The same request may have come twice at once: the later one finds what the first has made.
      const meanwhile = await this.doneBefore(once);
      if (meanwhile !== null) return meanwhile;
      if (!(error instanceof UniqueViolation)) throw error;
      if (isStaff) throw duplicate();
      return this.put(id, this.standIn(state), by, once);
    }
  }

  private async begun(id: string, wish: Wish, recipient: string): Promise<Subscription> {
    const real = this.clock.real();
    const isPending = needsConfirmation(wish);
    const confirmation = {
      attempts: 0,
      nextAttemptAt: new Date(real).toISOString(),
      expiresAt: new Date(real + confirmationMillis).toISOString(),
    };
    const state: Subscription = {
      ...wish,
      recipient,
      state: isPending ? 'pending' : 'active',
      createdAt: this.clock.asOf(),
      baseline: null,
      isPlanned: isPending,
      ...(isPending && { confirmation }),
    };
    return { ...state, baseline: await this.baselines.of(id, state) };
  }

  /** Whether there is none yet that is the same. One that waits for its confirmation is asked to confirm once more. */
  private async isFree(state: Subscription, isStaff: boolean): Promise<boolean> {
    const same = await this.store.sameAs(state);
    if (same === null) return true;
    if (isStaff) throw duplicate();
    const { confirmation, frequency, language } = state;
    await this.store.amend(same.id, 'anonymous', (before) =>
      before.state === 'pending' && confirmation !== undefined ? { ...before, confirmation, frequency, language } : null,
    );
    return false;
  }

  private standIn(state: Subscription): Subscription {
    return { ...stoppedOf(state, 'duplicate', this.clock.asOf()), isPlanned: true };
  }

  private async put(id: string, state: Subscription, by: string, once: Once | undefined): Promise<KeptSubscription> {
    const at = this.clock.asOf();
    const entry: OnceEntry | undefined = once && { ...once, at };
    const document = await this.store.collection.put({ id, expectedVersion: 0, state, at, by, ...(entry && { once: entry }) });
    return { ...document, state };
  }

  private async doneBefore(once: Once | undefined): Promise<KeptSubscription | null> {
    if (once === undefined) return null;
    const document = await this.store.collection.madeBy(once.key, this.clock.asOf());
    if (document === null || !isLive(document)) return null;
    // An older entry stays with its document until the next save.
    const since = this.clock.now() - onceMillis;
    const entry = document.once.find(({ key, at }) => key === once.key && Date.parse(at) > since);
    if (entry === undefined) return null;
    if (entry.fingerprint !== once.fingerprint) throw new Problem('idempotency-conflict');
    return document;
  }
}

function isLive(document: Document<Subscription>): document is KeptSubscription {
  return document.state !== null;
}

function duplicate(): Problem {
  return new Problem('duplicate', {
    errors: [{ path: '/channel', message: { ko: '같은 곳으로 같은 소식을 이미 받고 있습니다.', en: 'This is sent there already.' } }],
  });
}

function takesNoMail(kind: Wish['channel']['kind']): Problem {
  return new Problem('conflict', {
    errors: [
      {
        path: `/channel/${kind}`,
        message: {
          ko: '되돌아오거나 거부되어 더는 보내지 않는 주소입니다. 다시 보내려면 먼저 발송 제외 목록에서 빼 주세요.',
          en: 'Nothing is sent there any more, as it came back or was refused. Take it off the list of undeliverable addresses first.',
        },
      },
    ],
  });
}

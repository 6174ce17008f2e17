import { setTimeout as pause } from 'node:timers/promises';
import { ProgramCopy } from '#copies';
import { Clock, Config } from '#service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { confirmationMail } from '../channels/email/confirmation-mail.js';
import { EmailChannel } from '../channels/email/email.channel.js';
import { Secrets } from '../subscriptions/secrets.js';
import { Stopping } from '../subscriptions/stopping.service.js';
import type { Subscription } from '../subscriptions/subscription.js';
import { type KeptSubscription, SubscriptionStore } from '../subscriptions/subscriptions.store.js';
import { Turnstile } from './turnstile.js';

const expiresInDays = 7;
/** What a process that ends waits for mails on their way, real time. */
const patienceMillis = 4_000;
const expiryMillis = 3_600_000;

/**
 * Sends the mails that ask the owner of an address whether it was they who subscribed. Each attempt is claimed before it is made; a repeat after a
 * crash has the same Message-ID. Nothing else goes to an address that has not been confirmed.
 */
@Injectable()
export class Confirmations {
  private readonly logger = new Logger('notifications');
  private readonly turnstile: Turnstile;
  private running: Promise<void> | null = null;
  private expiredAt = 0;

  constructor(
    private readonly store: SubscriptionStore,
    private readonly stopping: Stopping,
    private readonly programs: ProgramCopy,
    private readonly email: EmailChannel,
    private readonly secrets: Secrets,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.turnstile = new Turnstile(email.concurrency);
  }

  /** Begins to send what is due, unless that is under way. */
  kick(): void {
    this.running ??= this.run()
      .catch((error: Error) => this.logger.error(`Confirmations failed and will be tried again: ${error.message}`))
      .finally(() => (this.running = null));
  }

  /** Resolves once what is under way has ended, or after a while: what hangs is sent again, under the same id. */
  async stop(): Promise<void> {
    await Promise.race([this.running, pause(patienceMillis, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    const now = this.clock.real();
    if (now - this.expiredAt > expiryMillis) {
      await this.stopping.expireUnconfirmed(now);
      this.expiredAt = now;
    }
    for await (const page of this.store.pages({ index: 'unconfirmed', anyOf: ['yes'] })) {
      const due = page.filter(({ state: { confirmation } }) => confirmation?.sentAt === undefined && isDue(confirmation, now));
      await Promise.all(due.map((each) => this.turnstile.pass(() => this.send(each))));
    }
  }

  private async send({ id }: KeptSubscription): Promise<void> {
    const claimed = await this.store.amend(id, 'system', (state) => {
      const { confirmation } = state;
      if (state.state !== 'pending' || confirmation?.sentAt !== undefined || !isDue(confirmation, this.clock.real())) return null;
      // The last wait goes on until it is confirmed or too old.
      const { backoffMillis } = this.email;
      const wait = backoffMillis[Math.min(confirmation.attempts, backoffMillis.length - 1)]!;
      const nextAttemptAt = new Date(this.clock.real() + wait).toISOString();
      return { ...state, confirmation: { ...confirmation, attempts: confirmation.attempts + 1, nextAttemptAt } };
    });
    const channel = claimed?.state.channel;
    if (claimed === null || channel?.kind !== 'email') return;
    const confirmUrl = `${this.config.publicUrl}/alerts/confirm?id=${id}&token=${await this.secrets.tokenFor('confirm', id)}`;
    const mail = confirmationMail({ language: claimed.state.language, what: this.what(claimed.state), confirmUrl, expiresInDays });
    const asked = claimed.state.confirmation?.expiresAt ?? '';
    const outgoing = { id: `confirm-${id}-${Date.parse(asked)}`, at: this.clock.asOf(), to: channel.address, mail, oneClickUrl: null };
    const outcome = await this.email.post(outgoing);
    if (outcome.kind === 'refused') await this.stopping.stop(id, 'undeliverable');
    if (outcome.kind !== 'accepted') return;
    await this.store.amend(id, 'system', (state) => {
      if (state.confirmation === undefined) return null;
      return { ...state, confirmation: { ...state.confirmation, sentAt: new Date(this.clock.real()).toISOString() } };
    });
  }

  private what({ kind, programId, search, language }: Subscription): string {
    if (kind === 'program') return this.programs.get(programId ?? '')?.title ?? programId ?? '';
    const query = search?.query ?? null;
    if (query !== null) return language === 'ko' ? `검색 “${query}”` : `the search “${query}”`;
    return language === 'ko' ? '저장한 조건에 맞는 지원사업' : 'programmes that fit the saved filter';
  }
}

function isDue(confirmation: Subscription['confirmation'], now: number): confirmation is NonNullable<Subscription['confirmation']> {
  return confirmation !== undefined && Date.parse(confirmation.nextAttemptAt) <= now;
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { changesBetween, type LedgerEntry, type SuppressedFor, whyUntrue } from '#telling';
import { Clock } from '#service-kit';
import { Injectable, Logger } from '@nestjs/common';
import type { MessageChannel, Outcome } from '../channels/channel.port.js';
import { InboxBell } from '../inbox/inbox-bell.js';
import { KnownCalls } from '../known-calls/known-calls.service.js';
import { type KeptEntry, Ledger } from '../ledger/ledger.js';
import { StatementCounts } from '../metrics/statement-counts.js';
import { OnlyOne } from '../planning/only-one.js';
import { Situations } from '../planning/situations.js';
import type { Channel } from '../subscriptions/subscription.js';
import { type KeptSubscription, SubscriptionStore } from '../subscriptions/subscriptions.store.js';
import { Undeliverable } from '../undeliverable/undeliverable.js';
import { Composer, type Composed } from './composer.js';
import { Deliveries, type KeptDelivery } from './deliveries.js';
import type { Delivery } from './delivery.js';
import { Schedule } from './schedule.js';
import type { Turnstile } from './turnstile.js';

/** How often entries are marked anew that someone else has changed meanwhile, as a reader who dismisses one. */
const markings = 5;
/** After waiting in line for longer than this, what is to be said is looked at again. */
const lateMillis = 1_000;
const firstPauseMillis = 200;
const longestPauseMillis = 5_000;

/** What is to be done about a delivery next: nothing, or to take it up again at that real time, epoch milliseconds. */
export type Next = { readonly deliveryId: string; readonly at: number } | null;

/** A channel, and the place in line before it. */
export interface Way {
  readonly channel: MessageChannel;
  readonly turnstile: Turnstile;
}

interface Sifted {
  readonly entries: readonly KeptEntry[];
  readonly subscriptions: readonly KeptSubscription[];
  readonly to: Channel | null;
}

/**
 * Brings what is due to one recipient: claims the entries, hands one message over, and notes that it was. Each step is one write, so that a process
 * that dies leaves a state from which the next goes on:
 *
 * - entries claimed, no delivery: the delivery is made of them; - a delivery whose attempt went with its lease: the next attempt, under the same id;
 * - handed over but not noted: only this may repeat a message, under the same id; - noted, entries not marked: they are marked.
 */
@Injectable()
export class Courier {
  private readonly logger = new Logger('notifications');
  private readonly stopping = new AbortController();

  constructor(
    private readonly ledger: Ledger,
    private readonly deliveries: Deliveries,
    private readonly situations: Situations,
    private readonly composer: Composer,
    private readonly subscriptions: SubscriptionStore,
    private readonly undeliverable: Undeliverable,
    private readonly knownCalls: KnownCalls,
    private readonly schedule: Schedule,
    private readonly bell: InboxBell,
    private readonly counts: StatementCounts,
    private readonly onlyOne: OnlyOne,
    private readonly clock: Clock,
  ) {}

  stop(): void {
    this.stopping.abort();
  }

  /** Everything that is due to a recipient, as one message. */
  async deliver(way: Way, recipient: string): Promise<Next> {
    const planned = await this.ledger.all('open', `planned ${recipient}`);
    const now = this.clock.now();
    const later = planned.map(({ state }) => Date.parse(state.dueAt)).filter((at) => at > now);
    if (later.length > 0) this.schedule.put(recipient, Math.min(...later));
    const sifted = await this.sift(
      recipient,
      planned.filter(({ state }) => Date.parse(state.dueAt) <= now),
    );
    const deliveryId = randomUUID();
    const claimed = await this.ledger.replace(sifted.entries, ({ state }) => ({ ...state, state: 'sending', deliveryId }));
    return this.begin(way, deliveryId, recipient, { ...sifted, entries: claimed });
  }

  /** Goes on with a delivery, also one of which only the entries were claimed. */
  async resume(way: Way, deliveryId: string, recipient: string): Promise<Next> {
    const delivery = await this.deliveries.get(deliveryId);
    if (delivery?.state.state === 'handed') return this.finish(delivery);
    if (delivery !== null && delivery.state.state !== 'sending') return null;
    const wait = delivery === null ? 0 : Date.parse(delivery.state.nextAttemptAt);
    if (wait > this.clock.real()) return { deliveryId, at: wait };
    const sifted = await this.sift(recipient, await this.ledger.all('open', `delivery ${deliveryId}`));
    if (delivery === null) return this.begin(way, deliveryId, recipient, sifted);
    if (sifted.entries.length === 0) {
      await this.deliveries.save(deliveryId, delivery.version, { ...delivery.state, state: 'done' });
      return null;
    }
    const { attempts } = delivery.state;
    const state = { ...delivery.state, attempts: attempts + 1, attemptToken: this.onlyOne.token };
    const claimed = await this.deliveries.save(deliveryId, delivery.version, state);
    return claimed === null ? null : this.attempt(way, claimed, sifted);
  }

  private async begin(way: Way, deliveryId: string, recipient: string, sifted: Sifted): Promise<Next> {
    if (sifted.entries.length === 0) return null;
    const state: Delivery = {
      recipient,
      state: 'sending',
      entries: sifted.entries.map(({ id }) => id),
      attempts: 1,
      attemptToken: this.onlyOne.token,
      nextAttemptAt: new Date(this.clock.real()).toISOString(),
      createdAt: this.clock.asOf(),
    };
    const claimed = await this.deliveries.save(deliveryId, 0, state);
    return claimed === null ? null : this.attempt(way, claimed, sifted);
  }

  private async attempt(way: Way, delivery: KeptDelivery, sifted: Sifted): Promise<Next> {
    const since = this.clock.real();
    return way.turnstile.pass(async () => {
      // Who waited may have missed that they do not want to hear of it any more.
      const isLate = this.clock.real() - since > lateMillis;
      const still = isLate ? await this.sift(delivery.state.recipient, sifted.entries) : sifted;
      if (still.entries.length > 0) return this.handOver(way.channel, delivery, still);
      await this.deliveries.save(delivery.id, delivery.version, { ...delivery.state, state: 'done' });
      return null;
    });
  }

  private async handOver(channel: MessageChannel, delivery: KeptDelivery, { entries, subscriptions, to }: Sifted): Promise<Next> {
    const { id, state } = delivery;
    this.counts.attempt(channel.kind);
    const composed = await this.composer.compose(id, state.recipient, entries, subscriptions);
    const outcome = to === null ? noAddress : await channel.handOver(composed.message, to);
    if (outcome.kind === 'accepted') return this.accepted(delivery, composed);
    if (outcome.kind === 'refused' && outcome.gone === true) await this.undeliverable.add(state.recipient, 'refused', outcome.reason);
    const backoff = channel.backoffMillis[state.attempts - 1];
    if (outcome.kind === 'refused' || backoff === undefined) return this.failed(delivery, outcome.reason);
    const at = this.clock.real() + Math.max(backoff, outcome.afterMillis ?? 0);
    await this.deliveries.save(id, delivery.version, { ...state, nextAttemptAt: new Date(at).toISOString(), lastFailure: outcome.reason });
    return { deliveryId: id, at };
  }

  /** The one window in which a message may be handed over twice is from here to the end of this write: it is tried until the store takes it. */
  private async accepted(delivery: KeptDelivery, { materials }: Composed): Promise<Next> {
    const state: Delivery = { ...delivery.state, state: 'handed', handedAt: this.clock.asOf(), materials };
    const handed = await this.insist(() => this.deliveries.save(delivery.id, delivery.version, state));
    return handed === null ? null : this.finish(handed);
  }

  private async finish(delivery: KeptDelivery): Promise<Next> {
    const { handedAt, materials = {} } = delivery.state;
    const sent = await this.mark(delivery.id, ({ id, state }) => ({
      ...state,
      state: 'sent',
      ...(handedAt !== undefined && { sentAt: handedAt }),
      material: state.kind === 'call.changed' ? state.material : (materials[id] ?? state.material),
    }));
    this.counts.add(
      'sent',
      sent.map(({ state }) => state),
    );
    for (const { state } of sent) this.ring(state);
    await this.deliveries.save(delivery.id, delivery.version, { ...delivery.state, state: 'done' });
    return null;
  }

  private async failed(delivery: KeptDelivery, reason: string): Promise<Next> {
    const failed = await this.mark(delivery.id, ({ state }) => ({ ...state, state: 'failed', failure: reason }));
    this.counts.add(
      'failed',
      failed.map(({ state }) => state),
    );
    this.logger.warn(`Gave a message up after ${delivery.state.attempts} attempts: ${reason} (${failed.length} statements, see told)`);
    await this.deliveries.save(delivery.id, delivery.version, { ...delivery.state, state: 'failed', lastFailure: reason });
    return null;
  }

  private async mark(deliveryId: string, as: (entry: KeptEntry) => LedgerEntry): Promise<readonly KeptEntry[]> {
    const marked: KeptEntry[] = [];
    for (let marking = 1; ; marking += 1) {
      const entries = await this.ledger.all('open', `delivery ${deliveryId}`);
      if (entries.length === 0) return marked;
      if (marking > markings) throw new Error(`${entries.length} statements of ${deliveryId} could not be marked`);
      marked.push(...(await this.ledger.replace(entries, as)));
    }
  }

  /** Leaves out what is not so any more, for those who still want to hear of it; subscriptions are read anew each time. */
  private async sift(recipient: string, entries: readonly KeptEntry[]): Promise<Sifted> {
    if (entries.length === 0) return { entries, subscriptions: [], to: null };
    const subscriptions = await this.subscriptions.activeOf(recipient);
    const active = new Set(subscriptions.map(({ id }) => id));
    const isUndeliverable = await this.undeliverable.has(recipient);
    if (isUndeliverable && subscriptions.length > 0) await this.undeliverable.stopAll(recipient);
    const reads = await this.situations.ofRecipient(recipient, new Set(entries.map(({ state }) => state.programId)));
    const situations = new Map(reads.map(({ situation }) => [situation.programId, situation]));
    const reasons = new Map<LedgerEntry, SuppressedFor>();
    for (const { state } of entries) {
      const situation = situations.get(state.programId);
      if (situation === undefined) continue;
      const listening = situation.listening.filter(({ subscriptionId }) => active.has(subscriptionId));
      const reason = isUndeliverable
        ? 'undeliverable'
        : (whyUntrue(state, { ...situation, listening }) ?? (await this.nothingChanged(state)));
      if (reason !== null) reasons.set(state, reason);
    }
    const untrue = entries.filter(({ state }) => reasons.has(state));
    if (untrue.length > 0) {
      const suppressed = await this.ledger.replace(untrue, ({ state }) => ({
        ...state,
        state: 'suppressed',
        suppressedFor: reasons.get(state)!,
      }));
      this.counts.add(
        'suppressed',
        suppressed.map(({ state }) => state),
      );
    }
    const left = entries.filter(({ state }) => !reasons.has(state));
    return { entries: left, subscriptions, to: subscriptions[0]?.state.channel ?? null };
  }

  /** Editors may have chosen other fields meanwhile: then the hash is another, and nothing that is told has changed. */
  private async nothingChanged(entry: LedgerEntry): Promise<SuppressedFor | null> {
    if (entry.kind !== 'call.changed') return null;
    const known = await this.knownCalls.one(entry.programId, entry.callId);
    const [from, to] = [known?.materials[entry.from ?? ''], known?.materials[entry.material]];
    return from !== undefined && to !== undefined && changesBetween(from, to).length === 0 ? 'superseded' : null;
  }

  private ring({ subject }: LedgerEntry): void {
    const [kind, id] = subject.split(':');
    if (kind === 'company' && id !== undefined) this.bell.ring(id);
  }

  private async insist<T>(write: () => Promise<T>): Promise<T> {
    for (let wait = firstPauseMillis; ; wait = Math.min(wait * 2, longestPauseMillis)) {
      try {
        return await write();
      } catch (error) {
        if (this.stopping.signal.aborted) throw error;
        this.logger.error(`A message was handed over and could not be noted yet: ${(error as Error).message}`);
        await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }
}

const noAddress: Outcome = { kind: 'refused', reason: 'nobody subscribes under this address any more' };

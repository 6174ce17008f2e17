import { Clock } from '#service-kit';
import { Injectable } from '@nestjs/common';
import { Channels } from '../channels/channels.js';
import { Ledger } from '../ledger/ledger.js';
import { OnlyOne } from '../planning/only-one.js';
import { kindOf } from '../subscriptions/secrets.js';
import { Courier } from './courier.js';
import { Deliveries } from './deliveries.js';
import { Pump } from './pump.js';
import { Schedule } from './schedule.js';

/** Sends what falls due, each channel at its own pace: one that hangs holds up no other. */
@Injectable()
export class Sender {
  readonly pumps: readonly Pump[];

  constructor(
    channels: Channels,
    private readonly ledger: Ledger,
    private readonly deliveries: Deliveries,
    private readonly courier: Courier,
    private readonly schedule: Schedule,
    onlyOne: OnlyOne,
    private readonly clock: Clock,
  ) {
    this.pumps = channels.all.map((channel) => new Pump({ channel, courier, schedule, onlyOne, clock }));
  }

  start(onTrouble: () => void): void {
    for (const pump of this.pumps) {
      pump.onTrouble = onTrouble;
      pump.start();
    }
  }

  /** Finds in the store all that is to be sent and all that was begun; what was remembered counts for nothing. */
  async recover(): Promise<void> {
    for (const pump of this.pumps) pump.forget();
    this.schedule.clear();
    const known = new Set<string>();
    for await (const page of this.deliveries.open()) {
      for (const { id, state } of page) {
        known.add(id);
        this.retry(id, state.recipient, Date.parse(state.nextAttemptAt));
      }
    }
    for await (const page of this.ledger.pages('open', 'sending')) {
      for (const { state } of page) {
        const { deliveryId = '', recipient } = state;
        if (known.has(deliveryId)) continue;
        known.add(deliveryId);
        this.retry(deliveryId, recipient, this.clock.real());
      }
    }
    for await (const page of this.ledger.pages('open', 'planned')) {
      for (const { state } of page) this.schedule.put(state.recipient, Date.parse(state.dueAt));
    }
  }

  /** Takes up what staff have asked to send again since. */
  async takeUpResent(): Promise<void> {
    for await (const page of this.ledger.pages('open', 'planned again')) {
      for (const { state } of page) this.schedule.put(state.recipient, Date.parse(state.dueAt));
    }
  }

  async stop(): Promise<void> {
    this.courier.stop();
    await Promise.all(this.pumps.map((pump) => pump.stop()));
  }

  private retry(deliveryId: string, recipient: string, at: number): void {
    this.pumps.find(({ kind }) => kind === kindOf(recipient))?.retry(deliveryId, recipient, at);
  }
}

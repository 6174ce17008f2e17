import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { topics, type Deleted, type PublishedCompany, type PublishedProgram } from '#contracts';
import { ProgramCopy, FirmCopy } from '#copies';
import { Events } from '#events';
import { Clock, openApp, readConfig } from '#service-kit';
import { Channels } from '../src/channels/channels.js';
import { NotificationsModule } from '../src/notifications.module.js';
import { Fits } from '../src/planning/fits.service.js';
import { listenerOf } from '../src/planning/listener.js';
import { liveCallOf } from '../src/planning/live-call.js';
import { PlanningLoop } from '../src/planning/planning.loop.js';
import { Secrets } from '../src/subscriptions/secrets.js';
import type { Channel, Subscription } from '../src/subscriptions/subscription.js';
import { SubscriptionStore } from '../src/subscriptions/subscriptions.store.js';
import { Ledger, type KeptEntry } from '../src/ledger/ledger.js';
import type { Recorder } from './recorder.channel.js';

export interface OpenOptions {
  readonly folder: string;
  /** An instant to run on from. */
  readonly clock: string;
  readonly channels: readonly Recorder[];
}

/** The service in this process, on embedded adapters, with channels that the test answers for. */
export class OpenNotifications {
  private constructor(readonly app: NestExpressApplication) {}

  static async open({ folder, clock, channels }: OpenOptions): Promise<OpenNotifications> {
    const config = readConfig({
      IEUM_DATA: folder,
      IEUM_SEEDS: 'none',
      IEUM_CLOCK: clock,
      IEUM_STAFF_KEY: 'a-key-for-the-tests',
      IEUM_PUBLIC_URL: 'https://ieum.example',
      LOG_LEVEL: 'silent',
    });
    const recorders = { provide: Channels, useValue: new Channels(channels) };
    return new OpenNotifications(await openApp({ name: 'notifications', modules: [NotificationsModule.with(recorders)], config }));
  }

  /** Resolves once the copies have it. */
  async publish(...states: readonly (PublishedCompany | PublishedProgram | Deleted)[]): Promise<void> {
    for (const state of states) {
      const isProgram = 'calls' in state || ('deleted' in state && this.app.get(ProgramCopy).get(state.id) !== undefined);
      await this.app.get(Events).publish(isProgram ? topics.programs : topics.companies, [{ key: state.id, value: state }]);
      const { arrivals } = isProgram ? this.app.get(ProgramCopy) : this.app.get(FirmCopy);
      if (!(await arrivals.reaches(state.id, state.version, 5_000))) throw new Error(`${state.id} did not arrive`);
    }
  }

  /** Subscribes as the API does: what fits now is its baseline. */
  async subscribe(channel: Channel, more: Partial<Subscription>): Promise<string> {
    const id = randomUUID();
    const state: Subscription = {
      kind: 'company',
      channel,
      recipient: await this.app.get(Secrets).recipientOf(channel),
      frequency: 'at-once',
      language: 'ko',
      state: 'active',
      createdAt: this.app.get(Clock).asOf(),
      baseline: [],
      isPlanned: false,
      ...more,
    };
    const now = this.app.get(Clock).now();
    const baseline = Array.from(this.app.get(Fits).programsFor(listenerOf(id, state)), (program) => {
      const call = liveCallOf(program, now)!;
      return { programId: program.id, callId: call.id, material: call.material };
    });
    await this.app
      .get(SubscriptionStore)
      .collection.put({ id, expectedVersion: 0, state: { ...state, baseline }, at: state.createdAt, by: 'test' });
    this.app.get(PlanningLoop).kick();
    return id;
  }

  async stop(id: string): Promise<void> {
    await this.app.get(SubscriptionStore).amend(id, 'test', ({ channel: _channel, search: _search, ...state }) => ({
      ...state,
      state: 'stopped',
      isPlanned: false,
      stopped: { at: this.app.get(Clock).asOf(), by: 'recipient' },
    }));
    this.app.get(PlanningLoop).kick();
  }

  /** Waits until a subscription has ended, and gives what is kept of it. */
  async stopped(id: string): Promise<Subscription> {
    for (;;) {
      const state = (await this.app.get(SubscriptionStore).collection.get(id))?.state;
      if (state?.state === 'stopped') return state;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async ledger(): Promise<readonly KeptEntry[]> {
    return (await this.app.get(Ledger).collection.scan(undefined, 10_000)) as readonly KeptEntry[];
  }

  /** Waits until the ledger is so. */
  async until(holds: (entries: readonly KeptEntry[]) => boolean): Promise<readonly KeptEntry[]> {
    for (;;) {
      const entries = await this.ledger();
      if (holds(entries)) return entries;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

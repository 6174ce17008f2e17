import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirmCopy, ProgramCopy } from '#copies';
import { topics, type Call, type PublishedCompany, type PublishedProgram } from '#contracts';
import { Events } from '#events';
import { Clock, closePorts, type Config, openApp, openPorts, readConfig } from '#service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { publishedProgram } from '../../../libs/contracts/testing/published-program.js';
import { Channels } from '../src/channels/channels.js';
import { NotificationsModule } from '../src/notifications.module.js';
import { Secrets, type TokenPurpose } from '../src/subscriptions/secrets.js';
import { SubscriptionStore } from '../src/subscriptions/subscriptions.store.js';

/** Nothing goes out. */
const noChannels = { provide: Channels, useValue: { all: [] } };
const key = 'a-key-for-the-tests';
const arrivalMillis = 10_000;

type Method = 'get' | 'post' | 'delete';

/**
 * The service with its embedded adapters in a folder of its own, at nine on a Monday in March 2024. Another one plans, as it seems to it: what is
 * asked for stays as it was saved.
 */
export class NotificationsApp {
  private realBefore = 0;

  private constructor(
    readonly app: NestExpressApplication,
    private readonly folder: string,
  ) {}

  static async open(more: Readonly<Record<string, string>> = {}): Promise<NotificationsApp> {
    const folder = await mkdtemp(join(tmpdir(), 'ieum-notifications-'));
    const config = readConfig({
      IEUM_DATA: folder,
      IEUM_SEEDS: 'none',
      IEUM_CLOCK: '2024-03-04T09:00:00+09:00',
      IEUM_STAFF_KEY: key,
      IEUM_PUBLIC_URL: 'http://localhost:3000',
      LOG_LEVEL: 'silent',
      ...more,
    });
    await leaveTheLeaseToAnother(config);
    const app = await openApp({ name: 'notifications', modules: [NotificationsModule.with(noChannels)], config });
    await app.get(Events).caughtUp();
    return new NotificationsApp(app, folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true });
  }

  /** As nobody. */
  ask(method: Method, path: string): request.Test {
    return request(this.app.getHttpServer())[method](path).set('Accept-Language', 'ko');
  }

  staff(method: Method, path: string): request.Test {
    return this.ask(method, path).set('Authorization', `Bearer ${key}`);
  }

  get store(): SubscriptionStore {
    return this.app.get(SubscriptionStore);
  }

  token(purpose: TokenPurpose, subject: string): Promise<string> {
    return this.app.get(Secrets).tokenFor(purpose, subject);
  }

  recipient(address: string): Promise<string> {
    return this.app.get(Secrets).recipientOf({ kind: 'email', address });
  }

  /** Real time goes on by so much, for limits and what runs out. */
  passes(millis: number): void {
    this.realBefore += millis;
    const clock = this.app.get(Clock);
    const ahead = this.realBefore;
    clock.real = () => Date.now() + ahead;
  }

  async publishProgram(program: PublishedProgram): Promise<void> {
    await this.app.get(Events).publish(topics.programs, [{ key: program.id, value: program }]);
    const hasArrived = await this.app.get(ProgramCopy).arrivals.reaches(program.id, program.version, arrivalMillis);
    if (!hasArrived) throw new Error(`${program.id} has not arrived`);
  }

  async publishFirm(firm: PublishedCompany): Promise<void> {
    await this.app.get(Events).publish(topics.companies, [{ key: firm.id, value: firm }]);
    const hasArrived = await this.app.get(FirmCopy).arrivals.reaches(firm.id, firm.version, arrivalMillis);
    if (!hasArrived) throw new Error(`${firm.id} has not arrived`);
  }
}

async function leaveTheLeaseToAnother(config: Config): Promise<void> {
  const ports = await openPorts(config);
  await ports.documents.lease({ name: 'notifications', holder: 'another', ttlMillis: 100 * 24 * 60 * 60 * 1000, now: Date.now() });
  await closePorts(ports);
}

export function programOf(id: string, more: Partial<PublishedProgram> = {}): PublishedProgram {
  return publishedProgram(id, { rule: null, calls: [openCall], ...more });
}

export const openCall: Call = { id: 'c1', title: '모집 공고', opensAt: '2024-03-01', closesAt: '2024-03-29', closing: 'fixed' };

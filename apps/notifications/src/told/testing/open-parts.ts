import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CopiesModule, FirmCopy, ProgramCopy } from '#copies';
import { topics, type Call, type Deleted, type PublishedCompany, type PublishedProgram } from '#contracts';
import { Events } from '#events';
import { Clock, openApp, readConfig } from '#service-kit';
import type { LedgerEntry } from '#telling';
import { Module, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { publishedProgram } from '../../../../../libs/contracts/testing/published-program.js';
import { CancelledCalls } from '../../feeds/cancelled-calls.service.js';
import { FeedsController } from '../../feeds/feeds.controller.js';
import { Feeds } from '../../feeds/feeds.service.js';
import { FittingCalls } from '../../feeds/fitting-calls.service.js';
import { FoundTexts } from '../../feeds/found-texts.service.js';
import { InboxBell } from '../../inbox/inbox-bell.js';
import { InboxController } from '../../inbox/inbox.controller.js';
import { Inbox } from '../../inbox/inbox.service.js';
import { KnownCalls } from '../../known-calls/known-calls.service.js';
import { entryIdOf } from '../../ledger/entry-id.js';
import { Ledger } from '../../ledger/ledger.js';
import { Fits } from '../../planning/fits.service.js';
import { listenerOf } from '../../planning/listener.js';
import { Listeners } from '../../planning/listeners.js';
import { Situations } from '../../planning/situations.js';
import { Secrets } from '../../subscriptions/secrets.js';
import type { Subscription } from '../../subscriptions/subscription.js';
import { SubscriptionStore } from '../../subscriptions/subscriptions.store.js';
import { FollowedLinks } from '../followed-links.service.js';
import { GoController } from '../go.controller.js';
import { HypotheticalPrograms } from '../hypothetical-programs.service.js';
import { PreviewController } from '../preview.controller.js';
import { TellingPreview } from '../preview.service.js';
import { ToldController } from '../told.controller.js';
import { Told } from '../told.service.js';

export const publicUrl = 'https://ieum.example';
const staffKey = 'a-key-for-the-tests';
const arrivalMillis = 5_000;

/** Feeds, inbox and what was told, and what they stand on: nothing plans and nothing is sent. */
@Module({
  imports: [CopiesModule],
  controllers: [FeedsController, InboxController, ToldController, GoController, PreviewController],
  providers: [
    Secrets,
    SubscriptionStore,
    KnownCalls,
    Ledger,
    Listeners,
    Fits,
    Situations,
    FoundTexts,
    FittingCalls,
    CancelledCalls,
    Feeds,
    Inbox,
    InboxBell,
    Told,
    FollowedLinks,
    HypotheticalPrograms,
    TellingPreview,
  ],
})
class PartsModule {}

/** The parts on embedded adapters in a folder of their own. The clock runs on from noon on 4 March 2024 in Seoul. */
export class OpenParts {
  private constructor(
    readonly app: NestExpressApplication,
    private readonly folder: string,
  ) {}

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<OpenParts> {
    const folder = await mkdtemp(join(tmpdir(), 'ieum-parts-'));
    const config = readConfig({
      IEUM_DATA: folder,
      IEUM_SEEDS: 'none',
      IEUM_STAFF_KEY: staffKey,
      IEUM_PUBLIC_URL: publicUrl,
      IEUM_RATE_LIMIT: 'none',
      IEUM_CLOCK: '2024-03-04T12:00:00+09:00',
      LOG_LEVEL: 'silent',
      ...environment,
    });
    return new OpenParts(await openApp({ name: 'notifications', modules: [PartsModule], config }), folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true });
  }

  part<T>(type: Type<T> | (abstract new (...given: never[]) => T)): T {
    return this.app.get<T>(type);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}) {
    return request(this.app.getHttpServer()).get(path).set(headers);
  }

  head(path: string) {
    return request(this.app.getHttpServer()).head(path);
  }

  post(path: string, body: object = {}) {
    return request(this.app.getHttpServer()).post(path).set(staff).send(body);
  }

  /** Publishes a programme, and looks at its calls as whoever plans does. */
  async putProgram(program: PublishedProgram | Deleted): Promise<void> {
    await this.publish(program);
    await this.part(KnownCalls).observe(program.id, this.part(ProgramCopy).get(program.id));
  }

  /** Resolves once the copy has them; nobody has looked at their calls yet. */
  async publish(...programs: readonly (PublishedProgram | Deleted)[]): Promise<void> {
    await this.part(Events).publish(
      topics.programs,
      programs.map((value) => ({ key: value.id, value })),
    );
    const { arrivals } = this.part(ProgramCopy);
    for (const { id, version } of programs) {
      if (!(await arrivals.reaches(id, version, arrivalMillis))) throw new Error(`${id} did not arrive`);
    }
  }

  async putCompany(company: PublishedCompany): Promise<void> {
    await this.part(Events).publish(topics.companies, [{ key: company.id, value: company }]);
    const isThere = await this.part(FirmCopy).arrivals.reaches(company.id, company.version, arrivalMillis);
    if (!isThere) throw new Error('The firm did not arrive');
  }

  /** @returns the entry's id */
  async putEntry(entry: LedgerEntry, key: string): Promise<string> {
    const id = entryIdOf(key);
    await this.part(Ledger).collection.put({ id, expectedVersion: 0, state: entry, at: this.part(Clock).asOf(), by: 'system' });
    return id;
  }

  async putSubscription(id: string, subscription: Subscription): Promise<void> {
    this.part(Listeners).put(listenerOf(id, subscription));
    await this.part(SubscriptionStore).collection.put({
      id,
      expectedVersion: 0,
      state: subscription,
      at: this.part(Clock).asOf(),
      by: 'system',
    });
  }

  feedToken(companyId: string): Promise<string> {
    return this.part(Secrets).tokenFor('feed', companyId);
  }
}

export const staff = { Authorization: `Bearer ${staffKey}` };

/** Open from 1 to 18 March 2024. */
export const call: Call = {
  id: 'spring',
  title: '2024년 1차 공고',
  noticedOn: '2024-02-26',
  opensAt: '2024-03-01',
  closesAt: '2024-03-18',
  closing: 'fixed',
};

export function programWith(change: Partial<PublishedProgram> = {}): PublishedProgram {
  return publishedProgram('battery', {
    title: '이차전지 시제품 제작 지원',
    tracks: ['secondary-battery'],
    summary: '충주의 이차전지 기업을 돕습니다.',
    host: { organization: '충북과학기술혁신원', department: '기업지원팀', phone: '043-000-0000' },
    budget: { amount: 250_000_000 },
    supports: [{ kind: 'prototype', title: '시제품 제작' }],
    rule: { site: { in: ['43130'] } },
    calls: [call],
    ...change,
  });
}

/** A firm in 충주, where the programme above is for. */
export function companyWith(change: Partial<PublishedCompany> = {}): PublishedCompany {
  return { id: 'garam', version: 1, name: '가람전지', stage: 'operating', sites: [{ kind: 'head', area: '43130' }], ...change };
}

export function entryWith(change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    kind: 'match.new',
    recipient: 'inbox.of-garam',
    subject: 'company:garam',
    subscriptionId: 'of-garam',
    programId: 'battery',
    callId: 'spring',
    state: 'sent',
    plannedAt: '2024-03-04T00:00:00.000Z',
    dueAt: '2024-03-04T00:00:00.000Z',
    sentAt: '2024-03-04T00:00:05.000Z',
    material: 'a',
    ...change,
  };
}

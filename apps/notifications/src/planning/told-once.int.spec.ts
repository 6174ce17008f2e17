import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedCompany, PublishedProgram } from '#contracts';
import { Documents } from '#documents';
import { Clock } from '#service-kit';
import { ledgerKey, type LedgerEntry } from '#telling';
import { publishedProgram } from '../../../../libs/contracts/testing/published-program.js';
import { OpenNotifications } from '../../testing/open-notifications.js';
import { Recorder } from '../../testing/recorder.channel.js';
import { knownCallCollection } from '../known-calls/known-call.collection.js';
import { knownCallId } from '../known-calls/known-call.js';
import { type KeptEntry, Ledger } from '../ledger/ledger.js';
import { Secrets } from '../subscriptions/secrets.js';
import type { Channel } from '../subscriptions/subscription.js';
import { Told } from '../told/told.service.js';
import { undeliverableCollection } from '../undeliverable/undeliverable.collection.js';
import { PlanningLoop } from './planning.loop.js';

jest.setTimeout(60_000);

const firm: PublishedCompany = { id: 'chungju', version: 1, name: '충주 주식회사', sites: [{ area: '43130' }] };
const mail: Channel = { kind: 'email', address: 'kim@example.com' };
const daily = { companyId: 'chungju', frequency: 'daily' } as const;

const program = (id: string, more: Partial<PublishedProgram> = {}): PublishedProgram =>
  publishedProgram(id, {
    rule: { site: { in: ['43130'] } },
    calls: [{ id: 'call', title: '모집 공고', opensAt: '2024-03-01', closesAt: '2024-05-31', closing: 'fixed' }],
    ...more,
  });

let folder: string;
let email: Recorder;
let service: OpenNotifications | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ieum-told-'));
  service = null;
});

afterEach(async () => {
  await service?.close();
  await rm(folder, { recursive: true });
});

async function startAt(clock: string, answers: Recorder['answers'] = []): Promise<OpenNotifications> {
  await service?.close();
  email = new Recorder('email');
  email.answers.push(...answers);
  service = await OpenNotifications.open({ folder, clock: `${clock}+09:00`, channels: [email] });
  return service;
}

/** Resolves once so many matches are in that state. */
async function matches(state: string, count: number): Promise<void> {
  await service!.until((all) => all.filter(({ state: entry }) => entry.kind === 'match.new' && entry.state === state).length === count);
}

/** What others who tell people of calls are known to get wrong, one test each. */
describe('told once, in time', () => {
  it('a failed send does not lose the alert', async () => {
    const busy = Array.from({ length: 3 }, () => ({ kind: 'retry', reason: 'The mail server takes nothing.' }) as const);
    const first = await startAt('2024-03-04T10:00:00', busy);
    await first.publish(firm);
    await first.subscribe(mail, { companyId: 'chungju' });
    await first.publish(program('one'));
    await matches('failed', 1);
    expect(email.messages).toHaveLength(3);
    // It stands where staff see it, a restart or a day later too, and goes out when they ask for it.
    const next = await startAt('2024-03-05T10:00:00');
    expect(await next.app.get(Told).ofCall('one', 'call')).toMatchObject({ failed: 1, sent: 0 });
    expect(await next.app.get(Told).resend('one', 'call')).toBe(1);
    await email.until((messages) => messages.length === 1);
    await matches('sent', 1);
    expect(email.told).toEqual([['match.new one']]);
  });

  it('more than 25 hits in a day all arrive', async () => {
    const hits = Array.from({ length: 60 }, (_, n) => `hit-${n}`);
    const monday = await startAt('2024-03-04T10:00:00');
    await monday.publish(firm);
    await monday.subscribe(mail, daily);
    await monday.publish(...hits.map((id) => program(id)));
    await matches('planned', 60);
    await startAt('2024-03-05T09:00:01');
    await email.until((messages) => messages.length === 1);
    await matches('sent', 60);
    expect(email.messages).toHaveLength(1);
    expect([...email.told[0]!].sort()).toEqual(hits.map((id) => `match.new ${id}`).sort());
  });

  it('no two digests', async () => {
    const monday = await startAt('2024-03-04T10:00:00');
    await monday.publish(firm);
    await monday.subscribe(mail, daily);
    const search = { query: '사업', filter: { tracks: [], status: [], areas: [], kinds: [] }, profile: null };
    await monday.subscribe(mail, { kind: 'search', search, frequency: 'daily' });
    await monday.publish(program('one'), program('two'));
    await matches('planned', 4);
    // Both subscriptions say both, and the process is started again and again after the time.
    await startAt('2024-03-05T09:00:01');
    await matches('sent', 4);
    expect(email.told.map((lines) => [...lines].sort())).toEqual([['match.new one', 'match.new two']]);
    for (const time of ['09:00:05', '09:30:00', '23:59:00']) {
      const again = await startAt(`2024-03-05T${time}`);
      await again.publish(program(`after-${time.replaceAll(':', '')}`));
      await again.until((all) => all.some(({ state }) => state.programId.startsWith(`after-${time.slice(0, 2)}`)));
      expect(email.messages).toEqual([]);
    }
  });

  it('a missed run is made up for', async () => {
    const friday = await startAt('2024-02-08T10:00:00');
    await friday.publish(firm);
    await friday.subscribe(mail, daily);
    await friday.publish(program('one'));
    await matches('planned', 1);
    // Nine o'clock on the 13th, the first working day after 설날, passes while nothing runs.
    await startAt('2024-02-13T17:40:00');
    await email.until((messages) => messages.length === 1);
    await matches('sent', 1);
    expect(email.told).toEqual([['match.new one']]);
  });

  it('a rerun tells nothing again', async () => {
    const first = await startAt('2024-03-04T10:00:00');
    await first.publish(firm);
    await first.subscribe(mail, { companyId: 'chungju' });
    await first.publish(program('one'));
    await matches('sent', 1);
    // The same day, the same data, all of it published anew; and a clock that was set back.
    for (const [n, clock] of ['2024-03-04T10:00:00', '2024-03-04T10:00:00', '2024-03-02T10:00:00', '2024-03-04T11:00:00'].entries()) {
      const again = await startAt(clock);
      await again.publish(firm, program('one'), program(`mark-${n}`));
      await email.until((messages) => messages.length > 0);
      expect(email.told).toEqual([[`match.new mark-${n}`]]);
    }
  });

  it('a backfill mails nobody', async () => {
    const first = await startAt('2024-03-04T10:00:00');
    await first.publish(firm);
    await first.subscribe(mail, { companyId: 'chungju' });
    const silent = (id: string, version = 1, closesAt = '2024-05-31') =>
      program(id, { version, calls: [{ ...program(id).calls[0]!, closesAt, announce: false }] });
    await first.publish(...Array.from({ length: 20 }, (_, n) => silent(`old-${n}`)));
    // Nor do its corrections, its closing and its going.
    await first.publish(silent('old-0', 2, '2024-03-06'), { id: 'old-1', version: 2, deleted: true });
    await first.publish(program('new'));
    await matches('sent', 1);
    expect(email.told).toEqual([['match.new new']]);
    const later = await startAt('2024-03-05T10:00:00');
    await later.publish(program('newer'));
    await matches('sent', 2);
    expect(email.told).toEqual([['match.new newer']]);
    expect((await later.ledger()).filter(({ state }) => state.programId.startsWith('old-'))).toEqual([]);
  });
});

test('an address on the list keeps no subscription, also where the process died between listing it and stopping them', async () => {
  const monday = await startAt('2024-03-04T10:00:00');
  await monday.publish(firm);
  const atOnce = await monday.subscribe(mail, { companyId: 'chungju' });
  const search = { query: '사업', filter: { tracks: [], status: [], areas: [], kinds: [] }, profile: null };
  const weekly = await monday.subscribe(mail, { kind: 'search', search, frequency: 'weekly' });
  const listed = monday.app.get(Documents).collection(undeliverableCollection);
  const since = monday.app.get(Clock).asOf();
  const id = await monday.app.get(Secrets).recipientOf(mail);
  await listed.put({ id, expectedVersion: 0, state: { since, reason: 'refused' }, at: since, by: 'system' });
  await monday.publish(program('one'));
  for (const each of [atOnce, weekly]) expect(await monday.stopped(each)).toMatchObject({ stopped: { by: 'undeliverable' } });
  await matches('suppressed', 2);
  expect(email.messages).toEqual([]);
});

test('what was told when ids were a digest of the key alone is not told again, nor a baseline of then', async () => {
  const monday = await startAt('2024-03-04T10:00:00');
  const recipient = await monday.app.get(Secrets).recipientOf(mail);
  const at = '2024-03-01T01:00:00.000Z';
  const entryOf = (programId: string): LedgerEntry => ({
    kind: 'match.new',
    recipient,
    subject: 'company:chungju',
    subscriptionId: 's',
    programId,
    callId: 'call',
    material: 'told-then',
    state: 'sent',
    plannedAt: at,
    dueAt: at,
    sentAt: at,
  });
  for (const entry of [entryOf('told'), entryOf('told-too')]) {
    const id = createHash('sha256').update(ledgerKey(entry)).digest('base64url').slice(0, 32);
    await monday.app.get(Ledger).collection.put({ id, expectedVersion: 0, state: entry, at, by: 'test' });
  }
  await monday.publish(firm, program('told'));
  // A subscription that begins knows of the first, and finds it in the ledger.
  await monday.subscribe(mail, { companyId: 'chungju' });
  await monday.publish(program('told-too'), program('new'));
  await monday.until((all) => all.some(({ state }) => state.programId === 'new' && state.state === 'sent'));
  const isMatch = ({ state }: KeptEntry) => state.kind === 'match.new';
  expect(
    (await monday.ledger())
      .filter(isMatch)
      .map(({ state }) => state.programId)
      .sort(),
  ).toEqual(['new', 'told', 'told-too']);
  expect(email.told.flat().filter((line) => line.startsWith('match.new'))).toEqual(['match.new new']);
});

test('what is due to one recipient is one message, also where some of it was due while nothing ran', async () => {
  const calls = [{ id: 'call', title: '모집 공고', opensAt: '2024-03-04', closesAt: '2024-03-22', closing: 'fixed' }] as const;
  const first = await startAt('2024-02-28T10:00:00');
  await first.publish(firm);
  await first.subscribe(mail, { companyId: 'chungju' });
  const ids = ['one', ...Array.from({ length: 40 }, (_, n) => `more-${n}`)];
  await first.publish(...ids.map((id) => program(id, { calls: [...calls] })));
  await matches('sent', ids.length);
  const all = (kind: string, state: string) =>
    service!.until((entries) => entries.filter((each) => each.state.kind === kind && each.state.state === state).length === ids.length);
  // At night, so that it is to go out at eight.
  await startAt('2024-03-06T22:00:00');
  await all('call.opened', 'planned');
  await startAt('2024-03-14T10:15:00');
  await all('call.opened', 'sent');
  await service!.until((entries) => entries.filter(({ state }) => state.kind === 'call.closing').length === ids.length);
  const lines = ids.flatMap((id) => [`call.closing ${id}`, `call.opened ${id}`]).sort();
  expect(email.told.map((told) => [...told].sort())).toEqual([lines]);
});

test('what is due goes out where what is known of another programme cannot be read, and nothing is planned for that', async () => {
  const monday = await startAt('2024-03-04T10:00:00');
  await monday.publish(firm);
  await monday.subscribe(mail, daily);
  await monday.publish(program('one'));
  await matches('planned', 1);
  const at = monday.app.get(Clock).asOf();
  const shown = { programId: 'broken', callId: 'call', programTitle: '사업', title: '공고', closing: 'fixed', closesAt: 'soon' } as const;
  const state = { ...shown, isSilent: false, material: 'm', materials: {}, sequence: 1, seenAt: at, goneAt: at };
  const known = monday.app.get(Documents).collection(knownCallCollection);
  await known.put({ id: knownCallId('broken', 'call'), expectedVersion: 0, state, at, by: 'test' });
  const tuesday = await startAt('2024-03-05T09:00:01');
  await email.until((messages) => messages.length === 1);
  expect(tuesday.app.get(PlanningLoop).isFailing).toBe(true);
  expect(email.told).toEqual([['match.new one']]);
});

test('who is to hear of one thing now and of another later hears the first now', async () => {
  const monday = await startAt('2024-03-04T10:00:00');
  await monday.publish(firm);
  const search = { query: '사업', filter: { tracks: [], status: [], areas: [], kinds: [] }, profile: null };
  // Which of the two is planned first hangs on digests: of so many, both orders come.
  const people = Array.from({ length: 16 }, (_, n): Channel => ({ kind: 'email', address: `person${n}@example.com` }));
  for (const each of people) {
    await monday.subscribe(each, { companyId: 'chungju' });
    await monday.subscribe(each, { kind: 'search', search, frequency: 'weekly' });
  }
  await monday.publish(program('one'));
  await matches('sent', people.length);
  expect(email.told).toEqual(people.map(() => ['match.new one']));
});
